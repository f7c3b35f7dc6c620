// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A folder in which files appear whole: each is written beside its name, and all are renamed when all are there. What is
 * not committed is gone when it is closed, the folder too if it was not there before.
 */
final class Staging implements Closeable {
    private static final int PIECE = 1 << 16;

    private final Path folder;
    private final boolean wasThere;
    private final List<Staged> staged = new ArrayList<>();
    private boolean isCommitted;

    private record Staged(Path beside, Path file) {}

    /** Writes the bytes of a file. */
    interface Content {
        void writeTo(OutputStream target) throws IOException;
    }

    private Staging(Path folder, boolean wasThere) {
        this.folder = folder;
        this.wasThere = wasThere;
    }

    static Staging in(Path folder) throws IOException {
        boolean wasThere = Files.exists(folder);
        Files.createDirectories(folder);
        return new Staging(folder, wasThere);
    }

    /** {@return the SHA-256 of what was written, in hexadecimal digits} */
    String write(String name, Content content) throws IOException {
        Path beside = folder.resolve("." + name + "." + UUID.randomUUID() + ".new");
        staged.add(new Staged(beside, folder.resolve(name)));
        MessageDigest sha256 = Sha256.digest();
        try (FileChannel file = FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream buffered = new BufferedOutputStream(
                    new DigestOutputStream(Channels.newOutputStream(file), sha256), PIECE);
            content.writeTo(buffered);
            buffered.flush();
            file.force(true);
        }
        return Sha256.hex(sha256.digest());
    }

    /** Lets all of them appear; those that were there are replaced. */
    void commit() throws IOException {
        for (Staged one : staged) {
            Files.move(one.beside(), one.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        isCommitted = true;
    }

    @Override
    public void close() throws IOException {
        for (Staged one : staged) {
            Files.deleteIfExists(one.beside());
        }
        if (!isCommitted && !wasThere) {
            Files.deleteIfExists(folder);
        }
    }
}

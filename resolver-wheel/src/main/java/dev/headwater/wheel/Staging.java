// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A folder in which files appear whole: each is written beside its name, and all are renamed when all are there. What
 * is not committed is gone when it is closed, and so are the folders that were not there before.
 */
final class Staging implements Closeable {
    private static final int PIECE = 1 << 16;

    private final Path folder;
    /** The folders that were not there before, the innermost first. */
    private final List<Path> made;

    private final List<Staged> staged = new ArrayList<>();
    private boolean isCommitted;

    private record Staged(Path beside, Path file) {}

    /** Writes the bytes of a file. */
    interface Content {
        void writeTo(OutputStream target) throws IOException;
    }

    private Staging(Path folder, List<Path> made) {
        this.folder = folder;
        this.made = List.copyOf(made);
    }

    static Staging in(Path folder) throws IOException {
        List<Path> made = new ArrayList<>();
        for (Path each = folder.toAbsolutePath().normalize();
                each != null && !Files.exists(each);
                each = each.getParent()) {
            made.add(each);
        }
        Files.createDirectories(folder);
        return new Staging(folder, made);
    }

    /** {@return the SHA-256 of what was written, in hexadecimal digits} */
    String write(String name, Content content) throws IOException {
        Path target = folder.resolve(name);
        // A link is none either: what it leads to is not what is replaced.
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(target.toString(), null, "is there already, and is no regular file");
        }
        // Names of wheels may be as long as a name can be, so this one is not made of it.
        Path beside = folder.resolve("." + UUID.randomUUID() + ".new");
        staged.add(new Staged(beside, target));
        MessageDigest sha256 = Sha256.digest();
        try (FileChannel file = FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream buffered =
                    new BufferedOutputStream(new DigestOutputStream(Channels.newOutputStream(file), sha256), PIECE);
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
        if (!isCommitted) {
            for (Path each : made) {
                Files.deleteIfExists(each);
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Atomic writes: files that appear whole, written under another name in the same folder, then renamed. */
final class AtomicWrite {
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private AtomicWrite() {}

    /**
     * Puts a file in the place of what is there.
     *
     * @param parts what is in it, one after the other
     * @throws IOException if that fails; nothing is left behind, and what was there is there
     */
    static void replace(Path file, List<ByteBuffer> parts, Durability durability) throws IOException {
        Path aside = write(file, parts, durability);
        try {
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(aside);
            throw e;
        }
    }

    /**
     * Puts a file where there is none. A new link fails where there is a file, and a rename does not: so there is one
     * file, however many make it.
     *
     * @throws FileAlreadyExistsException if another process was faster; nothing is left behind
     */
    static void create(Path file, List<ByteBuffer> parts, Durability durability) throws IOException {
        Path aside = write(file, parts, durability);
        try {
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | IOException e) {
            // A file system without links: who is overtaken between here and the rename writes for nobody.
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static Path write(Path file, List<ByteBuffer> parts, Durability durability) throws IOException {
        Path aside = Layout.aside(file, ThreadLocalRandom.current().nextLong());
        try (FileChannel channel = FileChannel.open(aside, NEW, OwnFolder.ofFile(aside))) {
            for (ByteBuffer part : parts) {
                Pieces.empty(channel, part);
            }
            if (durability == Durability.NOW) {
                channel.force(true);
            }
        } catch (IOException e) {
            Files.deleteIfExists(aside);
            throw e;
        }
        return aside;
    }

    /** When bytes have to be on the disk. */
    enum Durability {
        /** Nobody waits: what a loss of power leaves is found out by a checksum. */
        SOME_TIME,
        NOW
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Atomic writes: files that appear whole, written under another name in the same folder, then renamed. */
final class AtomicWrite {
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private AtomicWrite() {}

    /**
     * Puts a file in the place of what is there.
     *
     * <p>It is not waited for until the disk has it: what a loss of power leaves is found out by its checksum.
     *
     * @throws IOException if that fails; nothing is left behind, and what was there is there
     */
    static void replace(Path file, String name, byte[] bytes) throws IOException {
        Path aside = write(file, name, bytes, Durability.SOME_TIME);
        try {
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(aside);
            throw e;
        }
    }

    /** {@return the file as written under another name, for a caller who renames or deletes it} */
    static Path write(Path file, String name, byte[] bytes, Durability durability) throws IOException {
        Path aside = Layout.aside(file, ThreadLocalRandom.current().nextLong());
        try (FileChannel channel = FileChannel.open(aside, NEW, OwnFolder.ofFile(aside))) {
            SealedFile.write(channel, name, bytes);
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
        SOME_TIME,
        NOW
    }
}

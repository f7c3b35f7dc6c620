// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Optional;

/** The salt of the keys of a cache folder, chance bytes: the first process makes them, all others read them. */
final class KeySalt {
    static final int LENGTH = 32;

    private static final String NAME = "salt";
    private static final int ATTEMPTS = 4;

    private KeySalt() {}

    /** {@return chance bytes for a store that cannot keep them} */
    static byte[] make() {
        byte[] salt = new byte[LENGTH];
        new SecureRandom().nextBytes(salt);
        return salt;
    }

    /**
     * {@return the salt in a file, made if there is none, or none whole}
     *
     * @throws IOException if there is none, and none can be made
     */
    static byte[] of(Path file) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<byte[]> salt = read(file);
            if (salt.isPresent()) {
                return salt.get();
            }
            Path aside = AtomicWrite.write(file, NAME, make(), AtomicWrite.Durability.NOW);
            try {
                name(aside, file);
            } catch (FileAlreadyExistsException e) {
                // Another process was faster: its salt is read at the next attempt.
            } finally {
                Files.deleteIfExists(aside);
            }
        }
        throw new IOException(file + " cannot be read");
    }

    private static Optional<byte[]> read(Path file) throws IOException {
        try {
            Optional<byte[]> salt = SealedFile.read(file, NAME);
            if (salt.isEmpty() || salt.get().length != LENGTH) {
                Files.deleteIfExists(file);
                return Optional.empty();
            }
            return salt;
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** A new link fails where there is a file, and a rename does not: so there is one salt, however many make one. */
    private static void name(Path aside, Path file) throws IOException {
        try {
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | IOException e) {
            // A file system without links. Who is overtaken between here and the rename keeps answers that nobody
            // finds.
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}

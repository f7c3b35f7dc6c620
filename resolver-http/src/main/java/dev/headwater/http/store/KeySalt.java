// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
            try {
                AtomicWrite.create(file, SealedFile.of(NAME, make()), AtomicWrite.Durability.SOME_TIME);
            } catch (FileAlreadyExistsException e) {
                // Another process was faster: its salt is read at the next attempt.
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
}

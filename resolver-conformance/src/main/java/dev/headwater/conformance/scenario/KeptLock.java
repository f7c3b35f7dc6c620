// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The lock file that one step of a scenario leaves to the next. */
public interface KeptLock {
    /** {@return its text; empty if there is none} */
    Optional<String> text();

    /** Puts another in its place. */
    void write(String text);

    /** {@return one that is no file, and not there yet} */
    static KeptLock inMemory() {
        return new KeptLock() {
            private volatile Optional<String> kept = Optional.empty();

            @Override
            public Optional<String> text() {
                return kept;
            }

            @Override
            public void write(String text) {
                kept = Optional.of(text);
            }
        };
    }

    /** {@return one that is a file, which need not be there yet} */
    static KeptLock in(Path file) {
        return new KeptLock() {
            @Override
            public Optional<String> text() {
                try {
                    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void write(String text) {
                try {
                    Files.writeString(file, text);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.overlay;

import dev.headwater.api.state.SeenMarks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Serials in a folder. */
final class SerialFolder implements SeenSerials {
    private static final int DIGITS = 19;

    private final SeenMarks<Long> marks;

    SerialFolder(Path folder) {
        marks = new SeenMarks<>(folder, new SerialName());
    }

    @Override
    public OptionalLong highest(String set) throws IOException {
        Optional<Long> highest = marks.highest(set);
        return highest.isPresent() ? OptionalLong.of(highest.get()) : OptionalLong.empty();
    }

    @Override
    public void keep(String set, long serial) throws IOException {
        marks.keep(set, serial);
    }

    /** All digits of a serial, so that a folder is listed in order. */
    private static final class SerialName implements SeenMarks.MarkName<Long> {
        @Override
        public String of(Long serial) {
            return String.format(Locale.ROOT, "%0" + DIGITS + "d", serial);
        }

        @Override
        public Optional<Long> parse(String name) {
            boolean isSerial = name.length() == DIGITS && name.chars().allMatch(c -> c >= '0' && c <= '9');
            try {
                return isSerial ? Optional.of(Long.parseLong(name)) : Optional.empty();
            } catch (NumberFormatException e) {
                // More than there can be.
                return Optional.empty();
            }
        }
    }
}

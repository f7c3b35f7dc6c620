// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.overlay;

import dev.headwater.api.state.SeenMarks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serials in a folder. */
final class SerialFolder implements SeenSerials {
    private final SeenMarks<SeenSet> marks;

    SerialFolder(Path folder) {
        marks = new SeenMarks<>(folder, new SerialName());
    }

    @Override
    public Optional<SeenSet> highest(String set) throws IOException {
        return marks.highest(set);
    }

    @Override
    public void keep(String set, SeenSet seen) throws IOException {
        marks.keep(set, seen);
    }

    /** All digits of a serial, so that a folder is listed in order; behind them the content, where it is known. */
    private static final class SerialName implements SeenMarks.MarkName<SeenSet> {
        private static final Pattern NAME = Pattern.compile("([0-9]{19})(?:-([0-9a-f]{64}))?");

        @Override
        public String of(SeenSet seen) {
            return String.format(Locale.ROOT, "%019d", seen.serial())
                    + seen.content().map(content -> "-" + content).orElse("");
        }

        @Override
        public Optional<SeenSet> parse(String name) {
            Matcher parts = NAME.matcher(name);
            try {
                return parts.matches()
                        ? Optional.of(new SeenSet(Long.parseLong(parts.group(1)), Optional.ofNullable(parts.group(2))))
                        : Optional.empty();
            } catch (NumberFormatException e) {
                // More than there can be.
                return Optional.empty();
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository;

import dev.headwater.api.state.SeenMarks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The newest date that was seen of each suite, kept from one run to the next: what is older comes from somebody who
 * keeps updates back.
 */
public final class SeenDates {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private final @Nullable Path folder;
    private final @Nullable SeenMarks<Instant> marks;
    private final Consumer<String> onTrouble;

    private SeenDates(@Nullable Path folder, Consumer<String> onTrouble) {
        this.folder = folder;
        this.marks = folder == null ? null : new SeenMarks<>(folder, new DateName());
        this.onTrouble = onTrouble;
    }

    /**
     * {@return dates kept in a folder, which is made when the first is to be kept}
     *
     * @param onTrouble is told, from any thread, that a date could not be kept, and why
     */
    public static SeenDates in(Path folder, Consumer<String> onTrouble) {
        return new SeenDates(folder, onTrouble);
    }

    /** {@return dates of which none is kept} */
    public static SeenDates none() {
        return new SeenDates(null, trouble -> {});
    }

    /**
     * {@return the newest date that was kept of a suite; empty if none was}
     *
     * @throws IOException if that cannot be found out
     */
    Optional<Instant> newest(SuiteName suite) throws IOException {
        return marks == null ? Optional.empty() : marks.highest(suite.key());
    }

    /** Keeps a date that is none of the older ones. Where that cannot be done, what was kept before still guards. */
    void keep(SuiteName suite, Instant date) {
        Instant second = date.truncatedTo(ChronoUnit.SECONDS);
        if (marks == null || second.isAfter(END) || second.isBefore(Instant.EPOCH)) {
            return;
        }
        try {
            marks.keep(suite.key(), second);
        } catch (IOException e) {
            onTrouble.accept("the date of " + suite.location() + " is not kept in " + folder + ": " + e.getMessage());
        }
    }

    private static final class DateName implements SeenMarks.MarkName<Instant> {
        @Override
        public String of(Instant date) {
            return NAME.format(date);
        }

        @Override
        public Optional<Instant> parse(String name) {
            try {
                return Optional.of(NAME.parse(name, Instant::from));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
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
 *
 * <p>Each date is an empty file named by it, in a folder for the suite; the newest of them counts. To make a file is
 * one step, and only older ones are ever taken away, so that no crash and no other process can lose a date that was
 * kept, and nobody waits for a lock. No clock has a part in it. The folder lies beside what a cache may forget, never
 * in it.
 */
public final class SeenDates {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private final @Nullable Path folder;
    private final Consumer<String> onTrouble;

    private SeenDates(@Nullable Path folder, Consumer<String> onTrouble) {
        this.folder = folder;
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
        if (folder == null) {
            return Optional.empty();
        }
        Instant newest = null;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve(suite.key()))) {
            for (Path file : files) {
                Instant date = date(file).orElse(null);
                newest = date != null && (newest == null || date.isAfter(newest)) ? date : newest;
            }
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        return Optional.ofNullable(newest);
    }

    /** Keeps a date that is none of the older ones. Where that cannot be done, what was kept before still guards. */
    void keep(SuiteName suite, Instant date) {
        Instant second = date.truncatedTo(ChronoUnit.SECONDS);
        if (folder == null || second.isAfter(END) || second.isBefore(Instant.EPOCH)) {
            return;
        }
        try {
            keep(folder, suite, second);
        } catch (IOException e) {
            onTrouble.accept("the date of " + suite.location() + " is not kept in " + folder + ": " + e.getMessage());
        }
    }

    private void keep(Path folder, SuiteName suite, Instant second) throws IOException {
        Path place = Files.createDirectories(folder.resolve(suite.key()));
        try {
            Files.createFile(place.resolve(NAME.format(second)));
        } catch (FileAlreadyExistsException e) {
            return;
        }
        forgetOlder(place, newest(suite).orElse(second));
    }

    private static void forgetOlder(Path place, Instant newest) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(place)) {
            for (Path file : files) {
                if (date(file).filter(newest::isAfter).isPresent()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NotDirectoryException | NoSuchFileException e) {
            // Somebody took all of it away meanwhile.
        }
    }

    private static Optional<Instant> date(Path file) {
        try {
            return Optional.of(NAME.parse(String.valueOf(file.getFileName()), Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

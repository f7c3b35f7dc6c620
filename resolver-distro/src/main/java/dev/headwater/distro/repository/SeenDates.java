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
import org.jspecify.annotations.Nullable;

/**
 * The newest date that was seen of each suite, kept from one run to the next: what is older comes from somebody who
 * keeps updates back.
 *
 * <p>Each date is an empty file named by it, in a folder for the suite; the newest of them counts. To make a file is one
 * step, and only older ones are ever taken away, so that no crash and no other process can lose a date that was kept, and
 * nobody waits for a lock. No clock has a part in it. The folder lies beside what a cache may forget, never in it.
 */
public final class SeenDates {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private final @Nullable Path folder;

    private SeenDates(@Nullable Path folder) {
        this.folder = folder;
    }

    /** {@return dates kept in a folder, which is made when the first is to be kept} */
    public static SeenDates in(Path folder) {
        return new SeenDates(folder);
    }

    /** {@return dates of which none is kept} */
    public static SeenDates none() {
        return new SeenDates(null);
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

    /**
     * Keeps a date, unless a newer one is kept.
     *
     * @throws IOException if it could not be kept
     */
    void keep(SuiteName suite, Instant date) throws IOException {
        Instant second = date.truncatedTo(ChronoUnit.SECONDS);
        if (folder == null || second.isAfter(END) || second.isBefore(Instant.EPOCH)) {
            return;
        }
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

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.state;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The highest mark that was seen of each of many things, kept from one run to the next: what is lower comes from
 * somebody who keeps the newer back.
 *
 * <p>Each mark is an empty file named by it, in a folder for the thing; the highest of them counts. To make a file is
 * one step, and only lower ones are ever taken away, so that no crash and no other process can lose a mark that was
 * kept, and nobody waits for a lock. No clock has a part in it. The folder lies beside what a cache may forget, never
 * in it. It is made for this user alone, and where others may write to it, nothing in it is believed. Safe for use by
 * many threads.
 *
 * @param <T> what is kept: a date, a number
 */
public final class SeenMarks<T extends Comparable<T>> {
    private final Path folder;
    private final MarkName<T> names;

    /**
     * How a mark is written as the name of a file.
     *
     * @param <T> what is written
     */
    public interface MarkName<T> {
        /** {@return the name of a mark} */
        String of(T mark);

        /** {@return the mark of a name; empty for what is none, which is left alone} */
        Optional<T> parse(String name);
    }

    /** Begins marks in a folder, which is made when the first is to be kept. */
    public SeenMarks(Path folder, MarkName<T> names) {
        this.folder = folder;
        this.names = names;
    }

    /**
     * {@return the highest mark that was kept of a thing; empty if none was}
     *
     * @param thing its name, of digits and letters
     * @throws IOException if that cannot be found out
     */
    public Optional<T> highest(String thing) throws IOException {
        OwnFolder.check(folder);
        T highest = null;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve(thing))) {
            for (Path file : files) {
                T mark = mark(file).orElse(null);
                highest = mark != null && (highest == null || mark.compareTo(highest) > 0) ? mark : highest;
            }
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        return Optional.ofNullable(highest);
    }

    /**
     * Keeps a mark that is none of the lower ones.
     *
     * @param thing its name, of digits and letters
     * @throws IOException if that cannot be done; what was kept before still guards
     */
    public void keep(String thing, T mark) throws IOException {
        Path place = folder.resolve(thing);
        OwnFolder.make(place);
        OwnFolder.check(folder);
        try {
            Files.createFile(place.resolve(names.of(mark)));
        } catch (FileAlreadyExistsException e) {
            return;
        }
        forgetLower(place, highest(thing).orElse(mark));
    }

    private void forgetLower(Path place, T highest) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(place)) {
            for (Path file : files) {
                Optional<T> mark = mark(file);
                if (mark.isPresent() && mark.get().compareTo(highest) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NotDirectoryException | NoSuchFileException e) {
            // Somebody took all of it away meanwhile.
        }
    }

    private Optional<T> mark(Path file) {
        return names.parse(String.valueOf(file.getFileName()));
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.file;

import dev.headwater.http.file.RegularFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Files that were got and are what they were to be, by their keys; those used longest ago go when there are more bytes
 * than the folder may hold. Its user alone can read it; several gateways may share it: each looks at what all of them
 * keep after it has written a sixteenth of the limit, which may be exceeded meanwhile. Safe for use by many threads.
 */
public final class FileFolder {
    private static final String PART = ".part";
    private static final int FIFTHS_LEFT = 4;
    private static final int COUNTS_IN_LIMIT = 16;
    /**
     * Who still writes to something does so more often: a policy lets an index say nothing for a day at most. What
     * waits for its turn at an index is not written to, either.
     */
    private static final Duration GIVEN_UP = Duration.ofDays(2);

    private final Path folder;
    private final long mostBytes;
    private final Clock clock;
    /** What was there when it was last counted, and what was written since. Guarded by this, as the next one. */
    private long bytes;

    private long uncounted;

    private FileFolder(Path folder, long mostBytes, Clock clock) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    /**
     * Opens a folder, which is made where there is none. What an earlier gateway began and did not finish is taken out,
     * once nobody has written to it for two days: it may be of another gateway that is at work.
     *
     * @throws IOException if it cannot be made, read or written to, or is no folder
     */
    public static FileFolder open(Path folder, long mostBytes, Clock clock) throws IOException {
        Path parent = folder.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] own = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(folder, own);
        }
        FileFolder opened = new FileFolder(folder, mostBytes, clock);
        opened.removeGivenUp();
        for (Kept kept : opened.kept()) {
            opened.bytes += kept.size();
        }
        return opened;
    }

    private void removeGivenUp() throws IOException {
        Instant then = clock.instant().minus(GIVEN_UP);
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "*" + PART)) {
            for (Path part : parts) {
                try {
                    if (lastWritten(part).isBefore(then)) {
                        remove(part);
                    }
                } catch (NoSuchFileException e) {
                    // Another gateway has just finished it.
                }
            }
        }
    }

    private static Instant lastWritten(Path part) throws IOException {
        Instant last =
                Files.getLastModifiedTime(part, LinkOption.NOFOLLOW_LINKS).toInstant();
        if (Files.isDirectory(part, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> inside = Files.newDirectoryStream(part)) {
                for (Path one : inside) {
                    Instant own = lastWritten(one);
                    last = own.isAfter(last) ? own : last;
                }
            }
        }
        return last;
    }

    /** A file in the folder. */
    private record Kept(Path path, long size, FileTime used) {}

    private List<Kept> kept() throws IOException {
        List<Kept> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                try {
                    if (!file.toString().endsWith(PART) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                        all.add(new Kept(file, Files.size(file), Files.getLastModifiedTime(file)));
                    }
                } catch (NoSuchFileException e) {
                    // Another gateway has just let go of it.
                }
            }
        }
        return all;
    }

    /** {@return a file that is kept} */
    public Optional<FileBytes> find(String key) {
        Path file = folder.resolve(key);
        try {
            StoredFile found = new StoredFile(RegularFile.open(file));
            try {
                Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            } catch (IOException e) {
                // Its age is not known then; it may go earlier.
            }
            return Optional.of(found);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Lets go of a file that is not what it was. */
    public void drop(String key) throws IOException {
        Files.deleteIfExists(folder.resolve(key));
    }

    /** {@return a new file to be written} */
    public Path part() throws IOException {
        return Files.createTempFile(folder, "", PART);
    }

    /** {@return a new folder to work in, beside what is kept; to be {@linkplain #remove removed}} */
    public Path workFolder() throws IOException {
        return Files.createDirectory(folder.resolve(UUID.randomUUID() + PART));
    }

    /** Removes a file that is not kept, or a folder with all that is in it. */
    public static void remove(Path part) throws IOException {
        if (Files.isDirectory(part, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> inside = Files.newDirectoryStream(part)) {
                for (Path one : inside) {
                    remove(one);
                }
            }
        }
        Files.deleteIfExists(part);
    }

    /** {@return whether a file that is whole is kept} It is, unless it is larger than all that may be. */
    public boolean keep(Path part, String key, long size) {
        if (size > mostBytes) {
            return false;
        }
        try {
            // Else, after a loss of power, its name would be there without its bytes.
            try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(part, folder.resolve(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            keepLimit(size);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private synchronized void keepLimit(long written) throws IOException {
        bytes += written;
        uncounted += written;
        if (bytes <= mostBytes && uncounted <= mostBytes / COUNTS_IN_LIMIT) {
            return;
        }
        List<Kept> all = kept();
        bytes = all.stream().mapToLong(Kept::size).sum();
        uncounted = 0;
        if (bytes > mostBytes) {
            trim(all);
        }
    }

    private void trim(List<Kept> all) throws IOException {
        all.sort(
                Comparator.comparing(Kept::used).thenComparing(one -> one.path().toString()));
        for (Kept one : all) {
            if (bytes <= mostBytes / (FIFTHS_LEFT + 1) * FIFTHS_LEFT) {
                return;
            }
            // Another gateway may have let go of it already.
            Files.deleteIfExists(one.path());
            bytes -= one.size();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;
import java.util.UUID;

/**
 * A file that is replaced whole or stays as it was: what is new is written beside it, to the disk, and then renamed. A
 * full disk and a killed run lose nothing. Of several, all are written before the first is renamed.
 */
public final class ReplacedFile {
    private final Path file;
    private final Path beside;
    private final byte[] content;

    /**
     * Names a file and the text that it is to hold, in UTF-8; as for bytes.
     *
     * @throws UnwritableFileException as for bytes
     */
    public ReplacedFile(Path file, String text) {
        this(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Names a file and what it is to hold, which is not copied; a link is followed, so that what it leads to is
     * replaced.
     *
     * @throws UnwritableFileException if it is a link that leads nowhere: what was meant to be there is not known; or
     *     if it is a folder, a device or a pipe, which a rename would put an end to
     */
    public ReplacedFile(Path file, byte[] content) {
        requireFile(file);
        try {
            this.file = Files.isSymbolicLink(file) ? file.toRealPath() : file;
        } catch (IOException e) {
            throw new UnwritableFileException(
                    file + " is a link that cannot be followed (" + e.getClass().getSimpleName() + "); it is as it was",
                    "remove the link, or make what it leads to reachable",
                    e);
        }
        this.content = content;
        this.beside = this.file.resolveSibling("." + this.file.getFileName() + "." + UUID.randomUUID() + ".new");
    }

    /**
     * Replaces all of them.
     *
     * @throws UnwritableFileException if one cannot be written, and then each is as it was; or if one cannot be renamed
     *     though it could be written beside, and then those before it are replaced
     */
    public static void replace(List<ReplacedFile> files) {
        try {
            files.forEach(ReplacedFile::write);
            files.forEach(ReplacedFile::rename);
        } finally {
            files.forEach(ReplacedFile::discard);
        }
    }

    /**
     * {@return whether two paths lead to the same place, through whatever links, also where there is nothing yet} Two
     * files of which that is so cannot both be replaced.
     */
    public static boolean isSame(Path one, Path other) {
        return real(one).equals(real(other));
    }

    /** {@return whether a path leads to the same place as another, or below it, through whatever links} */
    public static boolean isWithin(Path one, Path other) {
        return real(one).startsWith(real(other));
    }

    private static Path real(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        try {
            return absolute.toRealPath();
        } catch (IOException e) {
            Path folder = absolute.getParent();
            return folder == null ? absolute : real(folder).resolve(absolute.getFileName());
        }
    }

    private static void requireFile(Path file) {
        if (Files.isDirectory(file)) {
            throw new UnwritableFileException(file + " is a folder", "name a file in it");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new UnwritableFileException(
                    file + " is not a regular file, and only such a one is replaced",
                    "name a file, no device and no pipe");
        }
    }

    private void write() {
        requireFile(file);
        try {
            Files.write(beside, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            keepPermissions();
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    private void rename() {
        try {
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    private UnwritableFileException unwritten(IOException e) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            return new UnwritableFileException(
                    file + " cannot be written: there is no folder " + folder, "make that folder, or name another", e);
        }
        return new UnwritableFileException(
                file + " cannot be written (" + e.getClass().getSimpleName() + "); it is as it was",
                "check the permissions of its folder, and the space there",
                e);
    }

    private void discard() {
        try {
            Files.deleteIfExists(beside);
        } catch (IOException e) {
            // It stands beside, under a name that nobody reads.
        }
    }

    private void keepPermissions() throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(beside, PosixFileAttributeView.class);
        if (view != null && Files.exists(file)) {
            view.setPermissions(Files.getPosixFilePermissions(file));
        }
    }
}

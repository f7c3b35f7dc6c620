// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/**
 * A file that is replaced whole or stays as it was: what is new is written beside it, to the disk, and then renamed. A
 * full disk and a killed run lose nothing.
 */
public final class ReplacedFile {
    private final Path file;

    /**
     * Names a file; a link is followed, so that what it leads to is replaced.
     *
     * @throws UnwritableFileException if it is a link that leads nowhere: what was meant to be there is not known
     */
    public ReplacedFile(Path file) {
        try {
            this.file = Files.isSymbolicLink(file) ? file.toRealPath() : file;
        } catch (IOException e) {
            throw new UnwritableFileException(
                    file + " is a link that cannot be followed (" + e.getClass().getSimpleName() + "); it is as it was",
                    "remove the link, or make what it leads to reachable",
                    e);
        }
    }

    /**
     * Replaces it.
     *
     * @throws UnwritableFileException if that fails; the file is as it was
     */
    public void write(String text) {
        Path beside = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".new");
        try {
            try {
                Files.writeString(
                        beside, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                keepPermissions(beside);
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new UnwritableFileException(
                    file + " cannot be written (" + e.getClass().getSimpleName() + "); it is as it was",
                    "check the permissions of its folder, and the space there",
                    e);
        }
    }

    private void keepPermissions(Path beside) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(beside, PosixFileAttributeView.class);
        if (view != null && Files.exists(file)) {
            view.setPermissions(Files.getPosixFilePermissions(file));
        }
    }
}

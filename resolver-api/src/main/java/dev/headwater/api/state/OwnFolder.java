// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.state;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A folder of which nobody but this user takes anything away. Where there are no POSIX permissions, by default. */
final class OwnFolder {
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OF_OTHERS =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private static final int STICKY = 01000;

    private OwnFolder() {}

    /** Makes a folder and what is missing above it, for this user alone. */
    static void make(Path folder) throws IOException {
        boolean hasPermissions =
                folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        Files.createDirectories(
                folder,
                hasPermissions
                        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ALONE)}
                        : new FileAttribute<?>[0]);
    }

    /**
     * Checks that others may not write to a folder, if it is there, nor put another one into its place.
     *
     * @throws FileSystemException if they may
     */
    static void check(Path folder) throws IOException {
        requireOwn(folder);
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null && !isSticky(parent)) {
            requireOwn(parent);
        }
    }

    /** In such a folder each moves only what is theirs. */
    private static boolean isSticky(Path folder) throws IOException {
        return folder.getFileSystem().supportedFileAttributeViews().contains("unix")
                && Files.exists(folder)
                && (((Integer) Files.getAttribute(folder, "unix:mode")) & STICKY) != 0;
    }

    private static void requireOwn(Path folder) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (view == null || !Files.exists(folder)) {
            return;
        }
        if (view.readAttributes().permissions().stream().anyMatch(OF_OTHERS::contains)) {
            throw new FileSystemException(
                    folder.toString(),
                    null,
                    "other users may write to " + folder + "; take that from them: chmod go-w");
        }
    }
}

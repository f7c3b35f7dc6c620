// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Folders and files that belong to the user of this process alone. Where there are no POSIX permissions, by default.
 */
final class OwnFolder {
    private static final Path SELF = Path.of("/proc/self");
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<?> FOLDER = PosixFilePermissions.asFileAttribute(OWNER_ALONE);
    private static final FileAttribute<?> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private OwnFolder() {}

    /** Makes a folder for this user alone, where there is none. Folders above it are made as usual. */
    static void make(Path folder) throws IOException {
        Path parent = folder.getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            Files.createDirectories(parent);
        }
        try {
            Files.createDirectory(folder, attributes(folder, FOLDER));
        } catch (FileAlreadyExistsException e) {
            // Made by another process just now, or there before: what it is, is checked by who asked for it.
        }
    }

    /** {@return what a new file has to be made with} */
    static FileAttribute<?>[] ofFile(Path file) {
        return attributes(file, FILE);
    }

    /**
     * Checks that a folder is one, and that of this user.
     *
     * @throws UnusableCacheException if it is not
     */
    static void check(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UnusableCacheException(folder, "is not a folder");
        }
        if (!owner(folder).equals(self(folder))) {
            throw new UnusableCacheException(folder, "belongs to another user, " + Files.getOwner(folder));
        }
    }

    /**
     * Checks that nobody else could have put something into a folder of ours, and lets nobody read it.
     *
     * @throws UnusableCacheException if others may write there, or it is a link to elsewhere
     */
    static void checkPrivate(Path folder) throws IOException {
        if (Files.isSymbolicLink(folder)) {
            throw new UnusableCacheException(folder, "is a symbolic link");
        }
        check(folder);
        PosixFileAttributeView view =
                Files.getFileAttributeView(folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) {
            return;
        }
        Set<PosixFilePermission> permissions = view.readAttributes().permissions();
        if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new UnusableCacheException(folder, "may be written to by other users");
        }
        if (!OWNER_ALONE.containsAll(permissions)) {
            view.setPermissions(OWNER_ALONE);
        }
    }

    /**
     * {@return what tells a folder from others that were, or will be, in its place, and what was checked of it; nothing
     * if that cannot be told} One call of the system.
     */
    static Map<String, Object> identity(Path folder) {
        try {
            return Files.readAttributes(
                    folder,
                    supports(folder, "unix") ? "unix:dev,ino,mode,uid" : "fileKey,creationTime",
                    LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return Map.of();
        }
    }

    /** {@return who owns what this process makes} */
    private static Object self(Path folder) throws IOException {
        if (Files.exists(SELF)) {
            return owner(SELF);
        }
        Path probe = Layout.aside(
                folder.resolve("owner"), ThreadLocalRandom.current().nextLong());
        try {
            return owner(Files.createFile(probe, ofFile(probe)));
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    /** By number where there is one: to find the name of a user may take a question to a server. */
    private static Object owner(Path path) throws IOException {
        return supports(path, "unix") ? Files.getAttribute(path, "unix:uid") : Files.getOwner(path);
    }

    private static boolean supports(Path path, String view) {
        return path.getFileSystem().supportedFileAttributeViews().contains(view);
    }

    private static FileAttribute<?>[] attributes(Path file, FileAttribute<?> permissions) {
        return supports(file, "posix") ? new FileAttribute<?>[] {permissions} : new FileAttribute<?>[0];
    }
}

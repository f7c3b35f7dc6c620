// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks for a file in a folder and those above it. */
public final class FileSearch {
    private final String name;
    private final Path home;
    private final UserPrincipal user;

    /**
     * Makes a search.
     *
     * @param name the name of the file
     * @param home where a search ends at the latest
     * @param user who must own the file
     */
    public FileSearch(String name, Path home, UserPrincipal user) {
        this.name = name;
        this.home = real(home);
        this.user = user;
    }

    /** {@return the nearest file of that name, whoever owns it} */
    public Optional<Path> from(Path start) {
        Path first = real(start);
        for (@Nullable Path folder = first;
                folder != null && isOnSameStore(first, folder);
                folder = folder.getParent()) {
            Path file = folder.resolve(name);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(file);
            }
            if (folder.equals(home) || isRepository(folder)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /**
     * Refuses a file of another user, and a link that is of another user or leads to such a file.
     *
     * @throws FileFault if it is not the user's, or nobody can say whose it is
     */
    public void requireOwn(Path file) {
        try {
            UserPrincipal ofLink = Files.getOwner(file, LinkOption.NOFOLLOW_LINKS);
            UserPrincipal ofFile = Files.getOwner(file);
            if (!ofLink.equals(user) || !ofFile.equals(user)) {
                throw FileFault.whole("this file was found on the way up and belongs to another user ("
                        + (ofLink.equals(user) ? ofFile : ofLink).getName()
                        + "), so it is not used unless you name it yourself");
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw FileFault.whole("nobody can say whose file this is, so it is not used unless you name it yourself");
        }
    }

    private static boolean isRepository(Path folder) {
        return Files.exists(folder.resolve(".git"), LinkOption.NOFOLLOW_LINKS)
                || Files.exists(folder.resolve(".hg"), LinkOption.NOFOLLOW_LINKS);
    }

    /** A folder whose file system cannot be told ends the search, as another file system does. */
    private static boolean isOnSameStore(Path first, Path folder) {
        try {
            FileStore store = Files.getFileStore(first);
            return store.equals(Files.getFileStore(folder));
        } catch (IOException e) {
            return false;
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}

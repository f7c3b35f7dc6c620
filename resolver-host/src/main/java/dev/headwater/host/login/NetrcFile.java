// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host.login;

import dev.headwater.http.file.Descriptors;
import dev.headwater.http.file.RegularFile;
import dev.headwater.http.file.UnfitFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code .netrc} file of the user, and whether it is only theirs.
 *
 * @param path where it is
 * @param logins what is in it
 * @param problem why it must not be used, if so
 */
record NetrcFile(Path path, Netrc logins, Optional<String> problem) {
    private static final String VARIABLE = "NETRC";
    /** The usual way to name no file. */
    private static final String NOTHING = "/dev/null";

    private static final int MOST_BYTES = 1 << 20;
    private static final Set<PosixFilePermission> OWN =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    /**
     * Finds and reads the file: the one that {@code NETRC} names, else {@code .netrc} or {@code _netrc} at home.
     *
     * <p>One at home has to belong to the user and to be closed to all others, as Python's own reader of the file
     * demands. One that {@code NETRC} names is taken as it is: secrets of containers belong to whom they belong.
     *
     * @param directory what relative paths are relative to
     * @param user what Java calls who runs this process
     * @throws IllegalArgumentException if the file is there and cannot be read, or is a link to one that is not
     */
    static Optional<NetrcFile> find(Map<String, String> environment, Path directory, String user) {
        try {
            String named = environment.getOrDefault(VARIABLE, "");
            if (named.equals(NOTHING)) {
                return Optional.empty();
            } else if (!named.isEmpty()) {
                Path path = directory.resolve(named);
                return Optional.of(new NetrcFile(path, read(path), Optional.empty()));
            }
            String home = environment.getOrDefault("HOME", environment.getOrDefault("USERPROFILE", ""));
            for (String name : home.isEmpty() ? List.<String>of() : List.of(".netrc", "_netrc")) {
                Path path = directory.resolve(home).resolve(name);
                if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                    return Optional.of(new NetrcFile(path, read(path), problem(path, user)));
                }
            }
            return Optional.empty();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("the path of .netrc, by NETRC or HOME, is no path", e);
        }
    }

    private static Netrc read(Path path) {
        try {
            return Netrc.parse(new String(RegularFile.read(path, MOST_BYTES), StandardCharsets.UTF_8));
        } catch (UnfitFileException e) {
            throw new IllegalArgumentException(e.getMessage() + ", and so no .netrc file", e);
        } catch (IOException e) {
            String why = Files.isSymbolicLink(path) && e instanceof NoSuchFileException
                    ? ": it is a link to a file that is not there"
                    : Descriptors.areUsedUp(e) ? ": " + Descriptors.USED_UP : "";
            throw new IllegalArgumentException(path + " cannot be read" + why, e);
        }
    }

    private static Optional<String> problem(Path path, String user) {
        try {
            if (!Files.getOwner(path).equals(CurrentUser.principal(user))) {
                return Optional.of("belongs to another user");
            }
            PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
            boolean open =
                    view != null && !OWN.containsAll(view.readAttributes().permissions());
            return open ? Optional.of("can be read by others: chmod 600 it") : Optional.empty();
        } catch (IOException e) {
            return Optional.of("does not tell whose it is");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.installed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Databases of package managers that are not read here. Where there is one, nobody knows whose the files are. */
final class UnreadRecords {
    private static final String BY_LISTING = "is read by rpm alone: name what it printed, with --rpm-listing";
    private static final String BY_NOBODY = "is of a package manager whose records are not read";

    private static final String WITHOUT_LISTS = "stands without dpkg's lists of files in var/lib/dpkg/info";

    private static final Map<String, String> DATABASES = new TreeMap<>(Map.of(
            "usr/lib/sysimage/rpm/rpmdb.sqlite", BY_LISTING,
            "usr/lib/sysimage/rpm/Packages.db", BY_LISTING,
            "var/lib/rpm/rpmdb.sqlite", BY_LISTING,
            "var/lib/rpm/Packages.db", BY_LISTING,
            "var/lib/rpm/Packages", BY_LISTING,
            "var/lib/dpkg/status", WITHOUT_LISTS,
            "var/lib/dpkg/status.d", WITHOUT_LISTS,
            "lib/apk/db/installed", BY_NOBODY,
            "usr/lib/apk/db/installed", BY_NOBODY,
            "var/lib/pacman/local", BY_NOBODY));

    private UnreadRecords() {}

    /**
     * Looks whether a package manager that is not asked may own what lies in some folders.
     *
     * @throws UnreadableRecordsException if one may
     */
    static void refuse(Path root, Collection<Path> folders) throws IOException {
        // Below usr/local, and elsewhere, is what others put there.
        List<Path> places = List.of(root.resolve("usr"), root.resolve("lib"), root.resolve("lib64"));
        boolean isAsked = folders.stream()
                .anyMatch(folder ->
                        places.stream().anyMatch(folder::startsWith) && !folder.startsWith(root.resolve("usr/local")));
        for (Map.Entry<String, String> one : DATABASES.entrySet()) {
            Path database = root.resolve(one.getKey());
            if (isAsked && Files.exists(database)) {
                throw new UnreadableRecordsException(database + " " + one.getValue());
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

import dev.headwater.distro.listed.InstalledFolder;
import java.util.List;
import java.util.Set;

/**
 * What a list of files says that matters here.
 *
 * @param packages the packages that install metadata where a Python imports from, in the order read
 * @param named the ids of all packages of which the files are listed
 */
public record Filelists(List<Entry> packages, Set<String> named) {
    /** What is known where there is no such list. */
    public static final Filelists NONE = new Filelists(List.of(), Set.of());

    /** Copies the packages; of the ids there are as many as packages. */
    public Filelists {
        packages = List.copyOf(packages);
    }

    /**
     * A package.
     *
     * @param id what tells it from others
     * @param name its name
     * @param version its version, with its release
     * @param architecture {@code noarch}, or what it was built for
     * @param folders the metadata that it installs, by path
     */
    public record Entry(
            String id, String name, RpmVersion version, String architecture, List<InstalledFolder> folders) {
        /** Copies. */
        public Entry {
            folders = List.copyOf(folders);
        }
    }
}

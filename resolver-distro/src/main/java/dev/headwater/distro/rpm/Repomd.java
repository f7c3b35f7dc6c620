// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

import dev.headwater.distro.listed.ListedFile;
import java.time.Instant;
import java.util.Optional;

/**
 * What {@code repomd.xml} says of a repository.
 *
 * @param date the newest time that it says of its lists; empty where it says none
 * @param primary its list of packages
 * @param filelists the list of what is in them
 * @param modules its streams of modules
 */
public record Repomd(Optional<Instant> date, Listed primary, Optional<Listed> filelists, Optional<Listed> modules) {
    /**
     * A list.
     *
     * @param path its path below the root of the repository
     * @param packed what its file has to be
     * @param unpacked what has to come out of it, where that is said
     */
    public record Listed(String path, ListedFile packed, Optional<ListedFile> unpacked) {}
}

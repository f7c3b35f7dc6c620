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
 */
public record Repomd(Optional<Instant> date, Primary primary) {
    /**
     * A list of packages.
     *
     * @param path its path below the root of the repository
     * @param packed what its file has to be
     * @param unpacked what has to come out of it, where that is said
     */
    public record Primary(String path, ListedFile packed, Optional<ListedFile> unpacked) {}
}

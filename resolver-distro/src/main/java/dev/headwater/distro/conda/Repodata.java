// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.conda;

import java.util.List;

/**
 * The list of one folder of a channel.
 *
 * @param packages the builds, in the order read, without those that were removed
 * @param removed the names of packages of which the list names files as removed, in the order read
 */
public record Repodata(List<CondaPackage> packages, List<String> removed) {
    /** Copies. */
    public Repodata {
        packages = List.copyOf(packages);
        removed = List.copyOf(removed);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.conda;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The list of one folder of a channel.
 *
 * @param packages the builds, in the order read, without those that were removed
 * @param others the names of packages whose builds were left out, each with a relation of one on Python, or none
 * @param removed the names of packages of which the list names files as removed, in the order read
 * @param relations the channels that it is meant to be used with
 */
public record Repodata(
        List<CondaPackage> packages,
        SortedMap<String, String> others,
        List<String> removed,
        ChannelRelations relations) {
    /** Copies. */
    public Repodata {
        packages = List.copyOf(packages);
        others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
        removed = List.copyOf(removed);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

import dev.headwater.distro.listed.InstalledFolder;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the {@code Contents} files of a suite say that matters here.
 *
 * @param folders the metadata folders that each package installs, by the name of the package, sorted by path
 * @param named the packages of which a file is listed at all
 */
public record Contents(Map<String, List<InstalledFolder>> folders, Set<String> named) {
    /** {@return the same, without what it says of other packages} */
    public Contents of(Set<String> packages) {
        Map<String, List<InstalledFolder>> some = new TreeMap<>(folders);
        some.keySet().retainAll(packages);
        Set<String> both = new LinkedHashSet<>(named);
        both.retainAll(packages);
        return new Contents(some, both);
    }

    /** {@return what this list and another say together} */
    public Contents with(Contents other) {
        Map<String, Set<InstalledFolder>> all = new TreeMap<>();
        for (Contents each : List.of(this, other)) {
            each.folders.forEach((name, of) -> all.computeIfAbsent(
                            name, key -> new TreeSet<>(Comparator.comparing(InstalledFolder::path)))
                    .addAll(of));
        }
        Map<String, List<InstalledFolder>> sorted = new TreeMap<>();
        all.forEach((name, of) -> sorted.put(name, List.copyOf(of)));
        Set<String> either = new LinkedHashSet<>(named);
        either.addAll(other.named);
        return new Contents(sorted, either);
    }
}

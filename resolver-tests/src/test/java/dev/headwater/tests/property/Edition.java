// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.property;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A release in a generated universe.
 *
 * @param project the project
 * @param version the version
 * @param needs what it requires
 * @param extras its extras, and what each requires
 */
record Edition(String project, String version, List<Need> needs, SortedMap<String, List<Need>> extras) {
    /** {@return editions that say one thing less} */
    List<Edition> smaller() {
        List<Edition> smaller = new ArrayList<>();
        Lists.smaller(needs, Edition::smaller)
                .forEach(fewer -> smaller.add(new Edition(project, version, fewer, extras)));
        extras.forEach((extra, own) -> {
            SortedMap<String, List<Need>> fewer = new TreeMap<>(extras);
            fewer.remove(extra);
            smaller.add(new Edition(project, version, needs, fewer));
            Lists.smaller(own, Edition::smaller).forEach(less -> {
                SortedMap<String, List<Need>> changed = new TreeMap<>(extras);
                changed.put(extra, less);
                smaller.add(new Edition(project, version, needs, changed));
            });
        });
        return smaller;
    }

    static List<Need> smaller(Need need) {
        List<Need> smaller = new ArrayList<>();
        if (!need.extras().isEmpty()) {
            smaller.add(need.withoutExtras());
        }
        if (!need.specifier().isEmpty()) {
            smaller.add(need.withoutSpecifier());
        }
        return smaller;
    }

    /** {@return the line of this release in the text of an index} */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(project).append(' ').append(version);
        if (!needs.isEmpty()) {
            line.append(": ").append(joined(needs));
        }
        extras.forEach((extra, own) -> {
            line.append(" | extra ").append(extra);
            if (!own.isEmpty()) {
                line.append(": ").append(joined(own));
            }
        });
        return line.toString();
    }

    private static String joined(List<Need> needs) {
        return needs.stream().map(Need::toString).collect(Collectors.joining(", "));
    }
}

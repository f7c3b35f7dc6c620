// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.review;

import dev.headwater.api.review.ListedVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects rows by their version. */
final class Versions {
    private final Map<String, List<String>> items = new HashMap<>();

    /** Adds a row. */
    void add(String version, String item) {
        items.computeIfAbsent(version, key -> new ArrayList<>()).add(item);
    }

    /** {@return the rows by version, in order} */
    List<ListedVersion> all() {
        return items.entrySet().stream()
                .map(entry -> new ListedVersion(entry.getKey(), entry.getValue()))
                .sorted()
                .toList();
    }
}

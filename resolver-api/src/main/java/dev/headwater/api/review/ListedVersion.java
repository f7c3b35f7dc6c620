// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.review;

import dev.headwater.api.version.Version;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an index lists of one version of a project, or a part of that. Ordered by version; what is no version comes
 * first.
 *
 * @param version the version, as text: a file that is named by its hash may have none
 * @param items the names of files, or the purls of what is provided, sorted
 * @since 0.1.0
 */
public record ListedVersion(String version, List<String> items) implements Comparable<ListedVersion> {
    private static final Comparator<ListedVersion> ORDER = Comparator.comparing(
                    ListedVersion::parsed, Comparator.nullsFirst(Comparator.<Version>naturalOrder()))
            .thenComparing(ListedVersion::version);

    /** Copies, and sorts the items. */
    public ListedVersion {
        items = items.stream().sorted().toList();
    }

    private @Nullable Version parsed() {
        return Version.parseOrNull(version);
    }

    @Override
    public int compareTo(ListedVersion other) {
        return ORDER.compare(this, other);
    }
}

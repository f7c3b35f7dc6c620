// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import dev.headwater.api.policy.IndexRole;
import dev.headwater.api.policy.NamePattern;
import dev.headwater.core.imported.ImportNote.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * Which projects a source of PDM is for. One that is included comes from there alone, even where it is excluded, too;
 * so a source that excludes all the others supplies nothing but what it includes.
 */
final class PdmFilter {
    /** The key of the patterns of what comes from a source alone. */
    static final String INCLUDED = "include_packages";

    /** The key of the patterns of what does not come from a source. */
    static final String EXCLUDED = "exclude_packages";

    private static final NamePattern ALL = NamePattern.parse("*");

    private record Filter(TomlSetting said, NamePattern pattern) {}

    private PdmFilter() {}

    /**
     * Reads both keys of a source.
     *
     * @throws dev.headwater.core.file.FileFault for a pattern that no policy can say, since without it projects would
     *     come from another index, which would be told their names
     */
    static void read(DraftIndex index, TomlSetting source) {
        List<Filter> included = filters(source, INCLUDED);
        List<Filter> excluded = filters(source, EXCLUDED);
        if (!included.isEmpty()) {
            index.reserving(included.stream().map(Filter::pattern).toList());
            source.get(INCLUDED)
                    .ifPresent(
                            said -> index.note(said.spot(), Level.SAME, "reserved: nobody else is told these names"));
        }
        if (!included.isEmpty()
                && excluded.stream().anyMatch(filter -> filter.pattern().equals(ALL))) {
            index.role(IndexRole.ON_DEMAND);
            source.get(EXCLUDED)
                    .ifPresent(said -> index.note(
                            said.spot(), Level.SAME, "asked about what is reserved for it or pinned to it alone"));
        } else {
            exclude(index, included, excluded);
        }
    }

    private static void exclude(DraftIndex index, List<Filter> included, List<Filter> excluded) {
        for (Filter filter : excluded) {
            NamePattern pattern = filter.pattern();
            if (included.stream().anyMatch(other -> other.pattern().covers(pattern))) {
                index.note(filter.said().spot(), Level.SAME, "left out: it is included, which PDM looks at first");
            } else {
                index.denying(List.of(pattern));
                index.note(filter.said().spot(), Level.SAME, "denied: it is not told of this");
            }
        }
    }

    private static List<Filter> filters(TomlSetting source, String key) {
        List<Filter> filters = new ArrayList<>();
        source.get(key).ifPresent(said -> said.items().forEach(item -> filters.add(new Filter(item, pattern(item)))));
        return filters;
    }

    private static NamePattern pattern(TomlSetting item) {
        try {
            return NamePattern.parse(item.text());
        } catch (IllegalArgumentException e) {
            throw item.fault("no policy can say this pattern, and without it these projects would come from another"
                    + " index; write their names, or their beginning with one '*' behind it");
        }
    }
}

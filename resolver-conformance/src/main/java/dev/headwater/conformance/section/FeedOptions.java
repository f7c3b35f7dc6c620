// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.section;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.FeedVersionRule;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.PolicyKeys;
import dev.headwater.api.policy.RequirementsRule;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What a policy says of the feed of a distributor, beside its sources. */
final class FeedOptions {
    static final String ALLOW_UNSIGNED = "allow-unsigned";
    static final String OLDEST = "oldest";
    private static final String REQUIREMENTS = "requirements";
    private static final String NAMES = "names.";
    private static final String VERSIONS = "versions.";

    private FeedOptions() {}

    /** {@return whether a key is one of feeds alone} */
    static boolean has(String key) {
        return key.equals(ALLOW_UNSIGNED)
                || key.equals(OLDEST)
                || key.equals(REQUIREMENTS)
                || key.startsWith(NAMES)
                || key.startsWith(VERSIONS);
    }

    /** Says all of it to an entry. */
    static void add(IndexEntry.Builder entry, Map<String, Object> values) {
        if (values.containsKey(ALLOW_UNSIGNED)) {
            entry.set(PolicyKeys.ALLOW_UNSIGNED, true);
        }
        if (values.get(OLDEST) instanceof LocalDate oldest) {
            entry.set(PolicyKeys.OLDEST, oldest);
        }
        if (values.containsKey(REQUIREMENTS)) {
            String rule = String.valueOf(values.get(REQUIREMENTS));
            entry.set(PolicyKeys.REQUIREMENTS, PolicyText.constant(RequirementsRule.values(), rule));
        }
        SortedMap<ProjectName, String> names = table(values, NAMES, Function.identity());
        if (!names.isEmpty()) {
            entry.set(PolicyKeys.NAMES, names);
        }
        SortedMap<ProjectName, FeedVersionRule> versions =
                table(values, VERSIONS, word -> PolicyText.constant(FeedVersionRule.values(), word));
        if (!versions.isEmpty()) {
            entry.set(PolicyKeys.VERSIONS, versions);
        }
    }

    private static <T> SortedMap<ProjectName, T> table(
            Map<String, Object> values, String beginning, Function<String, T> reading) {
        SortedMap<ProjectName, T> table = new TreeMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(beginning)) {
                table.put(ProjectName.parse(key.substring(beginning.length())), reading.apply(value.toString()));
            }
        });
        return table;
    }
}

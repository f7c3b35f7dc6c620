// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import dev.headwater.api.name.ProjectName;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which formats may be used, by project: the most specific pattern wins, and any format where none matches.
 *
 * @since 0.1.0
 */
public final class FormatPolicy {
    /** Any format of every project. */
    public static final FormatPolicy ANY = new FormatPolicy(new TreeMap<>());

    private final SortedMap<NamePattern, FormatRule> rules;

    private FormatPolicy(SortedMap<NamePattern, FormatRule> rules) {
        this.rules = Collections.unmodifiableSortedMap(rules);
    }

    /** {@return the policy of these rules} */
    public static FormatPolicy of(Map<NamePattern, FormatRule> rules) {
        return new FormatPolicy(new TreeMap<>(rules));
    }

    /** {@return this policy where another, which goes first for equal patterns, says nothing more specific} */
    public FormatPolicy overlaidBy(FormatPolicy other) {
        TreeMap<NamePattern, FormatRule> all = new TreeMap<>(rules);
        all.putAll(other.rules);
        return new FormatPolicy(all);
    }

    /** {@return the rule for a project} */
    public FormatRule of(ProjectName name) {
        for (Map.Entry<NamePattern, FormatRule> rule : rules.entrySet()) {
            if (rule.getKey().matches(name)) {
                return rule.getValue();
            }
        }
        return FormatRule.ANY;
    }

    /** {@return the rules, the most specific pattern first} */
    public SortedMap<NamePattern, FormatRule> rules() {
        return rules;
    }

    @Override
    public String toString() {
        return rules.toString();
    }
}

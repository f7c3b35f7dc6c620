// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.resolution;

import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which releases may be chosen, by project, as pip's {@code --all-releases} and {@code --only-final} say it: the last
 * one given for a name holds, and a name goes before {@code :all:}. These rules go before what request and policy say
 * of pre-releases in general.
 *
 * <pre>{@code
 * ReleaseRules.NONE.with(ReleaseRule.ONLY_FINAL, ":all:").with(ReleaseRule.ALL_RELEASES, "black,ruff");
 * }</pre>
 *
 * @param ofAll the rule for every project that has none of its own
 * @param byName the rules of single projects, by name
 */
public record ReleaseRules(Optional<ReleaseRule> ofAll, SortedMap<ProjectName, ReleaseRule> byName) {
    /** No rules: what request and policy say of pre-releases holds for every project. */
    public static final ReleaseRules NONE = new ReleaseRules(Optional.empty(), new TreeMap<>());

    /** Copies. */
    public ReleaseRules {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /**
     * {@return these rules with a further one, given after them}
     *
     * @param names names of projects, separated by commas; {@code :all:} takes back all that was said before and covers
     *     the names behind it; {@code :none:} takes back what was said before of this rule
     * @throws InvalidNameException if one is neither a name nor one of these two
     */
    public ReleaseRules with(ReleaseRule rule, String names) {
        Optional<ReleaseRule> all = ofAll;
        SortedMap<ProjectName, ReleaseRule> rules = new TreeMap<>(byName);
        boolean covered = false;
        for (String word : names.split(",", -1)) {
            String name = word.strip();
            if (name.equals(":all:")) {
                all = Optional.of(rule);
                rules.clear();
                covered = true;
            } else if (name.equals(":none:")) {
                all = all.filter(former -> former != rule);
                rules.values().removeIf(former -> former == rule);
                covered = false;
            } else if (!covered) {
                rules.put(ProjectName.of(name), rule);
            }
        }
        return new ReleaseRules(all, rules);
    }

    /** {@return these rules with others, given after them} */
    public ReleaseRules then(ReleaseRules later) {
        if (later.ofAll.isPresent()) {
            return later;
        }
        SortedMap<ProjectName, ReleaseRule> rules = new TreeMap<>(byName);
        rules.putAll(later.byName);
        return new ReleaseRules(ofAll, rules);
    }

    /** {@return the rule for a project, if there is one} */
    public Optional<ReleaseRule> of(ProjectName name) {
        return Optional.ofNullable(byName.get(name)).or(() -> ofAll);
    }
}

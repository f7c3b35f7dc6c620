// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.resolution;

import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which releases may be chosen, by project, as pip's {@code --all-releases} and {@code --only-final} say it: the last
 * one given for a name holds, and a name goes before {@code :all:}. These rules go before what request and policy say
 * of pre-releases in general.
 *
 * <pre>{@code
 * ReleaseRules.NONE.with(ReleaseRule.ONLY_FINAL, ":all:").with(ReleaseRule.ALL_RELEASES, "black,ruff");
 * }</pre>
 *
 * <p>What was given is kept in its order, so that it makes no difference whether one place gives it or several, one
 * after the other. Two are equal if the same was given. Immutable.
 *
 * @since 0.1.0
 */
public final class ReleaseRules {
    /** No rules: what request and policy say of pre-releases holds for every project. */
    public static final ReleaseRules NONE = new ReleaseRules(List.of());

    private static final String ALL = ":all:";
    private static final String NOBODY = ":none:";

    private final List<Given> given;
    private final SortedMap<ProjectName, ReleaseRule> byName = new TreeMap<>();
    private @Nullable ReleaseRule ofAll;

    /**
     * What is given at once.
     *
     * @param rule the rule; empty to take back what was said of all
     * @param names the names, {@code :all:} and {@code :none:}
     */
    private record Given(Optional<ReleaseRule> rule, List<String> names) {
        static Given parse(ReleaseRule rule, String text) {
            List<String> names = new ArrayList<>();
            boolean covered = false;
            for (String word : text.split(",", -1)) {
                String name = word.strip();
                if (name.equals(ALL) || name.equals(NOBODY)) {
                    covered = name.equals(ALL);
                    names.add(name);
                } else if (!covered) {
                    names.add(ProjectName.parse(name).value());
                }
            }
            return new Given(Optional.of(rule), List.copyOf(names));
        }
    }

    private ReleaseRules(List<Given> given) {
        this.given = given;
        // By rule, so that to take one back costs no more than to have given it.
        Map<ReleaseRule, Set<ProjectName>> named = new EnumMap<>(ReleaseRule.class);
        for (ReleaseRule rule : ReleaseRule.values()) {
            named.put(rule, new HashSet<>());
        }
        for (Given next : given) {
            if (next.rule().isEmpty()) {
                ofAll = null;
            } else {
                next.names().forEach(name -> add(next.rule().get(), name, named));
            }
        }
        for (Map.Entry<ReleaseRule, Set<ProjectName>> rule : named.entrySet()) {
            for (ProjectName name : rule.getValue()) {
                byName.put(name, rule.getKey());
            }
        }
    }

    private void add(ReleaseRule rule, String name, Map<ReleaseRule, Set<ProjectName>> named) {
        if (name.equals(ALL)) {
            ofAll = rule;
            named.replaceAll((each, names) -> new HashSet<>());
        } else if (name.equals(NOBODY)) {
            ofAll = ofAll == rule ? null : ofAll;
            named.put(rule, new HashSet<>());
        } else {
            named.values().forEach(names -> names.remove(ProjectName.parse(name)));
            named.computeIfAbsent(rule, key -> new HashSet<>()).add(ProjectName.parse(name));
        }
    }

    /**
     * {@return these rules with a further one, given after them}
     *
     * @param names names of projects, separated by commas; {@code :all:} takes back all that was said before and covers
     *     the names behind it; {@code :none:} takes back what was said before of this rule
     * @throws InvalidNameException if one is neither a name nor one of these two
     */
    public ReleaseRules with(ReleaseRule rule, String names) {
        return then(new ReleaseRules(List.of(Given.parse(rule, names))));
    }

    /** {@return these rules without the one for every project, as {@code --pre} takes it back; those by name stay} */
    public ReleaseRules withoutAll() {
        return then(new ReleaseRules(List.of(new Given(Optional.empty(), List.of()))));
    }

    /** {@return these rules and then others, as if all had been given in one place} */
    public ReleaseRules then(ReleaseRules later) {
        return of(List.of(this, later));
    }

    /** {@return rules that were given one after the other; the time it takes grows with their number} */
    public static ReleaseRules of(List<ReleaseRules> inOrder) {
        List<Given> all = new ArrayList<>();
        for (ReleaseRules rules : inOrder) {
            all.addAll(rules.given);
        }
        return new ReleaseRules(Collections.unmodifiableList(all));
    }

    /** {@return the rule for every project that has none of its own} */
    public Optional<ReleaseRule> ofAll() {
        return Optional.ofNullable(ofAll);
    }

    /** {@return the rules of single projects, by name} */
    public SortedMap<ProjectName, ReleaseRule> byName() {
        return Collections.unmodifiableSortedMap(byName);
    }

    /** {@return the rule for a project, if there is one} */
    public Optional<ReleaseRule> of(ProjectName name) {
        ReleaseRule own = byName.get(name);
        return Optional.ofNullable(own == null ? ofAll : own);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReleaseRules rules && given.equals(rules.given);
    }

    @Override
    public int hashCode() {
        return given.hashCode();
    }

    /** {@return what they come to} */
    @Override
    public String toString() {
        return ofAll().map(rule -> ALL + "=" + rule + " ").orElse("") + byName;
    }
}

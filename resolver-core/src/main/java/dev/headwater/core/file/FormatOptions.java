// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.FormatPolicy;
import dev.headwater.api.policy.FormatRule;
import dev.headwater.api.policy.NamePattern;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects pip's options about formats, each of which may take back what one before it said. */
public final class FormatOptions {
    private static final String ALL = ":all:";
    private static final String NONE = ":none:";

    private final Set<String> onlyBinary = new TreeSet<>();
    private final Set<String> noBinary = new TreeSet<>();
    private boolean preferBinary;

    /**
     * Takes wheels only of these projects: names separated by commas, {@code :all:}, {@code :none:}.
     *
     * @throws IllegalArgumentException if one is no name
     */
    public void onlyBinary(String names) {
        add(names, onlyBinary, noBinary);
    }

    /**
     * Takes source distributions only of these projects, likewise.
     *
     * @throws IllegalArgumentException if one is no name
     */
    public void noBinary(String names) {
        add(names, noBinary, onlyBinary);
    }

    /** Takes wheels before newer source distributions, of all projects of which nothing else was said. */
    public void preferBinary() {
        preferBinary = true;
    }

    /**
     * A name moves from one set to the other; {@code :all:} empties both, and {@code :none:} the one that it is said
     * of.
     */
    private static void add(String names, Set<String> target, Set<String> other) {
        boolean all = false;
        for (String name : names.split(",", -1)) {
            if (name.equals(ALL)) {
                other.clear();
                target.clear();
                target.add(ALL);
                all = true;
            } else if (name.equals(NONE)) {
                target.clear();
                all = false;
            } else if (!all) {
                String normal = ProjectName.parse(name.strip()).value();
                other.remove(normal);
                target.add(normal);
            }
        }
    }

    /** {@return what holds after all of them} */
    public FormatPolicy policy() {
        Map<NamePattern, FormatRule> rules = new TreeMap<>();
        if (preferBinary) {
            rules.put(NamePattern.parse("*"), FormatRule.PREFER_BINARY);
        }
        for (String name : noBinary) {
            rules.put(pattern(name), FormatRule.NO_BINARY);
        }
        for (String name : onlyBinary) {
            rules.put(pattern(name), FormatRule.ONLY_BINARY);
        }
        return FormatPolicy.of(rules);
    }

    private static NamePattern pattern(String name) {
        return NamePattern.parse(name.equals(ALL) ? "*" : name);
    }
}

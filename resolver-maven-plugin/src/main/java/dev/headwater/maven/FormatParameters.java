// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.FormatPolicy;
import dev.headwater.api.policy.FormatRule;
import dev.headwater.api.policy.NamePattern;
import dev.headwater.maven.pom.ElementText;
import dev.headwater.maven.pom.InvalidPomException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The formats that may be chosen, by project, as {@code <onlyBinary>} and {@code <noBinary>} say it. */
final class FormatParameters {
    private final Map<NamePattern, FormatRule> rules = new TreeMap<>();

    /**
     * Reads names of projects, or {@code :all:}.
     *
     * @throws InvalidPomException for a name of both, and for what is no name
     */
    FormatParameters(List<String> onlyBinary, List<String> noBinary) {
        onlyBinary.forEach(name -> add("onlyBinary", name, FormatRule.ONLY_BINARY));
        noBinary.forEach(name -> add("noBinary", name, FormatRule.NO_BINARY));
    }

    private void add(String element, String name, FormatRule rule) {
        NamePattern pattern = name.equals(":all:")
                ? NamePattern.parse("*")
                : ElementText.name(
                        element,
                        name,
                        text -> NamePattern.parse(ProjectName.parse(text).value()));
        FormatRule former = rules.put(pattern, rule);
        if (former != null && former != rule) {
            throw new InvalidPomException(
                    "<onlyBinary> and <noBinary> contradict each other about '" + name + "'; keep one");
        }
    }

    /** {@return whether nothing is said} */
    boolean isEmpty() {
        return rules.isEmpty();
    }

    /** {@return what is said} */
    FormatPolicy policy() {
        return FormatPolicy.of(rules);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.widening;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.VersionSpecifier;
import java.util.Collection;
import java.util.stream.Collectors;

/** Requirements that say something else; their names stay as they are spelled. */
public final class Lines {
    private Lines() {}

    /** {@return a requirement of other versions} */
    public static Requirement with(Requirement requirement, SpecifierSet specifiers) {
        return written(requirement, requirement.extras(), specifiers);
    }

    /** {@return a requirement with one extra less} */
    public static Requirement without(Requirement requirement, ExtraName extra) {
        return written(
                requirement,
                requirement.extras().stream().filter(one -> !one.equals(extra)).toList(),
                requirement.specifiers());
    }

    private static Requirement written(Requirement requirement, Collection<ExtraName> extras, SpecifierSet specifiers) {
        String brackets = extras.isEmpty()
                ? ""
                : extras.stream().map(ExtraName::value).collect(Collectors.joining(",", "[", "]"));
        String versions = specifiers.clauses().stream()
                .map(VersionSpecifier::toString)
                .distinct()
                .collect(Collectors.joining(","));
        String marker = requirement.marker().map(own -> "; " + own).orElse("");
        return Requirement.parse(requirement.spelledName() + brackets + versions + marker);
    }
}

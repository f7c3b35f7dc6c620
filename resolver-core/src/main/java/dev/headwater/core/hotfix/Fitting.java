// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.hotfix;

import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.version.Version;
import dev.headwater.api.version.VersionOperator;
import dev.headwater.api.version.VersionSpecifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How requirements of one release on a project fit the versions that are there of it. */
final class Fitting {
    private final List<Requirement> wanted;

    Fitting(List<Requirement> wanted) {
        this.wanted = wanted;
    }

    /** {@return the requirements that a version does not meet} */
    List<Requirement> unmet(Version version) {
        return wanted.stream()
                .filter(one -> !one.specifiers().contains(version))
                .toList();
    }

    /** {@return whether a version meets all} */
    boolean isMet(Version version) {
        return wanted.stream().allMatch(one -> one.specifiers().contains(version));
    }

    /**
     * {@return the version for which least has to change} Of those that the fewest requirements stand against, finals
     * go before pre-releases; of these it is the lowest that is too new, for later versions are mostly meant to go on
     * as earlier ones did, and what is nearest was least likely changed; else the highest.
     *
     * @param versions the versions in ascending order
     */
    Optional<Version> nearest(List<Version> versions) {
        int fewest = versions.stream().mapToInt(one -> unmet(one).size()).min().orElse(0);
        List<Version> best =
                versions.stream().filter(one -> unmet(one).size() == fewest).toList();
        List<Version> finals = best.stream().filter(one -> !one.isPreRelease()).toList();
        List<Version> eligible = finals.isEmpty() ? best : finals;
        return eligible.stream()
                .filter(this::isTooNew)
                .findFirst()
                .or(() -> Stream.of(eligible)
                        .filter(all -> !all.isEmpty())
                        .map(all -> all.get(all.size() - 1))
                        .findFirst());
    }

    private boolean isTooNew(Version version) {
        return unmet(version).stream()
                .flatMap(one -> one.specifiers().clauses().stream())
                .anyMatch(clause -> !clause.contains(version) && isBelow(clause, version));
    }

    private static boolean isBelow(VersionSpecifier clause, Version version) {
        return clause.operator() != VersionOperator.NOT_EQUAL
                && clause.operator() != VersionOperator.GREATER
                && clause.operator() != VersionOperator.GREATER_OR_EQUAL
                && clause.version()
                        .filter(bound -> bound.compareTo(version) <= 0)
                        .isPresent();
    }
}

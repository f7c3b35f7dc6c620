// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.debian;

import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import dev.headwater.distro.debian.DebianVersion;
import dev.headwater.distro.debian.Relation;
import java.util.Optional;

/** Bounds of a relation: over versions of packages, and over versions of a project. */
final class VersionRelation {
    private VersionRelation() {}

    /** {@return whether a package of that version is within the bound} */
    static boolean admits(Relation relation, DebianVersion version) {
        if (relation.operator() == Relation.Operator.ANY) {
            return true;
        }
        DebianVersion bound = DebianVersion.parseOrNull(relation.version());
        if (bound == null) {
            return false;
        }
        int order = version.compareTo(bound);
        return switch (relation.operator()) {
            case ANY -> true;
            case EARLIER -> order < 0;
            case EARLIER_OR_EQUAL -> order <= 0;
            case EQUAL -> order == 0;
            case LATER_OR_EQUAL -> order >= 0;
            case LATER -> order > 0;
        };
    }

    /**
     * {@return the bound over versions of the project, as far as it says something of these; empty if it does not
     * convert} A package is one revision of many of a version, so {@code >> 1.0} admits 1.0-1, and {@code << 1.0-2} as
     * well.
     */
    static Optional<SpecifierSet> converted(Relation relation) {
        if (relation.operator() == Relation.Operator.ANY) {
            return Optional.of(SpecifierSet.any());
        }
        DebianVersion bound = DebianVersion.parseOrNull(relation.version());
        return bound == null
                ? Optional.empty()
                : bound.release().map(version -> SpecifierSet.parse(operator(relation, bound) + plain(version)));
    }

    private static String operator(Relation relation, DebianVersion bound) {
        return switch (relation.operator()) {
            case EARLIER -> bound.revision().isEmpty() ? "<" : "<=";
            case EARLIER_OR_EQUAL -> "<=";
            case EQUAL -> "==";
            case LATER, LATER_OR_EQUAL -> ">=";
            case ANY -> throw new IllegalArgumentException("no bound");
        };
    }

    /** Comparisons of order take no local versions. */
    private static Version plain(Version version) {
        return version.publicVersion();
    }
}

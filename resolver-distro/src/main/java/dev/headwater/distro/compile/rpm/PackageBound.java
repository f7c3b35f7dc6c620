// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.rpm;

import dev.headwater.api.version.SpecifierSet;
import dev.headwater.distro.rpm.Dependency;
import dev.headwater.distro.rpm.Dependency.Operator;
import dev.headwater.distro.rpm.ProjectBound;
import dev.headwater.distro.rpm.RichDependency;
import dev.headwater.distro.rpm.RpmVersion;
import java.util.Optional;

/** A bound of a package's version as one of the version of its project. */
final class PackageBound {
    private PackageBound() {}

    /**
     * {@return the versions of the project; empty where the bound is on another name than the package's, counts by
     * another epoch, or is no bound of a project} A package is one of many releases of a version, so {@code < 1.0-2}
     * admits 1.0.
     */
    static Optional<SpecifierSet> of(Dependency bound, RpmMember member) {
        RpmVersion version = RpmVersion.parseOrNull(bound.version());
        if (version == null
                || !bound.name().equals(member.name())
                || version.epoch() != member.listed().version().epoch()) {
            return Optional.empty();
        }
        Operator operator = version.release().isEmpty() ? bound.operator() : ofReleases(bound.operator());
        return ProjectBound.of(new RichDependency.Simple(new Dependency(bound.name(), operator, version.version())));
    }

    private static Operator ofReleases(Operator operator) {
        return switch (operator) {
            case EARLIER -> Operator.EARLIER_OR_EQUAL;
            case LATER -> Operator.LATER_OR_EQUAL;
            case ANY, EARLIER_OR_EQUAL, EQUAL, LATER_OR_EQUAL -> operator;
        };
    }
}

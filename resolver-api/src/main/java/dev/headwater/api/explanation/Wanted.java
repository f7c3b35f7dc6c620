// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.explanation;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.SpecifierSet;
import java.util.List;
import java.util.Optional;

/**
 * What is required of a project.
 *
 * @param name the project
 * @param extra the extra that is required; empty for the project itself
 * @param ranges the versions that are required, each range once
 * @param alternatives whether each of several releases requires one of the ranges; else all of them are required
 * @since 0.1.0
 */
public record Wanted(ProjectName name, Optional<ExtraName> extra, List<SpecifierSet> ranges, boolean alternatives) {
    /** Copies. */
    public Wanted {
        ranges = List.copyOf(ranges);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Wanted that
                && name.equals(that.name)
                && extra.equals(that.extra)
                && ranges.equals(that.ranges)
                && alternatives == that.alternatives;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * name.hashCode() + extra.hashCode()) + ranges.hashCode())
                + Boolean.hashCode(alternatives);
    }
}

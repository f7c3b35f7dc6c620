// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.resolution;

import dev.headwater.api.Unpromised;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.version.SpecifierSet;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An edge of a solution: a requirement of a chosen package that holds for the target and the extras that are used.
 *
 * @param name the project that is required
 * @param extras its extras that are required, sorted
 * @param specifier the versions that are required, as the metadata says; an override may have replaced them
 * @param marker the marker of the requirement, as written
 * @param extra the extra of the requiring package that brings the requirement; empty for the package itself
 * @param source whose word it is
 * @param overlay the overlay that says it, where the source is one
 * @param checked whether the chosen version was held against it; only what a distributor's package requires of a
 *     project that another index supplies may be unchecked
 * @since 0.1.0
 */
public record PackageRequirement(
        ProjectName name,
        SortedSet<ExtraName> extras,
        SpecifierSet specifier,
        Optional<Marker> marker,
        Optional<ExtraName> extra,
        Source source,
        Optional<String> overlay,
        boolean checked) {
    /** Copies. */
    @Unpromised
    public PackageRequirement {
        // Most name none, and an outcome that is held has thousands.
        extras = extras.isEmpty()
                ? Collections.emptySortedSet()
                : Collections.unmodifiableSortedSet(new TreeSet<>(extras));
    }

    /** Whose word a requirement is. */
    public enum Source {
        /** The metadata of the file. */
        METADATA,
        /** The distributor, whose package provides the version. */
        DISTRIBUTOR,
        /** An overlay. */
        OVERLAY
    }

    /** {@return the requirement as it is written in metadata, without its marker} */
    @Override
    public String toString() {
        return name
                + (extras.isEmpty()
                        ? ""
                        : "["
                                + String.join(
                                        ",",
                                        extras.stream().map(ExtraName::value).toList()) + "]")
                + (specifier.isAny() ? "" : specifier);
    }
}

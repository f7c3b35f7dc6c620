// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.why;

import dev.headwater.api.resolution.PackageRequirement;
import dev.headwater.api.resolution.PinnedPackage;
import java.util.List;

/**
 * A package of a solution that requires another, or an extra of itself.
 *
 * @param by the package
 * @param requirements the requirements, in the order of its metadata, all of the package itself or all of one extra of
 *     it; at least one
 * @since 0.1.0
 */
public record Link(PinnedPackage by, List<PackageRequirement> requirements) {
    /** Copies. */
    public Link {
        requirements = List.copyOf(requirements);
    }

    /** {@return who requires what: {@code flask 2.2.2 requires click>=8.0}} */
    @Override
    public String toString() {
        List<String> texts =
                requirements.stream().map(PackageRequirement::toString).toList();
        return by.name() + " " + by.version() + " requires " + String.join(" and ", texts);
    }
}

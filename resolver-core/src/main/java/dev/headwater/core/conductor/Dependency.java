// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.conductor;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.requirement.Truth;

/**
 * A requirement in the metadata of a file, and whether it applies to the target without any extra.
 *
 * @param requirement the requirement
 * @param withoutExtras what its marker comes to if no extra is asked for
 */
record Dependency(Requirement requirement, Truth withoutExtras) {
    static Dependency of(Requirement requirement, MarkerEnvironment environment) {
        return new Dependency(
                requirement,
                requirement.marker().map(marker -> marker.truth(environment)).orElse(Truth.TRUE));
    }

    /** {@return whether it belongs to the project itself} */
    boolean isOfProject() {
        return withoutExtras == Truth.TRUE;
    }

    /** {@return whether an extra brings it, and the project itself does not} */
    boolean isOfExtra(ExtraName extra, MarkerEnvironment environment) {
        Marker marker = requirement.marker().orElse(null);
        return marker != null
                && !isOfProject()
                && marker.mentionsExtra()
                && marker.truth(environment, extra) == Truth.TRUE;
    }
}

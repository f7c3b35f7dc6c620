// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.conductor;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.requirement.InvalidMarkerException;
import dev.headwater.api.requirement.InvalidRequirementException;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.requirement.Truth;
import java.util.Optional;

/**
 * A requirement in the metadata of a file, and whether it applies to the target without any extra.
 *
 * <p>One that cannot be read costs no more than it must: where its marker can be read, and says that only an extra
 * brings it or that it does not apply, the file can be used without that extra. Old metadata has such lines, and pip
 * gives up the whole file for them.
 *
 * @param text the requirement as written
 * @param requirement what it requires; empty if that cannot be read
 * @param marker its marker, if it has one
 * @param withoutExtras what the marker comes to if no extra is asked for
 * @param fault what is wrong with a requirement that cannot be read
 */
record Dependency(
        String text,
        Optional<Requirement> requirement,
        Optional<Marker> marker,
        Truth withoutExtras,
        Optional<String> fault) {
    static Dependency parse(String text, MarkerEnvironment environment) {
        try {
            Requirement requirement = Requirement.parse(text);
            Optional<Marker> marker = requirement.marker();
            return new Dependency(text, Optional.of(requirement), marker, truth(marker, environment), Optional.empty());
        } catch (InvalidRequirementException e) {
            Optional<Marker> marker = markerOf(text);
            return new Dependency(
                    text, Optional.empty(), marker, truth(marker, environment), Optional.ofNullable(e.getMessage()));
        }
    }

    private static Truth truth(Optional<Marker> marker, MarkerEnvironment environment) {
        return marker.map(own -> own.truth(environment)).orElse(Truth.TRUE);
    }

    /** A URL may hold a semicolon, a marker may not outside its strings: what follows the last one is tried. */
    private static Optional<Marker> markerOf(String text) {
        int semicolon = text.lastIndexOf(';');
        if (semicolon < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Marker.parse(text.substring(semicolon + 1).strip()));
        } catch (InvalidMarkerException e) {
            return Optional.empty();
        }
    }

    /** {@return whether it belongs to the project itself} */
    boolean isOfProject() {
        return withoutExtras == Truth.TRUE;
    }

    /** {@return whether an extra brings it, and the project itself does not} */
    boolean isOfExtra(ExtraName extra, MarkerEnvironment environment) {
        return !isOfProject()
                && marker.isPresent()
                && marker.get().mentionsExtra()
                && marker.get().truth(environment, extra) == Truth.TRUE;
    }
}

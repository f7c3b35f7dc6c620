// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.conductor;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.requirement.InvalidMarkerException;
import dev.headwater.api.requirement.InvalidRequirementException;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.requirement.MarkerSelection;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.requirement.Truth;
import dev.headwater.core.candidate.UnknownFields;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A requirement in the metadata of a file, and whether it applies to the target without any extra.
 *
 * <p>One that cannot be read costs no more than it must: where its marker can be read, and says that only an extra
 * brings it or that it does not apply, the file can be used without that extra. Old metadata has such lines, and pip
 * gives up the whole file for them. So it is with one whose marker depends on what is not known of the target: where
 * only an extra lets it depend on that, the file can be used without that extra.
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
        return withExtra(extra, environment) == Truth.TRUE;
    }

    /** {@return whether an extra brings it; it does not where the project itself does, or where it names no extra} */
    Truth withExtra(ExtraName extra, MarkerEnvironment environment) {
        return isOfProject() || marker.isEmpty() || !marker.get().mentionsExtra()
                ? Truth.FALSE
                : marker.get().truth(environment, extra);
    }

    /** {@return what its marker needs to know of the target and does not, with some extras or with none} */
    UnknownFields unknown(Collection<ExtraName> extras, MarkerEnvironment environment) {
        return new UnknownFields(marker.map(own -> own.evaluate(environment, MarkerSelection.ofMetadata(extras))
                        .unknownFields())
                .orElse(List.of()));
    }
}

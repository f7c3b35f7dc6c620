// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.request;

import dev.headwater.api.explanation.Place;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.requirement.InvalidMarkerException;
import dev.headwater.api.requirement.InvalidRequirementException;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.requirement.MarkerField;
import dev.headwater.api.requirement.MarkerSelection;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.requirement.Truth;
import dev.headwater.api.resolution.RequestedRequirement;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A requirement in the metadata of a file, or of a project of the request, and whether it applies to the target without
 * any extra.
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
 * @param said where the request's own project says it; empty for what metadata says
 */
public record Dependency(
        String text,
        Optional<Requirement> requirement,
        Optional<Marker> marker,
        Truth withoutExtras,
        Optional<String> fault,
        Optional<Said> said) {
    /**
     * Where a project of the request says what it requires.
     *
     * @param place the place
     * @param extra the extra in whose list it stands
     */
    public record Said(Place place, Optional<ExtraName> extra) {}

    /** Takes a requirement of a project of the request. */
    static Dependency of(RequestedRequirement requested, Optional<ExtraName> extra, MarkerEnvironment environment) {
        Requirement requirement = requested.requirement();
        Optional<Marker> marker = requirement.marker();
        return new Dependency(
                requirement.text(),
                Optional.of(requirement),
                marker,
                extra.isPresent() ? Truth.FALSE : truth(marker, environment),
                Optional.empty(),
                Optional.of(new Said(requested.place(), extra)));
    }

    public static Dependency parse(String text, MarkerEnvironment environment) {
        try {
            Requirement requirement = Requirement.parse(text);
            Optional<Marker> marker = requirement.marker();
            return new Dependency(
                    text,
                    Optional.of(requirement),
                    marker,
                    truth(marker, environment),
                    Optional.empty(),
                    Optional.empty());
        } catch (InvalidRequirementException e) {
            Optional<Marker> marker = markerOf(text);
            return new Dependency(
                    text,
                    Optional.empty(),
                    marker,
                    truth(marker, environment),
                    Optional.ofNullable(e.getMessage()),
                    Optional.empty());
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
    public boolean isOfProject() {
        return withoutExtras == Truth.TRUE;
    }

    /**
     * {@return whether it may keep what has it from being used: it cannot be told whether it applies, or it applies and
     * cannot be read, or names a URL}
     */
    boolean isDoubtful() {
        return isOfProject()
                ? fault.isPresent() || requirement.flatMap(Requirement::url).isPresent()
                : withoutExtras != Truth.FALSE;
    }

    /** {@return what a project of the request requires, as if the request said it; only of such a project} */
    public RequestedRequirement requested() {
        return RequestedRequirement.of(
                requirement.orElseThrow(), said.orElseThrow().place());
    }

    /** {@return the extras of which one may bring it; empty if any may} */
    Optional<Set<String>> extras() {
        if (said.isPresent() && said.get().extra().isPresent()) {
            return Optional.of(Set.of(said.get().extra().get().value()));
        }
        return marker.map(Marker::comparedExtras).orElse(Optional.of(Set.of()));
    }

    /** {@return what the marker comes to with an extra; false where the project itself brings it, or another extra} */
    Truth withExtra(ExtraName extra, MarkerEnvironment environment) {
        if (isOfProject()) {
            return Truth.FALSE;
        }
        Optional<ExtraName> list = said.flatMap(Said::extra);
        if (list.isPresent()) {
            return list.get().equals(extra)
                    ? marker.map(own -> own.truth(environment, extra)).orElse(Truth.TRUE)
                    : Truth.FALSE;
        }
        return marker.filter(Marker::mentionsExtra)
                .map(own -> own.truth(environment, extra))
                .orElse(Truth.FALSE);
    }

    /** {@return what its marker needs to know of the target and does not, with some extras or with none} */
    public List<MarkerField> unknown(Collection<ExtraName> extras, MarkerEnvironment environment) {
        return marker.map(own -> own.evaluate(environment, MarkerSelection.ofMetadata(extras))
                        .unknownFields())
                .orElse(List.of());
    }
}

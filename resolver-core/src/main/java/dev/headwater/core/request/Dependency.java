// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.request;

import dev.headwater.api.explanation.Place;
import dev.headwater.api.name.ExtraName;
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
import org.jspecify.annotations.Nullable;

/**
 * A requirement in the metadata of a file, or of a project of the request, and whether it applies to the target without
 * any extra.
 *
 * <p>One that cannot be read costs no more than it must: where its marker can be read, and says that only an extra
 * brings it or that it does not apply, the file can be used without that extra. Old metadata has such lines, and pip
 * gives up the whole file for them. So it is with one whose marker depends on what is not known of the target: where
 * only an extra lets it depend on that, the file can be used without that extra.
 *
 * <p>What it requires is read when somebody asks: most requirements belong to extras, and are never asked for.
 */
public final class Dependency {
    private final String text;
    private final Condition condition;
    private final @Nullable Said said;
    /** Several threads may each read it: what they find is equal and immutable, so any may stay. */
    private @Nullable Head head;

    /**
     * Where a project of the request says what it requires.
     *
     * @param place the place
     * @param extra the extra in whose list it stands
     */
    public record Said(Place place, Optional<ExtraName> extra) {}

    /**
     * When a requirement applies.
     *
     * @param marker its marker, if it has one that can be read
     * @param withoutExtras what that comes to if no extra is asked for
     */
    record Condition(Optional<Marker> marker, Truth withoutExtras) {
        static Condition of(Optional<Marker> marker, MarkerEnvironment environment) {
            return new Condition(
                    marker, marker.map(own -> own.truth(environment)).orElse(Truth.TRUE));
        }
    }

    /** What is required; or what is wrong with a text that cannot be read. */
    private record Head(Optional<Requirement> requirement, Optional<String> fault) {
        static Head read(String text) {
            try {
                return new Head(Optional.of(Requirement.parse(text)), Optional.empty());
            } catch (InvalidRequirementException e) {
                return new Head(Optional.empty(), Optional.ofNullable(e.getMessage()));
            }
        }
    }

    /** Takes a requirement of metadata, which is still to be read but for its condition. */
    Dependency(String text, Condition condition) {
        this.text = text;
        this.condition = condition;
        this.said = null;
    }

    private Dependency(Requirement requirement, Condition condition, Said said) {
        this.text = requirement.text();
        this.condition = condition;
        this.said = said;
        this.head = new Head(Optional.of(requirement), Optional.empty());
    }

    /** {@return a requirement of a project of the request} */
    static Dependency of(RequestedRequirement requested, Optional<ExtraName> extra, MarkerEnvironment environment) {
        Requirement requirement = requested.requirement();
        Condition own = Condition.of(requirement.marker(), environment);
        return new Dependency(
                requirement,
                extra.isPresent() ? new Condition(own.marker(), Truth.FALSE) : own,
                new Said(requested.place(), extra));
    }

    /** {@return the requirement as written} */
    public String text() {
        return text;
    }

    /** {@return what it requires; empty if that cannot be read} */
    public Optional<Requirement> requirement() {
        return head().requirement();
    }

    /** {@return what is wrong with a requirement that cannot be read} */
    public Optional<String> fault() {
        return head().fault();
    }

    private Head head() {
        Head read = head;
        if (read == null) {
            read = Head.read(text);
            head = read;
        }
        return read;
    }

    /** {@return its marker, if it has one that can be read} */
    public Optional<Marker> marker() {
        return condition.marker();
    }

    /** {@return what the marker comes to if no extra is asked for} */
    public Truth withoutExtras() {
        return condition.withoutExtras();
    }

    /** {@return where the request's own project says it; empty for what metadata says} */
    public Optional<Said> said() {
        return Optional.ofNullable(said);
    }

    /** {@return whether it belongs to the project itself} */
    public boolean isOfProject() {
        return withoutExtras() == Truth.TRUE;
    }

    /**
     * {@return whether it may keep what has it from being used: it cannot be told whether it applies, or it applies and
     * cannot be read, or names a URL}
     */
    boolean isDoubtful() {
        return isOfProject()
                ? fault().isPresent() || requirement().flatMap(Requirement::url).isPresent()
                : withoutExtras() != Truth.FALSE;
    }

    /** {@return what a project of the request requires, as if the request said it; only of such a project} */
    public RequestedRequirement requested() {
        return RequestedRequirement.of(
                requirement().orElseThrow(), said().orElseThrow().place());
    }

    /** {@return the extras of which one may bring it; empty if any may} */
    Optional<Set<String>> extras() {
        if (said != null && said.extra().isPresent()) {
            return Optional.of(Set.of(said.extra().get().value()));
        }
        return marker().map(Marker::comparedExtras).orElse(Optional.of(Set.of()));
    }

    /** {@return what the marker comes to with an extra; false where the project itself brings it, or another extra} */
    Truth withExtra(ExtraName extra, MarkerEnvironment environment) {
        if (isOfProject()) {
            return Truth.FALSE;
        }
        Optional<ExtraName> list = said().flatMap(Said::extra);
        if (list.isPresent()) {
            return list.get().equals(extra)
                    ? marker().map(own -> own.truth(environment, extra)).orElse(Truth.TRUE)
                    : Truth.FALSE;
        }
        return marker().filter(Marker::mentionsExtra)
                .map(own -> own.truth(environment, extra))
                .orElse(Truth.FALSE);
    }

    /** {@return what its marker needs to know of the target and does not, with some extras or with none} */
    public List<MarkerField> unknown(Collection<ExtraName> extras, MarkerEnvironment environment) {
        return marker().map(own -> own.evaluate(environment, MarkerSelection.ofMetadata(extras))
                        .unknownFields())
                .orElse(List.of());
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.request;

import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.resolution.OwnProject;
import dev.headwater.api.resolution.Problem;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.core.ownership.Owner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A project of the request, as the one candidate of its name. What the request itself asks of it {@link OwnProjects}
 * has taken into the request; the candidate brings what is left, which only others can ask for.
 */
public final class OwnRelease implements Release {
    /** A marker that any extra may meet is looked at for each: the largest projects need a thousandth of this. */
    private static final long MOST = 100_000_000;

    private final OwnProject project;
    private final Dependencies required;

    /** The extras whose requirements stand in the request; empty for those that need none. */
    private final Set<Optional<ExtraName>> taken = new HashSet<>();

    /** The markers that any extra may meet, of what was taken. */
    private final Set<Marker> came = new HashSet<>();

    /** How many characters were looked at to take the extras. */
    private long looked;

    OwnRelease(OwnProject project, MarkerEnvironment environment) {
        this.project = project;
        List<Dependency> all = new ArrayList<>();
        project.dependencies().ifPresent(list -> add(all, list, Optional.empty(), environment));
        project.extras()
                .ifPresent(extras -> extras.forEach((extra, list) -> add(all, list, Optional.of(extra), environment)));
        required = new Dependencies(all, environment);
    }

    private static void add(
            List<Dependency> all,
            List<RequestedRequirement> requirements,
            Optional<ExtraName> extra,
            MarkerEnvironment environment) {
        requirements.forEach(requested -> all.add(Dependency.of(requested, extra, environment)));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.own(this);
    }

    @Override
    public boolean isUsable() {
        return true;
    }

    @Override
    public Optional<Exclusion> exclusion() {
        return Optional.empty();
    }

    @Override
    public Optional<DistributionFile> distribution() {
        return Optional.empty();
    }

    @Override
    public Optional<ProvidedPackage> provided() {
        return Optional.empty();
    }

    @Override
    public boolean isUnknown(Optional<ExtraName> extra) {
        return !isTaken(extra) && !isKnown(extra);
    }

    public OwnProject project() {
        return project;
    }

    /** {@return the request as the owner of the project} */
    public Owner owner() {
        Ownership record =
                Ownership.builder(project.name(), OwnerRule.OWN_PROJECT).build();
        return new Owner.Own(record, project);
    }

    /** {@return whether what an extra brings, or what the project requires without any, was taken before} */
    public boolean isTaken(Optional<ExtraName> extra) {
        return taken.contains(extra);
    }

    /**
     * {@return what the project requires, without an extra or with one; what several extras bring by one marker comes
     * with the first}
     */
    Dependencies.OfExtra take(Optional<ExtraName> extra) {
        taken.add(extra);
        extra.ifPresent(named -> looked += required.lengthOf(named));
        if (isTooMuch()) {
            return new Dependencies.OfExtra(List.of(), List.of());
        }
        return extra.map(named -> required.ofExtra(named, came))
                .orElseGet(() -> new Dependencies.OfExtra(required.ofProject(), required.undecided()));
    }

    /** {@return whether more had to be looked at to take the extras than any project needs} */
    boolean isTooMuch() {
        return looked > MOST;
    }

    /** {@return what is wrong if it is too much} */
    Problem tooMuch() {
        long extras = taken.stream().flatMap(Optional::stream).count();
        return new Problem.TooManyExtras(project.name(), project.place(), extras, looked, MOST);
    }

    @Override
    public List<Dependency> undecided(Optional<ExtraName> extra) {
        return isTaken(extra)
                ? List.of()
                : extra.map(named -> required.ofExtra(named).undecided()).orElseGet(required::undecided);
    }

    /** {@return whether it is known what the project requires, without an extra or with one} */
    public boolean isKnown(Optional<ExtraName> extra) {
        return extra.isPresent()
                ? project.extras().isPresent()
                : project.dependencies().isPresent();
    }

    @Override
    public List<Dependency> dependencies() {
        return isTaken(Optional.empty()) ? List.of() : required.ofProject();
    }

    @Override
    public List<Dependency> dependencies(ExtraName extra) {
        return isTaken(Optional.of(extra)) ? List.of() : required.ofExtra(extra).certain();
    }

    /** {@return the extras that the request asks for and the project does not have} */
    public List<ExtraName> missing() {
        return taken.stream()
                .flatMap(Optional::stream)
                .filter(this::isMissing)
                .sorted()
                .toList();
    }

    /** {@return whether the project does not have an extra} */
    public boolean isMissing(ExtraName extra) {
        return project.extras().filter(extras -> !extras.containsKey(extra)).isPresent();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.hotfix;

import dev.headwater.api.hotfix.FeedHotfixes;
import dev.headwater.api.hotfix.Hotfix;
import dev.headwater.api.hotfix.ReleaseRequirement;
import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.version.Version;
import dev.headwater.core.overlay.RequirementLines;
import dev.headwater.core.universe.Project;
import dev.headwater.core.widening.Widening;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/** One release as a distributor has it, held against what is published of it. */
final class ComparedRelease {
    /** More say no more: it is enough that one of them is gone. */
    private static final int MOST_EXPECTED = 3;

    private final ReleasePairs.Pair.Both both;
    private final ProjectName project;
    private final Version version;
    private final SortedMap<ProjectName, List<Requirement>> published;
    private final SortedMap<ProjectName, List<Requirement>> relations;
    private final List<Hotfix> hotfixes = new ArrayList<>();
    private final List<FeedHotfixes.Undecided> undecided = new ArrayList<>();
    private final List<ReleaseRequirement> additions = new ArrayList<>();

    private ComparedRelease(ReleasePairs.Pair.Both both) {
        this.both = both;
        this.project = both.published().metadata().name();
        this.version = both.published().metadata().version();
        this.published = Required.of(project, both.published().dependencies());
        this.relations = Required.of(project, both.provided().dependencies());
    }

    static ComparedRelease of(ReleasePairs.Pair.Both both) {
        ComparedRelease release = new ComparedRelease(both);
        release.published.forEach(release::compare);
        release.relations.forEach(release::add);
        release.hotfixes.sort((one, other) -> one.published().compareTo(other.published()));
        Collections.sort(release.additions);
        return release;
    }

    private void compare(ProjectName name, List<Requirement> wanted) {
        Project there = Objects.requireNonNull(both.there().get(name));
        List<Version> versions = versions(name, there);
        Fitting fitting = new Fitting(wanted);
        if (versions.stream().anyMatch(fitting::isMet)) {
            return;
        }
        boolean isRequired = relations.containsKey(name);
        if (!versions.isEmpty()) {
            Version nearest = fitting.nearest(versions).orElseThrow();
            List<String> instead = isRequired || isOfSamePackage(there) ? List.of() : natives();
            fitting.unmet(nearest)
                    .forEach(one -> hotfixes.add(new Hotfix(
                            of(one),
                            Optional.of(Widening.of(one, nearest)),
                            Optional.of(nearest),
                            packaged(there, nearest),
                            instead)));
        } else if (!isRequired && there.page() == null) {
            wanted.forEach(this::leave);
        }
    }

    /** What is required of a project that the distributor does not have. */
    private void leave(Requirement requirement) {
        if (natives().isEmpty()) {
            hotfixes.add(new Hotfix(of(requirement), Optional.empty(), Optional.empty(), Optional.empty(), List.of()));
        } else {
            undecided.add(new FeedHotfixes.Undecided(of(requirement), natives()));
        }
    }

    /** {@return the packages that the distributor's package of the release needs and that are of no project} */
    private List<String> natives() {
        return both.provided().provided().map(ProvidedPackage::dependencies).orElse(List.of());
    }

    private void add(ProjectName name, List<Requirement> required) {
        if (!published.containsKey(name)) {
            required.forEach(one -> additions.add(of(one)));
        }
    }

    /** {@return the versions that the distributor has of a project, of those that its relations admit, if any are} */
    private List<Version> versions(ProjectName name, Project there) {
        List<Version> all = there.candidates().ascending();
        Fitting relation = new Fitting(relations.getOrDefault(name, List.of()));
        List<Version> admitted = all.stream().filter(relation::isMet).toList();
        return admitted.isEmpty() ? all : admitted;
    }

    private boolean isOfSamePackage(Project there) {
        Optional<String> own = both.provided().provided().map(ProvidedPackage::name);
        return there.candidates().size() > 0
                && own.isPresent()
                && there.provided(0).map(ProvidedPackage::name).equals(own);
    }

    private static Optional<String> packaged(Project there, Version offered) {
        for (int candidate = 0; candidate < there.candidates().size(); candidate++) {
            if (there.candidates().version(candidate).equals(offered)) {
                return there.provided(candidate)
                        .flatMap(by -> by.notes().stream()
                                .filter(note -> note.kind() == ProvidedNote.Kind.PACKAGED_VERSION)
                                .map(ProvidedNote::text)
                                .findFirst());
            }
        }
        return Optional.empty();
    }

    private ReleaseRequirement of(Requirement requirement) {
        return new ReleaseRequirement(project, version, requirement);
    }

    /** {@return how many published requirements apply} */
    int requirements() {
        return published.values().stream().mapToInt(List::size).sum();
    }

    List<Hotfix> hotfixes() {
        return List.copyOf(hotfixes);
    }

    List<FeedHotfixes.Undecided> undecided() {
        return List.copyOf(undecided);
    }

    /** {@return published requirements that tell this metadata from another, without extras and URLs} */
    List<Requirement> expected() {
        return RequirementLines.of(both.published().metadata()).readable().stream()
                .filter(one -> one.url().isEmpty())
                .filter(one -> one.marker().filter(Marker::mentionsExtra).isEmpty())
                .distinct()
                .limit(MOST_EXPECTED)
                .toList();
    }

    List<ReleaseRequirement> additions() {
        return List.copyOf(additions);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.explanation;

import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.explanation.Place;
import dev.headwater.api.explanation.Reason;
import dev.headwater.api.explanation.Releases;
import dev.headwater.api.explanation.Supply;
import dev.headwater.api.explanation.Wanted;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.core.candidate.CandidateLister;
import dev.headwater.core.candidate.Leftovers;
import dev.headwater.core.request.Dependency;
import dev.headwater.core.request.Release;
import dev.headwater.core.solver.Bits;
import dev.headwater.core.universe.Packages;
import dev.headwater.core.universe.Project;
import dev.headwater.core.universe.ProjectUniverse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** The facts of a proof as reasons, each with every place that it comes from. */
final class FactReasons {
    /** So many files of releases are named as the places of one fact. */
    private static final int MOST_FILES = 8;

    private final ProjectUniverse universe;
    private final CandidateLister lister;
    private final ReleaseSets sets;

    FactReasons(ProjectUniverse universe, CandidateLister lister) {
        this.universe = universe;
        this.lister = lister;
        this.sets = new ReleaseSets(universe);
    }

    ReleaseSets sets() {
        return sets;
    }

    /** {@return a fact as a reason} */
    Reason of(Fact fact) {
        return switch (fact.kind()) {
            case CONSTRAINT -> constrained(fact);
            case UNUSABLE -> new Reason.Excluded(releases(fact), exclusion(fact), files(fact));
            case DEPENDENCY -> dependency(fact);
        };
    }

    private Reason constrained(Fact fact) {
        List<RequestedRequirement> constraints =
                universe.request().constraints(universe.packages().name(fact.pkg()));
        return new Reason.Constrained(
                releases(fact),
                constraints.stream().map(RequestedRequirement::requirement).toList(),
                constraints.stream().map(RequestedRequirement::place).toList());
    }

    private Exclusion exclusion(Fact fact) {
        int candidate = Bits.next(fact.candidates(), 0);
        return universe.project(fact.pkg())
                .release(candidate)
                .exclusion()
                .orElseThrow(() -> new IllegalStateException("a candidate that can be used was called unusable"));
    }

    private Reason dependency(Fact fact) {
        return universe.packages().get(fact.target()).accept(new Packages.Visitor<>() {
            @Override
            public Reason request() {
                throw new IllegalStateException("nothing depends on the request");
            }

            @Override
            public Reason base(Packages.Base base) {
                return onProject(fact, base.name());
            }

            @Override
            public Reason feature(Packages.Feature feature) {
                ProjectName name = universe.packages().name(feature.project());
                return wanted(fact, new Wanted(name, feature.extra(), List.of(), false));
            }

            @Override
            public Reason unattainable(Packages.Unattainable nothing) {
                return new Reason.Excluded(releases(fact), nothing.why(), files(fact));
            }
        });
    }

    private Reason onProject(Fact fact, ProjectName name) {
        List<SpecifierSet> ranges = fact.requirements().stream()
                .map(requirement -> universe.narrowing(requirement).specifiers())
                .distinct()
                .toList();
        Reason wanted = wanted(fact, new Wanted(name, Optional.empty(), ranges, !fact.isTogether()));
        return unmet(fact)
                .<Reason>map(specifiers ->
                        new Reason.NotSupplied(wanted, supply(universe.project(fact.target()), specifiers)))
                .orElse(wanted);
    }

    /** {@return what of a fact nothing can meet, unless some of its candidates want something else that is there} */
    private Optional<SpecifierSet> unmet(Fact fact) {
        List<Integer> unmet = fact.requirements().stream()
                .filter(requirement -> Bits.isEmpty(universe.admitted(requirement)))
                .toList();
        if (unmet.isEmpty()
                || (!fact.isTogether() && unmet.size() < fact.requirements().size())) {
            return Optional.empty();
        }
        return Optional.of(
                fact.isTogether() || fact.requirements().size() == 1
                        ? universe.narrowing(unmet.get(0)).specifiers()
                        : SpecifierSet.any());
    }

    private Reason wanted(Fact fact, Wanted wanted) {
        List<RequestedRequirement> overrides = universe.request().overrides(wanted.name());
        boolean isRequest = fact.pkg() == ProjectUniverse.ROOT;
        if (!overrides.isEmpty() && wanted.extra().isEmpty()) {
            return new Reason.Overridden(
                    isRequest ? Optional.empty() : Optional.of(releases(fact)),
                    wanted,
                    isRequest ? List.of() : published(fact),
                    overrides.stream()
                            .filter(override -> wanted.ranges().isEmpty()
                                    || wanted.ranges()
                                            .contains(override.requirement().specifiers()))
                            .map(RequestedRequirement::place)
                            .toList());
        }
        if (isRequest) {
            return new Reason.Requested(wanted, asking(fact, wanted));
        }
        return new Reason.Depends(releases(fact), wanted, files(fact));
    }

    /** {@return the places of the request that ask for just this} */
    private List<Place> asking(Fact fact, Wanted wanted) {
        Set<Place> places = new LinkedHashSet<>();
        universe.demandsOf(fact.target()).stream()
                .filter(demand -> wanted.extra().isPresent() || wanted.ranges().contains(demand.specifiers()))
                .forEach(demand -> demand.place().ifPresent(places::add));
        return List.copyOf(places);
    }

    /** {@return the requirements that were replaced, as the metadata of the candidates has them} */
    private List<String> published(Fact fact) {
        Set<String> texts = new LinkedHashSet<>();
        forEach(
                fact,
                candidate -> universe.leadingTo(fact.pkg(), candidate, fact.feature(), fact.target())
                        .forEach(dependency -> texts.add(UrlSecrets.inRequirement(dependency.text()))));
        return List.copyOf(texts);
    }

    /** {@return the files whose metadata says a fact, or the lines of a project of the request} */
    private List<Place> files(Fact fact) {
        if (!universe.packages().get(fact.pkg()).isProject()) {
            return List.of();
        }
        Project project = universe.project(fact.pkg());
        Optional<IndexId> index = project.owner().record().owner();
        Set<Place> places = new LinkedHashSet<>();
        forEach(fact, candidate -> {
            Release release = project.release(candidate);
            if (places.size() >= MOST_FILES) {
                return;
            }
            ProjectPage page = project.page();
            if (fact.kind() == Fact.Kind.DEPENDENCY && release instanceof Release.Usable usable) {
                overlays(fact, candidate, usable).forEach(places::add);
            }
            if (release.distribution().isPresent()) {
                places.add(new Place.InIndex(index, release.distribution().map(DistributionFile::filename)));
            } else if (page != null) {
                int row = project.candidates().rows(candidate).get(0);
                boolean isFile = page.provided(row) == null;
                places.add(new Place.InIndex(index, isFile ? Optional.of(page.filename(row)) : Optional.empty()));
            } else if (fact.kind() == Fact.Kind.DEPENDENCY) {
                universe.leadingTo(fact.pkg(), candidate, fact.feature(), fact.target()).stream()
                        .flatMap(dependency -> dependency.said().stream())
                        .map(Dependency.Said::place)
                        .forEach(places::add);
            }
        });
        return List.copyOf(places);
    }

    /** {@return the overlays that say what a fact is about} */
    private Stream<Place> overlays(Fact fact, int candidate, Release.Usable release) {
        return release.changes().isEmpty()
                ? Stream.empty()
                : universe.leadingTo(fact.pkg(), candidate, fact.feature(), fact.target()).stream()
                        .flatMap(dependency -> release.overlay(dependency).stream())
                        .map(Place.InOverlay::new);
    }

    private void forEach(Fact fact, IntConsumer action) {
        int size = universe.project(fact.pkg()).size();
        for (int candidate = Bits.next(fact.candidates(), 0);
                candidate >= 0 && candidate < size;
                candidate = Bits.next(fact.candidates(), candidate + 1)) {
            action.accept(candidate);
        }
    }

    private Releases releases(Fact fact) {
        return sets.of(
                universe.project(fact.pkg()),
                fact.candidates(),
                universe.packages().get(fact.feature()).extra());
    }

    private Supply supply(Project project, SpecifierSet specifiers) {
        ProjectPage page = project.page();
        Releases usable = sets.all(project);
        if (page == null) {
            return new Supply(
                    project.owner().record(),
                    usable,
                    List.of(),
                    Optional.empty(),
                    0,
                    List.of(),
                    List.of(),
                    ProjectStatus.ACTIVE);
        }
        Leftovers left = lister.leftovers(page, project.rules(), specifiers);
        return new Supply(
                project.owner().record(),
                usable,
                left.excluded(),
                left.newest(),
                page.fileCount(),
                left.unreadable(),
                left.packages(),
                page.status());
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.explanation;

import dev.headwater.api.explanation.Explanation;
import dev.headwater.api.explanation.NearMiss;
import dev.headwater.api.explanation.Step;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import dev.headwater.core.candidate.CandidateLister;
import dev.headwater.core.candidate.Candidates;
import dev.headwater.core.universe.Project;
import dev.headwater.core.universe.ProjectUniverse;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for what might have been a way out of a proof and may not be chosen. */
final class NearMisses {
    private static final int MOST = 3;

    /** As versions are chosen, a pre-release comes behind what is none. */
    private static final Comparator<Version> PREFERENCE = (one, other) -> one.isPreRelease() == other.isPreRelease()
            ? one.compareTo(other)
            : Boolean.compare(other.isPreRelease(), one.isPreRelease());

    private final Explanation proof;
    private final ProjectUniverse universe;
    private final CandidateLister lister;

    private NearMisses(Explanation proof, ProjectUniverse universe, CandidateLister lister) {
        this.proof = proof;
        this.universe = universe;
        this.lister = lister;
    }

    /** {@return the near misses of a proof} What its steps say of a project with nothing to offer is not said again. */
    static List<NearMiss> of(Explanation proof, ProjectUniverse universe, CandidateLister lister) {
        return new NearMisses(proof, universe, lister).all();
    }

    private List<NearMiss> all() {
        Set<ProjectName> names = new LinkedHashSet<>();
        for (Step step : proof.steps()) {
            names.addAll(step.reason().projects());
        }
        for (Step step : proof.steps()) {
            step.reason()
                    .shortage()
                    .ifPresent(told -> names.remove(told.ownership().name()));
        }
        return names.stream()
                .map(universe.projects()::get)
                .filter(Objects::nonNull)
                .flatMap(project -> of(project).stream())
                .limit(MOST)
                .toList();
    }

    private Optional<NearMiss> of(Project project) {
        if (project.page() == null || project.own().isPresent()) {
            return Optional.empty();
        }
        Claims claims = Claims.on(project.name(), proof, universe.request().constraints(project.name()));
        Version chosen = newest(project.candidates(), claims);
        return lister.leftovers(project.page(), project.rules(), SpecifierSet.any()).excluded().stream()
                .filter(release -> chosen == null || PREFERENCE.compare(release.version(), chosen) > 0)
                .filter(release -> claims.admit(release.version()))
                .max((one, other) -> PREFERENCE.compare(one.version(), other.version()))
                .map(release ->
                        new NearMiss(project.name(), project.owner().record().owner(), release));
    }

    /** {@return the newest version that may be chosen and is admitted} */
    private static @Nullable Version newest(Candidates candidates, Claims claims) {
        Version newest = null;
        for (int candidate = 0; candidate < candidates.size(); candidate++) {
            Version version = candidates.version(candidate);
            if ((newest == null || PREFERENCE.compare(version, newest) > 0) && claims.admit(version)) {
                newest = version;
            }
        }
        return newest;
    }
}

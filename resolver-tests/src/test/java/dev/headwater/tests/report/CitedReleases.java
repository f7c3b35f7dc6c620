// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.report;

import dev.headwater.api.explanation.Explanation;
import dev.headwater.api.explanation.Reason;
import dev.headwater.api.explanation.Releases;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.CandidateList;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What there is to choose from where a proof holds: candidates, and the ends of the runs of releases that it speaks of.
 */
final class CitedReleases {
    private final SortedMap<ProjectName, NavigableSet<Version>> versions;

    private CitedReleases(SortedMap<ProjectName, NavigableSet<Version>> versions) {
        this.versions = versions;
    }

    static CitedReleases of(Explanation proof, ResolutionRequest request, Resolver resolver) {
        SortedMap<ProjectName, NavigableSet<Version>> versions = new TreeMap<>();
        List<Releases> spokenOf = proof.steps().stream()
                .flatMap(step -> spokenOf(step.reason()).stream())
                .toList();
        spokenOf.forEach(releases -> releases.runs()
                .forEach(run -> Collections.addAll(
                        versions.computeIfAbsent(releases.name(), name -> new TreeSet<>()), run.first(), run.last())));
        Set<ProjectName> ofUrls = spokenOf.stream()
                .filter(releases -> releases.every() && releases.index().isEmpty())
                .map(Releases::name)
                .collect(Collectors.toSet());
        proof.steps().stream()
                .flatMap(step -> step.reason().projects().stream())
                .distinct()
                .filter(name -> !ofUrls.contains(name))
                .forEach(name -> versions.computeIfAbsent(name, any -> new TreeSet<>())
                        .addAll(usable(resolver.candidates(name, request))));
        return new CitedReleases(versions);
    }

    private static List<Version> usable(CandidateList list) {
        return list.rows().stream()
                .filter(row -> row.unusable().isEmpty())
                .flatMap(row -> row.version().stream())
                .toList();
    }

    List<Version> of(ProjectName name) {
        return List.copyOf(versions.getOrDefault(name, Collections.emptyNavigableSet()));
    }

    private static List<Releases> spokenOf(Reason reason) {
        return reason.accept(new Reason.Visitor<>() {
            @Override
            public List<Releases> requested(Reason.Requested requested) {
                return List.of();
            }

            @Override
            public List<Releases> depends(Reason.Depends depends) {
                return List.of(depends.releases());
            }

            @Override
            public List<Releases> overridden(Reason.Overridden overridden) {
                return overridden.releases().stream().toList();
            }

            @Override
            public List<Releases> constrained(Reason.Constrained constrained) {
                return List.of(constrained.leftOut());
            }

            @Override
            public List<Releases> excluded(Reason.Excluded excluded) {
                return List.of(excluded.releases());
            }

            @Override
            public List<Releases> notSupplied(Reason.NotSupplied missing) {
                List<Releases> all = new ArrayList<>(spokenOf(missing.wanted()));
                all.add(missing.supply().usable());
                return all;
            }

            @Override
            public List<Releases> contradicts(Reason.Contradicts conclusion) {
                List<Releases> all = new ArrayList<>(conclusion.together());
                all.addAll(conclusion.needed());
                return all;
            }
        });
    }
}

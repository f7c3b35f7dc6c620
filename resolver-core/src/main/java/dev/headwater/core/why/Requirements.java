// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.why;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.PackageRequirement;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.resolution.ResolutionOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A solution as a graph: projects and their extras, and what leads from one to another. */
final class Requirements {
    private static final Comparator<Feature> ORDER = Comparator.comparing(Feature::name)
            .thenComparing(
                    Feature::extra,
                    Comparator.comparing(extra -> extra.map(ExtraName::value).orElse("")));

    private final Map<Feature, SortedMap<Feature, Link>> links = new HashMap<>();
    private final SortedMap<Feature, List<RequestedRequirement>> requested = new TreeMap<>(ORDER);

    /** Extras that no requirement names as it is written, for an override adds them: they come with their project. */
    private final Map<ProjectName, Set<ExtraName>> added = new HashMap<>();

    /** A project, or an extra of one. */
    record Feature(ProjectName name, Optional<ExtraName> extra) {
        static Feature of(ProjectName name) {
            return new Feature(name, Optional.empty());
        }
    }

    Requirements(ResolutionOutcome.Resolved resolved) {
        for (PinnedPackage pinned : resolved.packages()) {
            added.put(pinned.name(), new HashSet<>(pinned.extras()));
        }
        for (PinnedPackage pinned : resolved.packages()) {
            pinned.requested()
                    .forEach(one ->
                            isNamed(one.requirement().name(), one.requirement().extras()));
            pinned.requires().forEach(one -> isNamed(one.name(), one.extras()));
        }
        for (PinnedPackage pinned : resolved.packages()) {
            for (RequestedRequirement one : pinned.requested()) {
                features(pinned.name(), one.requirement().extras())
                        .forEach(feature -> requested
                                .computeIfAbsent(feature, key -> new ArrayList<>())
                                .add(one));
            }
            addLinks(pinned);
        }
    }

    private void isNamed(ProjectName name, Collection<ExtraName> extras) {
        added.getOrDefault(name, new HashSet<>()).removeAll(extras);
    }

    private void addLinks(PinnedPackage pinned) {
        Map<Feature, SortedMap<Feature, List<PackageRequirement>>> rows = new HashMap<>();
        for (PackageRequirement row : pinned.requires()) {
            Feature by = new Feature(pinned.name(), row.extra());
            for (Feature feature : features(row.name(), row.extras())) {
                rows.computeIfAbsent(by, key -> new TreeMap<>(ORDER))
                        .computeIfAbsent(feature, key -> new ArrayList<>())
                        .add(row);
            }
        }
        Set<Feature> anyway = rows.getOrDefault(Feature.of(pinned.name()), new TreeMap<>(ORDER))
                .keySet();
        rows.forEach((by, targets) -> {
            SortedMap<Feature, Link> linked = new TreeMap<>(ORDER);
            targets.forEach((target, requirements) -> {
                // What a package requires anyway an extra of it does not bring.
                if (by.extra().isEmpty() || !anyway.contains(target)) {
                    linked.put(target, new Link(pinned, requirements));
                }
            });
            links.put(by, linked);
        });
    }

    /** What a requirement with extras asks for: the project, and each extra. */
    private List<Feature> features(ProjectName name, Collection<ExtraName> extras) {
        Set<ExtraName> all = new LinkedHashSet<>(extras);
        all.addAll(added.getOrDefault(name, Set.of()));
        List<Feature> features = new ArrayList<>();
        features.add(Feature.of(name));
        all.forEach(extra -> features.add(new Feature(name, Optional.of(extra))));
        return features;
    }

    /** {@return what the request names, sorted, each with the requirements that name it} */
    SortedMap<Feature, List<RequestedRequirement>> requested() {
        return requested;
    }

    /** {@return what a feature requires, sorted} */
    SortedMap<Feature, Link> links(Feature by) {
        return links.getOrDefault(by, Collections.emptySortedMap());
    }

    /**
     * {@return by feature, how many links there are from it to another at least; without those that never get there}
     */
    Map<Feature, Integer> distances(Feature to) {
        Map<Feature, List<Feature>> before = new HashMap<>();
        links.forEach((by, targets) -> targets.keySet()
                .forEach(target ->
                        before.computeIfAbsent(target, key -> new ArrayList<>()).add(by)));
        Map<Feature, Integer> distances = new HashMap<>(Map.of(to, 0));
        List<Feature> reached = new ArrayList<>(List.of(to));
        for (int next = 0; next < reached.size(); next++) {
            Feature feature = reached.get(next);
            int distance = distances.getOrDefault(feature, 0) + 1;
            for (Feature by : before.getOrDefault(feature, List.of())) {
                // With an extra of its own a project is there already.
                boolean isThere = to.extra().isEmpty() && by.name().equals(to.name());
                if (!isThere && distances.putIfAbsent(by, distance) == null) {
                    reached.add(by);
                }
            }
        }
        return distances;
    }
}

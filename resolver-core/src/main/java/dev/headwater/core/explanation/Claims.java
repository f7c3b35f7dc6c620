// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.explanation;

import dev.headwater.api.explanation.Explanation;
import dev.headwater.api.explanation.Reason;
import dev.headwater.api.explanation.Releases;
import dev.headwater.api.explanation.Step;
import dev.headwater.api.explanation.Wanted;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a proof says is required of a project: by the request, by its constraints, and by other projects. Of one of
 * those the releases may ask for it in different ways, and one of them is enough.
 */
final class Claims {
    private final List<SpecifierSet> constraints;
    private final List<List<Wanted>> claims = new ArrayList<>();

    private Claims(List<RequestedRequirement> constraints) {
        this.constraints = constraints.stream()
                .map(constraint -> constraint.requirement().specifiers())
                .toList();
    }

    /** A project that asks, or an extra of it. */
    private record Asking(ProjectName name, Optional<ExtraName> extra) {
        static Asking of(Releases releases) {
            return new Asking(releases.name(), releases.extra());
        }
    }

    static Claims on(ProjectName name, Explanation proof, List<RequestedRequirement> constraints) {
        Claims claims = new Claims(constraints);
        Map<Asking, List<Wanted>> ofReleases = new LinkedHashMap<>();
        for (Step step : proof.steps()) {
            Reason reason = step.reason();
            reason.claim()
                    .filter(wanted -> wanted.name().equals(name))
                    .ifPresent(wanted -> reason.subject()
                            .map(Asking::of)
                            .map(asking -> ofReleases.computeIfAbsent(asking, another -> new ArrayList<>()))
                            .ifPresentOrElse(ways -> ways.add(wanted), () -> claims.claims.add(List.of(wanted))));
        }
        claims.claims.addAll(ofReleases.values());
        return claims;
    }

    boolean admit(Version version) {
        return constraints.stream().allMatch(constraint -> constraint.contains(version))
                && claims.stream().allMatch(ways -> ways.stream().anyMatch(wanted -> admits(wanted, version)));
    }

    private static boolean admits(Wanted wanted, Version version) {
        Stream<SpecifierSet> ranges = wanted.ranges().stream();
        return wanted.alternatives()
                ? ranges.anyMatch(range -> range.contains(version))
                : ranges.allMatch(range -> range.contains(version));
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.report;

import dev.headwater.api.explanation.Reason;
import dev.headwater.api.explanation.Releases;
import dev.headwater.api.explanation.Wanted;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for a choice of releases that facts allow, one demand after the other; what nothing demands is not chosen. */
final class CitedChoice {
    private final List<Reason> facts;
    private final CitedReleases releases;
    private final Map<ProjectName, Version> chosen = new HashMap<>();

    /** With how many demands an extra is on. */
    private final Map<Extra, Integer> extras = new HashMap<>();

    CitedChoice(List<Reason> facts, CitedReleases releases) {
        this.facts = facts;
        this.releases = releases;
    }

    private record Extra(ProjectName name, ExtraName extra) {}

    boolean exists() {
        Wanted open = null;
        for (Reason fact : facts) {
            if (!isAbout(fact)) {
                continue;
            }
            Optional<Wanted> claim = fact.claim();
            if (claim.isEmpty() || fact.shortage().isPresent()) {
                return false;
            }
            Version version = chosen.get(claim.get().name());
            if (version != null && !admits(claim.get(), version)) {
                return false;
            }
            if (version == null || !isOn(claim.get().name(), claim.get().extra())) {
                open = open == null ? claim.get() : open;
            }
        }
        return open == null || meets(open);
    }

    private boolean meets(Wanted wanted) {
        Optional<Extra> extra = wanted.extra().map(name -> new Extra(wanted.name(), name));
        extra.ifPresent(on -> extras.merge(on, 1, Integer::sum));
        boolean exists = chosen.containsKey(wanted.name())
                ? exists()
                : releases.of(wanted.name()).stream()
                        .filter(version -> admits(wanted, version))
                        .anyMatch(version -> existsWith(wanted.name(), version));
        extra.ifPresent(on -> extras.merge(on, -1, Integer::sum));
        return exists;
    }

    private boolean existsWith(ProjectName name, Version version) {
        chosen.put(name, version);
        boolean exists = exists();
        chosen.remove(name);
        return exists;
    }

    private static boolean admits(Wanted wanted, Version version) {
        Stream<SpecifierSet> ranges = wanted.ranges().stream();
        return wanted.alternatives()
                ? ranges.anyMatch(range -> admits(range, version))
                : ranges.allMatch(range -> admits(range, version));
    }

    private static boolean admits(SpecifierSet range, Version version) {
        return range.hasArbitraryEquality()
                ? range.contains(version)
                : range.range().contains(version);
    }

    private boolean isOn(ProjectName name, Optional<ExtraName> extra) {
        return extra.isEmpty() || extras.getOrDefault(new Extra(name, extra.get()), 0) > 0;
    }

    /** Whether a fact is about what is chosen: one of the request itself always is. */
    private boolean isAbout(Reason fact) {
        return subject(fact)
                .map(some -> isChosen(some)
                        || (fact.claim().isPresent() && some.own().isPresent() && isOn(some.name(), some.extra())))
                .orElse(true);
    }

    private boolean isChosen(Releases some) {
        if (!isOn(some.name(), some.extra())) {
            return false;
        }
        Version version = chosen.get(some.name());
        return version != null
                && (some.runs().isEmpty()
                        || some.runs().stream()
                                .anyMatch(run -> run.first().compareTo(version) <= 0
                                        && run.last().compareTo(version) >= 0));
    }

    private static Optional<Releases> subject(Reason fact) {
        return fact.accept(new Reason.Visitor<>() {
            @Override
            public Optional<Releases> requested(Reason.Requested requested) {
                return Optional.empty();
            }

            @Override
            public Optional<Releases> depends(Reason.Depends depends) {
                return Optional.of(depends.releases());
            }

            @Override
            public Optional<Releases> overridden(Reason.Overridden overridden) {
                return overridden.releases();
            }

            @Override
            public Optional<Releases> constrained(Reason.Constrained constrained) {
                return Optional.of(constrained.leftOut());
            }

            @Override
            public Optional<Releases> excluded(Reason.Excluded excluded) {
                return Optional.of(excluded.releases());
            }

            @Override
            public Optional<Releases> notSupplied(Reason.NotSupplied missing) {
                return subject(missing.wanted());
            }

            @Override
            public Optional<Releases> contradicts(Reason.Contradicts conclusion) {
                throw new AssertionError("a conclusion is no fact");
            }
        });
    }
}

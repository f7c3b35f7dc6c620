// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.explanation;

import dev.headwater.api.explanation.Releases;
import dev.headwater.api.explanation.Releases.Run;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.OwnProject;
import dev.headwater.api.version.Version;
import dev.headwater.core.candidate.Candidates;
import dev.headwater.core.solver.Bits;
import dev.headwater.core.universe.Packages;
import dev.headwater.core.universe.Project;
import dev.headwater.core.universe.ProjectUniverse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The solver's sets of candidates as releases: runs of neighbouring versions. */
final class ReleaseSets {
    private final ProjectUniverse universe;

    ReleaseSets(ProjectUniverse universe) {
        this.universe = universe;
    }

    /** {@return candidates of a package, which is a project or an extra of one; empty for any other} */
    Optional<Releases> of(int pkg, long[] set) {
        return universe.packages().get(pkg).accept(new Packages.Visitor<>() {
            @Override
            public Optional<Releases> request() {
                return Optional.empty();
            }

            @Override
            public Optional<Releases> base(Packages.Base base) {
                return Optional.of(of(universe.project(pkg), set, Optional.empty()));
            }

            @Override
            public Optional<Releases> feature(Packages.Feature feature) {
                return Optional.of(new Releases(
                        universe.packages().name(feature.project()),
                        feature.extra(),
                        List.of(),
                        false,
                        Optional.empty(),
                        Optional.empty()));
            }

            @Override
            public Optional<Releases> unattainable(Packages.Unattainable nothing) {
                return Optional.empty();
            }
        });
    }

    /** {@return all candidates of a project} */
    Releases all(Project project) {
        return of(project, Bits.all(project.size()), Optional.empty());
    }

    /** {@return candidates of a project, as they are spoken of with an extra or without} */
    Releases of(Project project, long[] set, Optional<ExtraName> extra) {
        ProjectName name = project.name();
        OwnProject own = project.own().orElse(null);
        if (own != null) {
            List<Run> run = own.version().map(version -> new Run(version, version, 1)).stream()
                    .toList();
            return new Releases(name, extra, run, true, Optional.empty(), Optional.of(own.place()));
        }
        List<Run> runs = runs(project.candidates(), set);
        int count = runs.stream().mapToInt(Run::count).sum();
        boolean every = count > 0 && count == project.candidates().size();
        return new Releases(
                name,
                extra,
                runs,
                every,
                project.owner().record().owner(),
                Optional.empty(),
                count == 1 ? project.provided(Bits.next(set, 0)) : Optional.empty());
    }

    private static List<Run> runs(Candidates candidates, long[] set) {
        List<Version> ascending = candidates.ascending();
        int[] places = candidates.places();
        long[] byPlace = Bits.none(candidates.size() + 1);
        for (int candidate = Bits.next(set, 0);
                candidate >= 0 && candidate < candidates.size();
                candidate = Bits.next(set, candidate + 1)) {
            Bits.add(byPlace, places[candidate]);
        }
        List<Run> runs = new ArrayList<>();
        for (int from = Bits.next(byPlace, 0); from >= 0; ) {
            int to = from;
            while (to + 1 < ascending.size() && Bits.contains(byPlace, to + 1)) {
                to++;
            }
            runs.add(new Run(ascending.get(from), ascending.get(to), to - from + 1));
            from = to + 1 < ascending.size() ? Bits.next(byPlace, to + 1) : -1;
        }
        return runs;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.conda;

import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Shown;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import dev.headwater.distro.compile.Claims.Claim;
import dev.headwater.distro.compile.Needs;
import dev.headwater.distro.compile.conda.ChosenBuilds.Build;
import dev.headwater.distro.conda.MatchSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Turns what builds depend on into requirements of projects. Bounds hold as conda holds them, also where nothing meets
 * them: conda does not install such a build.
 */
final class CondaNeedsReader {
    private static final int SHOWN = 400;

    /** Of more than these a channel repeats few. */
    private static final int MOST_KEPT = 1 << 16;

    /** So many versions may have another build than the wanted one. */
    private static final int MOST_OTHERS = 100;

    /** What the machine is, told as packages; nobody installs these. */
    private static final String VIRTUAL = "__";

    private final Specs specs;
    private final ProjectNames names;
    private final Set<String> listed;
    private final ChosenBuilds builds;
    private final Map<Asked, Optional<SpecifierSet>> bounds = new HashMap<>();

    /** The same words stand in thousands of builds. */
    private final Map<String, String> words = new HashMap<>();

    CondaNeedsReader(Specs specs, ProjectNames names, Set<String> listed, ChosenBuilds builds) {
        this.specs = specs;
        this.names = names;
        this.listed = listed;
        this.builds = builds;
    }

    /** {@return what the build of a claim needs} */
    Needs read(Claim claim) {
        CondaMember member = (CondaMember) claim.member();
        Reading reading = new Reading(claim);
        member.listed().depends().forEach(reading::add);
        member.listed().constrains().forEach(reading::constrain);
        return reading.needs();
    }

    /** {@return the projects that a package provides: as it was settled where it is there, else as the policy says} */
    private SortedSet<ProjectName> projects(String name) {
        return listed.contains(name) ? builds.projects(name) : names.of(name);
    }

    private Optional<SpecifierSet> bound(String text, MatchSpec spec, ProjectName project) {
        return asked(
                new Asked(text, project, List.of()),
                () -> SpecBound.of(spec.version(), builds.builds(project, spec.name())));
    }

    private Optional<SpecifierSet> asked(Asked asked, Supplier<Optional<SpecifierSet>> answer) {
        Optional<SpecifierSet> known = bounds.get(asked);
        if (known == null) {
            if (bounds.size() >= MOST_KEPT) {
                bounds.clear();
            }
            known = answer.get();
            bounds.put(asked, known);
        }
        return known;
    }

    private String word(String text) {
        String known = words.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    /**
     * What was found out before, as many builds ask the same.
     *
     * @param text the relation as written: specs of versions that are equal may mean two series
     * @param project of which versions are meant
     * @param pythons of which the builds count; none where the name of a build does not matter
     */
    private record Asked(String text, ProjectName project, List<Integer> pythons) {}

    /** What is known while the relations of a build are gone through. */
    private final class Reading {
        private static final Comparator<ProvidedNote> ORDER =
                Comparator.comparing(ProvidedNote::kind).thenComparing(ProvidedNote::text);

        private final Claim claim;
        private final SortedMap<ProjectName, SpecifierSet> requirements = new TreeMap<>();
        private final NavigableSet<String> dependencies = new TreeSet<>();
        private final NavigableSet<ProvidedNote> notes = new TreeSet<>(ORDER);
        private String fault = "";

        Reading(Claim claim) {
            this.claim = claim;
        }

        private void refuse(String text) {
            fault = fault.isEmpty() ? Shown.text(text, SHOWN) : fault;
        }

        void add(String text) {
            if (specs.read(text) instanceof Specs.Understood readable) {
                add(readable.spec(), text);
            } else if (specs.read(text) instanceof Specs.Unreadable unreadable) {
                refuse(unreadable.fault());
            }
        }

        private void add(MatchSpec spec, String text) {
            if (ChannelPythons.isPython(spec.name())
                    || spec.name().startsWith(VIRTUAL)
                    || spec.name().equals(claim.member().name())) {
                return;
            }
            SortedSet<ProjectName> projects = projects(spec.name());
            if (projects.isEmpty()) {
                dependencies.add(word(spec.name()));
            }
            for (ProjectName project : projects) {
                if (!project.equals(claim.distribution().project())) {
                    bound(text, spec, project)
                            .flatMap(bound -> ofBuild(text, bound, spec, project))
                            .ifPresentOrElse(
                                    bound -> requirements.merge(project, bound, SpecifierSet::and), () -> refuse(text));
                }
            }
        }

        /** Of the versions whose build that counts is another than the wanted one none will do. */
        private Optional<SpecifierSet> ofBuild(String text, SpecifierSet bound, MatchSpec spec, ProjectName project) {
            return spec.takesAnyBuild()
                    ? Optional.of(bound)
                    : asked(
                            new Asked(text, project, claim.distribution().interpreters()),
                            () -> built(bound, spec, project));
        }

        private Optional<SpecifierSet> built(SpecifierSet bound, MatchSpec spec, ProjectName project) {
            SortedSet<Version> others = new TreeSet<>();
            boolean isThere = false;
            for (Build build : builds.builds(project, spec.name())) {
                if (bound.contains(build.version()) && build.pythons().stream().anyMatch(this::isOwn)) {
                    boolean isWanted = spec.matchesBuild(build.build());
                    isThere |= isWanted;
                    if (!isWanted) {
                        others.add(build.version());
                    }
                }
            }
            if (!isThere || others.size() > MOST_OTHERS) {
                return Optional.empty();
            }
            List<String> clauses = new ArrayList<>();
            others.forEach(version -> clauses.add("!=" + version));
            return Optional.of(bound.and(SpecifierSet.parse(String.join(",", clauses))));
        }

        private boolean isOwn(int python) {
            return claim.distribution().interpreters().contains(python);
        }

        /** What is there only if somebody asks for it is no requirement: what must hold of it then is told. */
        void constrain(String text) {
            if (specs.read(text) instanceof Specs.Unreadable unreadable) {
                SortedSet<ProjectName> projects = projects(unreadable.name());
                if (!projects.isEmpty()) {
                    refuse(unreadable.fault());
                }
                return;
            }
            MatchSpec spec = ((Specs.Understood) specs.read(text)).spec();
            for (ProjectName project : projects(spec.name())) {
                if (!project.equals(claim.distribution().project())) {
                    bound(text, spec, project)
                            .filter(bound -> spec.takesAnyBuild())
                            .ifPresentOrElse(
                                    bound -> notes.add(
                                            new ProvidedNote(ProvidedNote.Kind.CONSTRAINS, project + bound.toString())),
                                    () -> refuse("constrains " + text));
                }
            }
        }

        Needs needs() {
            List<String> texts = new ArrayList<>();
            requirements.forEach((project, bound) -> texts.add(word(project + bound.toString())));
            return new Needs(texts, List.copyOf(dependencies), List.of(), List.copyOf(notes), fault);
        }
    }
}

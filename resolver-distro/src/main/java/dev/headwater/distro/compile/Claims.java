// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile;

import dev.headwater.api.index.ProvidedFault;
import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Shown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which package provides which project, where several say that they do. */
public final class Claims {
    private static final int SHOWN = 100;
    private static final int NAMED = 5;

    private final PackageSet packages;
    private final SortedMap<ProjectName, List<Claim>> settled = new TreeMap<>();
    private final Map<String, List<Claim>> byPackage = new HashMap<>();

    /** Settles who provides what. */
    Claims(PackageSet packages, PolicyMapping mapping, CompileSettings settings) {
        this.packages = packages;
        SortedMap<ProjectName, List<Claim>> all = new TreeMap<>();
        mapping.distributions().forEach((id, distributions) -> {
            Member member = packages.find(id);
            if (member != null) {
                distributions.forEach(found -> all.computeIfAbsent(found.project(), project -> new ArrayList<>())
                        .add(new Claim(member, found, Optional.empty(), List.of())));
            }
        });
        all.forEach((project, claims) -> settled.put(project, settle(project, claims, settings)));
        packages.missing()
                .values()
                .forEach(of -> of.distributions().stream()
                        .filter(found -> !all.containsKey(found.project()))
                        .forEach(found -> settled.computeIfAbsent(found.project(), project -> new ArrayList<>())
                                .add(new Claim(of.member(), found, Optional.empty(), List.of()).ofNoPackage())));
        settled.values()
                .forEach(claims -> claims.stream()
                        .filter(claim -> claim.distribution().isImported())
                        .filter(claim -> packages.find(claim.member().id()) != null)
                        .forEach(claim -> byPackage
                                .computeIfAbsent(claim.member().id(), id -> new ArrayList<>())
                                .add(claim)));
    }

    /** What is for another Python is there, and is no rival of what is for one of the feed. */
    private List<Claim> settle(ProjectName project, List<Claim> all, CompileSettings settings) {
        List<Claim> imported =
                all.stream().filter(claim -> claim.distribution().isImported()).toList();
        if (imported.isEmpty()) {
            return new ArrayList<>(all.stream().map(Claim::ofOtherPython).toList());
        } else if (isOfOneSource(imported)) {
            return new ArrayList<>(newestFirst(imported));
        }
        SortedMap<Integer, List<Claim>> byPython = new TreeMap<>();
        imported.forEach(claim -> claim.distribution()
                .interpreters()
                .forEach(python -> byPython.computeIfAbsent(python, of -> new ArrayList<>())
                        .add(claim.of(python))));
        return new ArrayList<>(byPython.values().stream()
                .flatMap(claims -> settleImported(project, claims, settings).stream())
                .toList());
    }

    private static boolean isOfOneSource(List<Claim> claims) {
        return claims.stream()
                        .map(claim -> claim.member().sourcePackage())
                        .distinct()
                        .count()
                == 1;
    }

    private List<Claim> newestFirst(List<Claim> claims) {
        return claims.stream()
                .sorted(Comparator.comparing(
                                (Claim claim) -> claim.distribution().interpreter())
                        .thenComparing(Claim::member, packages.order().reversed()))
                .toList();
    }

    private List<Claim> settleImported(ProjectName project, List<Claim> claims, CompileSettings settings) {
        if (isOfOneSource(claims)) {
            return newestFirst(claims);
        }
        Set<String> chosen = settings.packagesOf(project);
        List<Claim> byPolicy = claims.stream()
                .filter(claim -> chosen.contains(claim.member().name()))
                .toList();
        if (names(byPolicy).size() == 1) {
            return newestFirst(byPolicy);
        }
        List<Claim> byName =
                claims.stream().filter(claim -> isCalledAs(claim, project)).toList();
        if (byName.size() == 1) {
            return List.of(byName.get(0).noted(others(claims, byName.get(0))));
        }
        List<String> names = names(claims);
        return claims.stream().map(claim -> claim.refused(rivals(names, claim))).toList();
    }

    private boolean isCalledAs(Claim claim, ProjectName project) {
        return packages.naming()
                .project(claim.member().name())
                .filter(project::equals)
                .isPresent();
    }

    private static List<String> others(List<Claim> claims, Claim own) {
        return claims.stream()
                .filter(claim -> !claim.equals(own))
                .map(claim -> claim.member().name())
                .toList();
    }

    private static List<String> names(List<Claim> claims) {
        return claims.stream().map(claim -> claim.member().name()).distinct().toList();
    }

    /** Only so many are named: each of many claimants would name all others. */
    private static String rivals(List<String> names, Claim own) {
        String named = names.stream()
                .filter(name -> !name.equals(own.member().name()))
                .limit(NAMED)
                .collect(Collectors.joining(", "));
        int more = names.size() - 1 - NAMED;
        return more <= 0 ? named : named + " and " + more + (more == 1 ? " other" : " others");
    }

    /** {@return the projects, each with what provides it} */
    public SortedMap<ProjectName, List<Claim>> settled() {
        return settled;
    }

    /**
     * {@return the projects that a package provides to Pythons of the feed, by name; empty for one that provides none}
     */
    public List<Claim> of(Member member) {
        return byPackage.getOrDefault(member.name(), List.of());
    }

    /**
     * A package that provides a project.
     *
     * @param member the package
     * @param distribution what it installs
     * @param fault why it cannot be used, if it cannot
     * @param notes who else claims the project
     */
    public record Claim(
            Member member, Distribution distribution, Optional<ProvidedFault> fault, List<ProvidedNote> notes) {
        /** Copies. */
        public Claim {
            notes = List.copyOf(notes);
        }

        private Claim of(int python) {
            return new Claim(member, distribution.of(python), fault, notes);
        }

        private Claim noted(List<String> others) {
            return new Claim(
                    member,
                    distribution,
                    fault,
                    others.stream()
                            .map(other -> new ProvidedNote(ProvidedNote.Kind.OTHER_CLAIMANT, other))
                            .toList());
        }

        private Claim refused(String rivals) {
            return refused(ProvidedFault.Kind.CLAIMED, rivals);
        }

        private Claim ofOtherPython() {
            return refused(ProvidedFault.Kind.PYTHON, distribution.otherPython().orElseThrow());
        }

        private Claim ofNoPackage() {
            String folder = distribution.project().value() + " "
                    + distribution.installed().orElse("");
            return refused(ProvidedFault.Kind.MISSING, Shown.text(folder.strip(), SHOWN));
        }

        private Claim refused(ProvidedFault.Kind kind, String detail) {
            return new Claim(member, distribution, Optional.of(new ProvidedFault(kind, detail)), notes);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile;

import dev.headwater.api.index.ProvidedFault;
import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Shown;
import dev.headwater.distro.compile.Archive.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which package provides which project, where several say that they do. */
final class Claims {
    private static final int SHOWN = 100;

    private final SortedMap<ProjectName, List<Claim>> settled = new TreeMap<>();
    private final Map<String, List<Claim>> byPackage = new HashMap<>();

    /** Settles who provides what. */
    Claims(Archive archive, Mapping mapping, CompileSettings settings) {
        SortedMap<ProjectName, List<Claim>> all = new TreeMap<>();
        mapping.distributions().forEach((name, distributions) -> {
            Member member = archive.find(name);
            if (member != null) {
                distributions.forEach(found -> all.computeIfAbsent(found.project(), project -> new ArrayList<>())
                        .add(new Claim(member, found, Optional.empty(), List.of())));
            }
        });
        all.forEach((project, claims) -> settled.put(project, settle(project, claims, settings)));
        mapping.missing().forEach((name, of) -> {
            Member member = Member.missing(name, of.source());
            of.distributions().stream()
                    .filter(found -> !all.containsKey(found.project()))
                    .forEach(found -> settled.computeIfAbsent(found.project(), project -> new ArrayList<>())
                            .add(new Claim(member, found, Optional.empty(), List.of()).ofNoPackage()));
        });
        settled.values()
                .forEach(claims -> claims.stream()
                        .filter(claim -> claim.distribution().isImported())
                        .filter(claim -> archive.find(claim.member().name()) != null)
                        .forEach(claim -> byPackage
                                .computeIfAbsent(claim.member().name(), name -> new ArrayList<>())
                                .add(claim)));
    }

    /** What is for another Python is there, and is no rival of what is for that of the feed. */
    private static List<Claim> settle(ProjectName project, List<Claim> all, CompileSettings settings) {
        List<Claim> imported =
                all.stream().filter(claim -> claim.distribution().isImported()).toList();
        return imported.isEmpty()
                ? all.stream().map(Claim::ofOtherPython).toList()
                : settleImported(project, imported, settings);
    }

    private static List<Claim> settleImported(ProjectName project, List<Claim> claims, CompileSettings settings) {
        if (claims.stream()
                        .map(claim -> claim.member().stanza().source())
                        .distinct()
                        .count()
                == 1) {
            return claims.stream().sorted(Claims::highestFirst).toList();
        }
        Set<String> chosen = settings.packagesOf(project);
        List<Claim> byPolicy = claims.stream()
                .filter(claim -> chosen.contains(claim.member().name()))
                .toList();
        if (byPolicy.size() == 1) {
            return byPolicy;
        }
        List<Claim> byName =
                claims.stream().filter(claim -> isCalledAs(claim, project)).toList();
        return byName.size() == 1
                ? List.of(byName.get(0).noted(others(claims, byName.get(0))))
                : claims.stream()
                        .map(claim -> claim.refused(others(claims, claim)))
                        .toList();
    }

    private static int highestFirst(Claim one, Claim other) {
        return other.member().version().compareTo(one.member().version());
    }

    private static boolean isCalledAs(Claim claim, ProjectName project) {
        String name = claim.member().name();
        return ModulePackage.project(name).filter(project::equals).isPresent();
    }

    private static List<String> others(List<Claim> claims, Claim own) {
        return claims.stream()
                .filter(claim -> !claim.equals(own))
                .map(claim -> claim.member().name())
                .toList();
    }

    /** {@return the projects, each with what provides it} */
    SortedMap<ProjectName, List<Claim>> settled() {
        return settled;
    }

    /**
     * {@return the projects that a package provides to the feed's Python, by name; empty for one that provides none}
     */
    List<Claim> of(Member member) {
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
    record Claim(Member member, Distribution distribution, Optional<ProvidedFault> fault, List<ProvidedNote> notes) {
        private Claim noted(List<String> others) {
            return new Claim(
                    member,
                    distribution,
                    fault,
                    others.stream()
                            .map(other -> new ProvidedNote(ProvidedNote.Kind.OTHER_CLAIMANT, other))
                            .toList());
        }

        private Claim refused(List<String> others) {
            return refused(ProvidedFault.Kind.CLAIMED, String.join(", ", others));
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

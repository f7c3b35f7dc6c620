// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.plan;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.PackageRequirement;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A solution in two parts: what the package manager of a distributor installs, and what a Python installer installs
 * beside it, without looking for dependencies, in an environment that sees the packages of the system.
 *
 * <p>A plan is of one package manager: of {@code apt} today, for packages that {@code pkg:deb} URLs name. It is
 * printed, and run by people.
 *
 * @param packages the first part, sorted by name, the packages that bring the interpreter before all others
 * @param files the second part, sorted by name
 * @param external what files of the second part require that is no Python project, at most a hundred of one file
 * @param unchecked requirements that hold as far as was found out: the distributor says them of a project that another
 *     index supplies, and not all that its package itself says is known
 * @param alternatives relations of which another branch might do as well: the package manager may install one more
 *     package for one of these
 */
public record SystemPlan(
        List<SystemPackage> packages,
        List<PinnedPackage> files,
        List<ExternalRequirement> external,
        List<Unchecked> unchecked,
        List<Alternative> alternatives) {
    private static final String DEBIAN = "pkg:deb/";

    /** Neither a word of a shell's language nor an option: what a repository calls a name is part of a command. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9+.-]*");

    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z.+:~-]+");

    /** Copies. */
    public SystemPlan {
        packages = List.copyOf(packages);
        files = List.copyOf(files);
        external = List.copyOf(external);
        unchecked = List.copyOf(unchecked);
        alternatives = List.copyOf(alternatives);
    }

    /**
     * A requirement of a package that could not be held in full against the version that another index supplies.
     *
     * @param name the package of the distributor
     * @param project the project that it provides
     * @param requirement what it requires, as far as is known
     */
    public record Unchecked(String name, ProjectName project, PackageRequirement requirement) {}

    /**
     * A relation with several branches.
     *
     * @param name the package of the distributor
     * @param relation the relation as the distributor writes it
     */
    public record Alternative(String name, String relation) {}

    /**
     * Makes the plan of a solution.
     *
     * @throws UnplannableException if a package is not of Debian's format, or its name or version is not
     */
    public static SystemPlan of(ResolutionOutcome.Resolved resolved) {
        Map<String, SystemPackage> packages = new TreeMap<>();
        Map<String, IndexId> interpreters = new TreeMap<>();
        List<PinnedPackage> files = new ArrayList<>();
        ExternalRequirements external = new ExternalRequirements();
        List<Unchecked> unchecked = new ArrayList<>();
        List<Alternative> alternatives = new ArrayList<>();
        for (PinnedPackage pinned : resolved.packages()) {
            Optional<ProvidedPackage> provided = pinned.provided();
            if (provided.isEmpty()) {
                files.add(pinned);
                continue;
            }
            ProvidedPackage by = provided.get();
            IndexId index = pinned.index().orElseThrow();
            if (!by.purl().startsWith(DEBIAN)
                    || !NAME.matcher(by.name()).matches()
                    || !VERSION.matcher(by.packageVersion()).matches()) {
                throw new UnplannableException(pinned.name(), by);
            }
            by.serves().ifPresent(served -> interpreters.putIfAbsent(served.interpreter(), index));
            external.install(by);
            packages.merge(by.name(), one(pinned, by, index), SystemPlan::together);
            pinned.requires().stream()
                    .filter(requirement -> !requirement.checked())
                    .forEach(requirement -> unchecked.add(new Unchecked(by.name(), pinned.name(), requirement)));
            by.notes().stream()
                    .filter(note -> note.kind() == ProvidedNote.Kind.OTHER_BRANCHES)
                    .forEach(note -> alternatives.add(new Alternative(by.name(), note.text())));
        }
        List<SystemPackage> sorted = new ArrayList<>();
        interpreters.forEach((name, index) -> {
            if (!packages.containsKey(name)) {
                sorted.add(new SystemPackage(name, Optional.empty(), index, List.of()));
            }
        });
        sorted.addAll(packages.values());
        return new SystemPlan(
                sorted,
                files,
                external.of(files),
                unchecked,
                alternatives.stream().distinct().toList());
    }

    private static SystemPackage one(PinnedPackage pinned, ProvidedPackage by, IndexId index) {
        return new SystemPackage(
                by.name(),
                Optional.of(by.packageVersion()),
                index,
                List.of(new SystemPackage.Provided(pinned.name(), pinned.version())));
    }

    private static SystemPackage together(SystemPackage one, SystemPackage other) {
        List<SystemPackage.Provided> provides = new ArrayList<>(one.provides());
        provides.addAll(other.provides());
        provides.sort(Comparator.comparing(SystemPackage.Provided::project));
        return new SystemPackage(one.name(), one.version(), one.index(), provides);
    }

    /** {@return the first part as one line for a shell; empty where nothing is for the package manager} */
    public Optional<String> command() {
        if (packages.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder line = new StringBuilder("apt-get install --no-install-recommends");
        for (SystemPackage one : packages) {
            line.append(' ').append(one.name());
            one.version().ifPresent(version -> line.append('=').append(version));
        }
        return Optional.of(line.toString());
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.plan;

import dev.headwater.api.Unpromised;
import dev.headwater.api.explanation.Warning;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.PackageRequirement;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A solution in two parts: what the package manager of a distributor installs, and what a Python installer installs
 * beside it, without looking for dependencies, in an environment that sees the packages of the system.
 *
 * <p>A plan is of one package manager. It is printed, and run by people.
 *
 * @param manager who installs the first part
 * @param channels where the channels of conda are, as a command says it, the first before all others; empty where none
 *     are, or it is not known
 * @param packages the first part, sorted by name, the packages that bring the interpreter before all others
 * @param files the second part, sorted by name
 * @param external what files of the second part require that is no Python project, at most a hundred of one file
 * @param unchecked requirements that hold as far as was found out: the distributor says them of a project that another
 *     index supplies, and not all that its package itself says is known
 * @param alternatives relations of which another branch might do as well: the package manager may install one more
 *     package for one of these
 * @since 0.1.0
 */
public record SystemPlan(
        PackageManager manager,
        List<String> channels,
        List<SystemPackage> packages,
        List<PinnedPackage> files,
        List<ExternalRequirement> external,
        List<Unchecked> unchecked,
        List<Alternative> alternatives) {
    /** Copies. */
    @Unpromised
    public SystemPlan {
        channels = List.copyOf(channels);
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
     * Makes the plan of a solution, in which channels of conda are called by their names.
     *
     * @throws UnplannableException as {@link #of(ResolutionOutcome.Resolved, IndexPolicy)}
     */
    public static SystemPlan of(ResolutionOutcome.Resolved resolved) {
        return of(resolved, ChannelLocations.NONE);
    }

    /**
     * Makes the plan of a solution.
     *
     * @param policy says where channels of conda are, which a command can only so tell from others of the same name
     * @throws UnplannableException if a package is of a format that no manager here installs, of another than the
     *     others, or of a name or version that no command can have
     */
    public static SystemPlan of(ResolutionOutcome.Resolved resolved, IndexPolicy policy) {
        return of(resolved, ChannelLocations.of(policy));
    }

    private static SystemPlan of(ResolutionOutcome.Resolved resolved, ChannelLocations channels) {
        Set<String> locations = new LinkedHashSet<>();
        Map<String, SystemPackage> packages = new TreeMap<>();
        Map<String, SystemPackage> interpreters = new TreeMap<>();
        Optional<PackageManager> manager = Optional.empty();
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
            PackageManager own = PackageManager.of(by)
                    .filter(found -> found.canName(pinned, by))
                    .orElseThrow(() -> new UnplannableException(pinned.name(), by));
            if (manager.filter(other -> other != own).isPresent()) {
                throw new UnplannableException(pinned.name(), by);
            }
            manager = Optional.of(own);
            by.serves()
                    .ifPresent(served -> interpreters.putIfAbsent(
                            served.interpreter(),
                            new SystemPackage(
                                    served.interpreter(),
                                    Optional.empty(),
                                    index,
                                    own.asksForInterpreter(served),
                                    List.of())));
            external.install(by);
            locations.addAll(channels.all(index));
            List<String> asks = own.asks(pinned, by, extras(pinned, resolved), channels);
            packages.merge(by.name(), one(pinned, index, asks), SystemPlan::together);
            pinned.requires().stream()
                    .filter(requirement -> !requirement.checked())
                    .forEach(requirement -> unchecked.add(new Unchecked(by.name(), pinned.name(), requirement)));
            by.notes().stream()
                    .filter(note -> note.kind() == ProvidedNote.Kind.OTHER_BRANCHES)
                    .forEach(note -> alternatives.add(new Alternative(by.name(), note.text())));
        }
        List<SystemPackage> sorted = new ArrayList<>();
        interpreters.forEach((name, interpreter) -> {
            if (!packages.containsKey(name)) {
                sorted.add(interpreter);
            }
        });
        sorted.addAll(packages.values());
        return new SystemPlan(
                manager.orElse(PackageManager.APT),
                List.copyOf(locations),
                sorted,
                files,
                external.of(files),
                unchecked,
                alternatives.stream().distinct().toList());
    }

    /** {@return those extras of a package that are used and that it has} */
    private static List<ExtraName> extras(PinnedPackage pinned, ResolutionOutcome.Resolved resolved) {
        List<Warning> warnings = resolved.report().warnings();
        return pinned.extras().stream()
                .filter(extra -> warnings.stream()
                        .noneMatch(warning -> warning instanceof Warning.MissingExtra missing
                                && missing.name().equals(pinned.name())
                                && missing.extra().equals(extra)))
                .toList();
    }

    private static SystemPackage one(PinnedPackage pinned, IndexId index, List<String> asks) {
        ProvidedPackage by = pinned.provided().orElseThrow();
        return new SystemPackage(
                by.name(),
                Optional.of(by.packageVersion()),
                index,
                asks,
                List.of(new SystemPackage.Provided(pinned.name(), pinned.version())));
    }

    private static SystemPackage together(SystemPackage one, SystemPackage other) {
        List<SystemPackage.Provided> provides = new ArrayList<>(one.provides());
        provides.addAll(other.provides());
        provides.sort(Comparator.comparing(SystemPackage.Provided::project));
        List<String> asks = Stream.concat(one.asks().stream(), other.asks().stream())
                .distinct()
                .toList();
        return new SystemPackage(one.name(), one.version(), one.index(), asks, provides);
    }

    /** {@return the first part as one line for a shell; empty where nothing is for the package manager} */
    public Optional<String> command() {
        if (packages.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder line = new StringBuilder(manager.command());
        channels.forEach(channel -> line.append(" -c ").append(channel));
        packages.forEach(one -> one.asks().forEach(asked -> line.append(' ').append(asked)));
        return Optional.of(line.toString());
    }
}

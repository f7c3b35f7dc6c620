// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.environment;

import dev.headwater.api.environment.InstalledDistribution;
import dev.headwater.api.environment.OwningPackage;
import dev.headwater.api.index.ProvidedFault;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.ProvidedPackage.Evidence;
import dev.headwater.api.index.ProvidedPackage.NameEvidence;
import dev.headwater.api.index.ProvidedPackage.RequirementsSource;
import dev.headwater.api.index.ProvidedPackage.VersionEvidence;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.index.ServedTarget;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.Version;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.installed.MetadataEntry;
import dev.headwater.core.installed.OwnedFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes rows of an index of what packages own in a place. */
final class InstalledRows {
    private final InstalledPlace place;

    /** By the names under which others may need a package, the projects that it owns. */
    private final Map<String, SortedSet<ProjectName>> projects = new HashMap<>();

    private final Map<Path, InstalledDistribution> places = new LinkedHashMap<>();
    private final MetBounds bounds;

    InstalledRows(InstalledPlace place) {
        this.place = place;
        Map<ProjectName, Version> versions = new TreeMap<>();
        for (InstalledDistribution one : place.environment().distributions()) {
            places.put(one.place(), one);
            one.owner().ifPresent(owner -> {
                for (String name : needs(owner).provides()) {
                    projects.computeIfAbsent(name, none -> new TreeSet<>()).add(one.name());
                }
                one.parsedVersion().ifPresent(version -> versions.putIfAbsent(one.name(), version));
            });
        }
        bounds = new MetBounds(versions);
    }

    private OwnedFiles.Needs needs(OwningPackage owner) {
        return place.files().needs(owner).orElseGet(() -> new OwnedFiles.Needs(List.of(owner.name()), List.of()));
    }

    InMemoryIndex index() {
        InMemoryIndex.Builder index = InMemoryIndex.builder();
        Set<ProjectName> there = new HashSet<>();
        for (InstalledDistribution one : place.environment().distributions()) {
            Optional<InstalledDistribution> before = one.hiddenBy().flatMap(this::at);
            // The metadata that one package has in two forms is one row.
            if (one.owner().isPresent()
                    && before.flatMap(InstalledDistribution::owner).isEmpty()) {
                add(index, one, one.owner().get(), before);
                there.add(one.name());
            }
        }
        for (InstalledPlace.Gone gone : place.gone()) {
            if (there.add(gone.entry().name())) {
                add(index, gone);
            }
        }
        return index.build();
    }

    private Optional<InstalledDistribution> at(Path metadata) {
        return Optional.ofNullable(places.get(metadata));
    }

    /** What a package has and Python does not find is not absent: it must not be taken from elsewhere. */
    private void add(InMemoryIndex.Builder index, InstalledPlace.Gone gone) {
        MetadataEntry entry = gone.entry();
        Optional<InstalledDistribution> found = places.values().stream()
                .filter(one -> one.name().equals(entry.name()))
                .findFirst();
        InstalledDistribution one = new InstalledDistribution(
                entry.name(),
                entry.version(),
                entry.path(),
                entry.form(),
                Optional.of(gone.owner()),
                Optional.empty(),
                Optional.of(entry.path().getFileName() + " is not there"),
                List.of(),
                found.map(InstalledDistribution::place));
        add(index, one, gone.owner(), found);
    }

    private void add(
            InMemoryIndex.Builder index,
            InstalledDistribution one,
            OwningPackage owner,
            Optional<InstalledDistribution> before) {
        String version = one.parsedVersion().map(Version::toString).orElse("0");
        Optional<OwnedFiles.Needs> needs = place.files().needs(owner);
        ProvidedPackage by = new ProvidedPackage(
                Version.parse(version),
                owner.name(),
                owner.version(),
                owner.purl(),
                ProvidedPackage.Trust.UNSIGNED,
                Optional.empty(),
                new Evidence(
                        NameEvidence.INSTALLED_FOLDER,
                        VersionEvidence.INSTALLED_FOLDER,
                        needs.isPresent() ? RequirementsSource.DISTRIBUTOR : RequirementsSource.PUBLISHED),
                List.of());
        Optional<ServedTarget> target = target(owner);
        ProvidedPackage usual = target.map(by::withTarget).orElse(by);
        ProvidedPackage offered = fault(one, before).map(usual::withFault).orElse(usual);
        index.release(
                one.name().value(),
                version,
                release -> release.withoutUploadTime()
                        .provided(offered)
                        .metadata(text(
                                one,
                                version,
                                needs.map(needed -> requires(one, needed)).orElseGet(() -> own(one))))
                        .published(published(one, owner)));
    }

    private Optional<ProvidedFault> fault(InstalledDistribution one, Optional<InstalledDistribution> before) {
        if (one.parsedVersion().isEmpty()) {
            return Optional.of(new ProvidedFault(ProvidedFault.Kind.VERSION, one.version()));
        } else if (before.isEmpty() && !isDescribed(one)) {
            String metadata = String.valueOf(one.place().getFileName());
            return Optional.of(new ProvidedFault(ProvidedFault.Kind.UNREADABLE, metadata));
        }
        return before.map(other -> new ProvidedFault(ProvidedFault.Kind.HIDDEN, other.toString()));
    }

    /** Whether there is something that says what it requires. */
    private boolean isDescribed(InstalledDistribution one) {
        return places.containsKey(one.place())
                && (one.metadata().isPresent()
                        || one.owner().flatMap(place.files()::needs).isPresent());
    }

    /** {@return what a package requires of other projects by its manager's relations, each of which is met} */
    private List<String> requires(InstalledDistribution one, OwnedFiles.Needs needs) {
        SortedSet<String> requires = new TreeSet<>();
        for (OwnedFiles.Dependency dependency : needs.depends()) {
            dependency.alternatives().stream()
                    .filter(projects::containsKey)
                    .findFirst()
                    .ifPresent(name -> projects.getOrDefault(name, new TreeSet<>()).stream()
                            .filter(project -> !project.equals(one.name()))
                            .forEach(project -> requires.add(project.value())));
        }
        return List.copyOf(requires);
    }

    private static String text(InstalledDistribution one, String version, List<String> requires) {
        return "Metadata-Version: 2.1\nName: " + one.name() + "\nVersion: " + version + "\n"
                + requires.stream().map(line -> "Requires-Dist: " + line + "\n").collect(Collectors.joining());
    }

    /** {@return what the installed metadata requires, without the bounds that what is installed does not meet} */
    private List<String> own(InstalledDistribution one) {
        return one.metadata()
                .map(bounds::effective)
                .map(CoreMetadata::requiresDist)
                .orElse(List.of());
    }

    private PublishedAnswer published(InstalledDistribution one, OwningPackage owner) {
        if (one.metadata().isEmpty()) {
            return new PublishedAnswer.None(one.fault().orElse(""));
        }
        // Debian takes translated requirements out of an egg, and leaves those of extras.
        boolean isCut = owner.kind() == OwningPackage.Kind.DPKG && one.form() != InstalledDistribution.Form.DIST_INFO;
        CoreMetadata published = one.metadata().get();
        return new PublishedAnswer.Found(
                bounds.effective(published),
                published,
                isCut ? PublishedAnswer.Extent.WITHOUT_REQUIREMENTS : PublishedAnswer.Extent.WHOLE,
                bounds.notes(published));
    }

    /** {@return the Python and the machine that a package is for, where both are known} */
    private Optional<ServedTarget> target(OwningPackage owner) {
        Optional<Version> python = place.environment()
                .python()
                .map(text -> text.endsWith("t") ? text.substring(0, text.length() - 1) : text)
                .map(Version::parseOrNull);
        return place.files()
                .machine(owner.kind())
                .flatMap(machine -> python.map(version -> new ServedTarget(
                        distributor(owner),
                        owner.kind() == OwningPackage.Kind.CONDA ? "python" : "python3",
                        version,
                        machine.architecture(),
                        machine.system(),
                        machine.machine())));
    }

    private static String distributor(OwningPackage owner) {
        if (owner.kind() == OwningPackage.Kind.CONDA) {
            return "conda";
        }
        String[] parts = owner.purl().split("/", -1);
        String vendor = parts.length > 2 ? parts[1] : "rpm";
        return vendor.substring(0, 1).toUpperCase(Locale.ROOT) + vendor.substring(1);
    }
}

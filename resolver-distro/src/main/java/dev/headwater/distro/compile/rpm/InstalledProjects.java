// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.rpm;

import dev.headwater.api.index.ProvidedFault;
import dev.headwater.api.index.ProvidedPackage.NameEvidence;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Shown;
import dev.headwater.distro.compile.Distribution;
import dev.headwater.distro.compile.FolderReader;
import dev.headwater.distro.compile.PackageReader;
import dev.headwater.distro.compile.PackageSet.Missing;
import dev.headwater.distro.feed.FeedHead.Remark;
import dev.headwater.distro.listed.PackageFile;
import dev.headwater.distro.repository.rpm.RpmSnapshot;
import dev.headwater.distro.rpm.Filelists;
import dev.headwater.distro.rpm.PythonCapability;
import dev.headwater.distro.rpm.RpmFileReader;
import dev.headwater.distro.rpm.RpmPackage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The projects that packages install without declaring them: by the lists of their files, or, where no list names a
 * package that needs a Python, by the package itself.
 */
final class InstalledProjects {
    private static final int SHOWN = 200;

    private final List<RpmSnapshot> repositories;
    private final Map<String, List<Provision>> provisions;
    private final Pythons pythons;
    private final Consumer<Remark> remarks;
    private final FolderReader reader;
    private final Executor executor;

    /** The entries of each source, by what tells its packages apart. */
    private final List<Map<String, Filelists.Entry>> entries = new ArrayList<>();

    /**
     * Prepares to find them.
     *
     * @param provisions what packages that count declare
     * @param executor takes packages apart
     */
    InstalledProjects(
            List<RpmSnapshot> repositories,
            Map<String, List<Provision>> provisions,
            Pythons pythons,
            Consumer<Remark> remarks,
            Executor executor) {
        this.repositories = repositories;
        this.provisions = provisions;
        this.pythons = pythons;
        this.remarks = remarks;
        this.executor = executor;
        reader = new FolderReader(pythons.all(), remarks);
        for (RpmSnapshot repository : repositories) {
            Map<String, Filelists.Entry> of = new HashMap<>();
            repository.filelists().packages().forEach(entry -> of.put(entry.id(), entry));
            entries.add(of);
        }
    }

    /**
     * {@return what each package installs and does not declare, by its name}
     *
     * @param members the packages that count
     * @param declared what they declare, which is better evidence: what contradicts it is reported
     */
    SortedMap<String, List<Distribution>> find(
            Collection<RpmMember> members, SortedMap<String, List<Distribution>> declared) {
        Set<Place> known = new HashSet<>();
        declared.values().forEach(all -> all.forEach(one -> known.add(Place.of(one))));
        SortedMap<String, List<Distribution>> found = new TreeMap<>();
        List<RpmMember> unnamed = new ArrayList<>();
        for (RpmMember member : members) {
            Filelists.Entry entry =
                    entries.get(member.source()).get(member.listed().id());
            if (entry != null) {
                put(found, member.name(), read(entry, NameEvidence.INSTALLED_FOLDER), known);
            } else if (!provisions.containsKey(member.name()) && isUnnamed(member)) {
                unnamed.add(member);
            }
        }
        installed(unnamed).forEach((name, all) -> put(found, name, all, known));
        return found;
    }

    /** {@return whether a package needs a Python, and no list names it} */
    private boolean isUnnamed(RpmMember member) {
        Set<String> named = repositories.get(member.source()).filelists().named();
        return !named.contains(member.listed().id()) && pythons.isNeededBy(member);
    }

    /** {@return what packages themselves say that they install, by their names} */
    private SortedMap<String, List<Distribution>> installed(List<RpmMember> unnamed) {
        SortedMap<String, List<Distribution>> found = new TreeMap<>();
        new PackageReader(pools(), RpmFileReader::read, executor)
                .folders(unnamed)
                .forEach((name, folders) -> found.put(name, reader.distributions(name, folders, NameEvidence.PACKAGE)));
        return found;
    }

    private List<PackageReader.Source> pools() {
        return repositories.stream()
                .map(from -> new PackageReader.Source(from.location(), from.files()))
                .toList();
    }

    private List<Distribution> read(Filelists.Entry entry, NameEvidence evidence) {
        return reader.distributions(entry.name(), entry.folders(), evidence);
    }

    private void put(
            SortedMap<String, List<Distribution>> found, String name, List<Distribution> all, Set<Place> known) {
        Set<ProjectName> own = new HashSet<>();
        provisions.getOrDefault(name, List.of()).forEach(provision -> own.add(provision.project()));
        List<Distribution> added = new ArrayList<>();
        for (Distribution one : all) {
            if (own.contains(one.project())) {
                continue;
            }
            if (known.contains(Place.of(one))) {
                remarks.accept(new Remark(
                        Remark.Kind.FOLDER_CONTRADICTED, name, one.project().value()));
            } else {
                added.add(one);
            }
        }
        if (!added.isEmpty()) {
            found.put(name, List.copyOf(added));
        }
    }

    /**
     * {@return what packages install that do not count, by what tells them apart}
     *
     * @param members the packages that count, by name
     * @param aside of the names of which none counts the packages that would
     */
    SortedMap<String, Missing> others(Map<String, RpmMember> members, Map<String, RpmMember> aside) {
        List<RpmMember> unnamed = aside.values().stream()
                .filter(member -> isUnnamed(member)
                        && member.listed().provides().stream()
                                .noneMatch(provided -> PythonCapability.isMeant(provided.name())))
                .toList();
        SortedMap<String, Missing> found = new TreeMap<>();
        for (int source = 0; source < repositories.size(); source++) {
            Map<String, RpmPackage> listed = new HashMap<>();
            repositories.get(source).packages().forEach(each -> listed.put(each.id(), each));
            for (Filelists.Entry entry : repositories.get(source).filelists().packages()) {
                RpmPackage own = listed.get(entry.id());
                RpmMember counting = members.get(entry.name());
                boolean counts =
                        own != null && counting != null && counting.listed().equals(own);
                if (!counts) {
                    String place = entry.name() + " " + source + " " + entry.id();
                    List<Distribution> all = read(entry, NameEvidence.INSTALLED_FOLDER);
                    found.put(
                            place,
                            own == null
                                    ? new Missing(new RpmMember(unlisted(entry), source), all)
                                    : unusable(new RpmMember(own, source), all));
                }
            }
        }
        installed(unnamed)
                .forEach((name, all) -> found.put(name, unusable(Objects.requireNonNull(aside.get(name)), all)));
        return found;
    }

    private static Missing unusable(RpmMember member, List<Distribution> all) {
        String of = ", of " + member.packageVersion();
        return new Missing(
                member,
                all.stream()
                        .map(one -> one.refused(new ProvidedFault(
                                ProvidedFault.Kind.DECLARATION,
                                Shown.text(one.project() + " " + one.installed().orElse("") + of, SHOWN))))
                        .toList());
    }

    /** What only the list of files names: of that there is nothing to be had. */
    private static RpmPackage unlisted(Filelists.Entry entry) {
        return new RpmPackage(
                entry.id(),
                entry.name(),
                entry.version(),
                entry.architecture(),
                entry.name(),
                "",
                List.of(),
                List.of(),
                List.of(),
                new PackageFile("", 0, ""),
                Optional.empty());
    }

    /**
     * What only one package may provide.
     *
     * @param project the project
     * @param interpreter the place of the Python, or what it is called
     */
    private record Place(ProjectName project, String interpreter) {
        static Place of(Distribution one) {
            return new Place(one.project(), one.otherPython().orElse(String.valueOf(one.interpreter())));
        }
    }
}

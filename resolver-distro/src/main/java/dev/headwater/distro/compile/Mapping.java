// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile;

import dev.headwater.api.index.ProvidedPackage.NameEvidence;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.Version;
import dev.headwater.distro.compile.Archive.Member;
import dev.headwater.distro.debian.BinaryPackage;
import dev.headwater.distro.debian.DebianVersion;
import dev.headwater.distro.debian.InstalledFolder;
import dev.headwater.distro.feed.FeedHead.Remark;
import dev.headwater.distro.repository.Snapshot;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which projects each package provides, by evidence alone: never by how a package is called.
 *
 * <p>The metadata folders that its own source lists come first, then those of the package of the same name in another
 * source, then what the package itself holds, then the policy, then its mapping file.
 */
final class Mapping {
    private static final Comparator<Remark> ORDER = Comparator.comparing(Remark::kind)
            .thenComparing(Remark::packageName)
            .thenComparing(Remark::text);

    private final List<Snapshot> sources;
    private final SortedMap<String, List<Distribution>> distributions = new TreeMap<>();
    private final SortedMap<String, Missing> missing = new TreeMap<>();
    private final NavigableSet<Remark> remarks = new TreeSet<>(ORDER);
    private final FolderReader reader;

    /** The versions that a source has of each package, for the sources that say of others what they are. */
    private final Map<Integer, Map<String, List<String>>> versions = new HashMap<>();

    /** Maps what can be mapped; reads packages where nothing else tells. */
    Mapping(
            List<Snapshot> sources,
            Archive archive,
            Interpreter interpreter,
            CompileSettings settings,
            Executor executor) {
        this.sources = sources;
        reader = new FolderReader(interpreter.python(), remarks::add);
        List<Member> unnamed = new ArrayList<>();
        for (Member member : archive.members()) {
            if (sources.get(member.source()).contents().named().contains(member.name())) {
                List<InstalledFolder> own = folders(sources.get(member.source()), member);
                put(member.name(), read(member.name(), own, NameEvidence.INSTALLED_FOLDER));
            } else if (!findSibling(member) && interpreter.isNeededBy(member.stanza())) {
                unnamed.add(member);
            }
        }
        new PackageReader(sources, executor)
                .folders(unnamed)
                .forEach((name, found) -> put(name, read(name, found, NameEvidence.PACKAGE)));
        addMissing(archive);
        addPolicy(archive, settings);
    }

    private boolean findSibling(Member member) {
        for (int source = 0; source < sources.size(); source++) {
            if (sources.get(source).contents().named().contains(member.name())) {
                putSibling(member, source);
                return true;
            }
        }
        return false;
    }

    /**
     * The folder of another upstream version tells a version only where that does not follow the package's: who called
     * every release 0.0.0, or counts by a scheme of his own, is nearer to that than to what the package is called.
     */
    private void putSibling(Member member, int sibling) {
        List<DebianVersion> theirs =
                versions.computeIfAbsent(sibling, this::versions).getOrDefault(member.name(), List.of()).stream()
                        .map(DebianVersion::parseOrNull)
                        .flatMap(Stream::ofNullable)
                        .toList();
        boolean same = theirs.stream()
                .anyMatch(version -> version.upstream().equals(member.version().upstream()));
        List<Distribution> all =
                read(member.name(), folders(sources.get(sibling), member), NameEvidence.SIBLING_SOURCE);
        put(
                member.name(),
                all.stream()
                        .map(one -> same || !follows(one, theirs) ? one : one.withoutFolder())
                        .toList());
    }

    /** Whose first number is that of the package follows it, if need be some releases behind. */
    private static boolean follows(Distribution distribution, List<DebianVersion> packaged) {
        Optional<List<BigInteger>> installed =
                distribution.installed().map(Version::parseOrNull).map(Version::release);
        boolean placeholder =
                installed.stream().anyMatch(release -> release.stream().allMatch(number -> number.signum() == 0));
        return packaged.isEmpty()
                || packaged.stream()
                        .map(version -> version.release().map(Version::release))
                        .anyMatch(release -> release.isEmpty()
                                || (!placeholder
                                        && installed.isPresent()
                                        && release.get()
                                                .get(0)
                                                .equals(installed.get().get(0))));
    }

    private Map<String, List<String>> versions(int source) {
        return sources.get(source).packages().stream()
                .collect(Collectors.groupingBy(
                        BinaryPackage::name, Collectors.mapping(BinaryPackage::version, Collectors.toList())));
    }

    private static List<InstalledFolder> folders(Snapshot source, Member member) {
        return source.contents().folders().getOrDefault(member.name(), List.of());
    }

    private List<Distribution> read(String name, List<InstalledFolder> found, NameEvidence evidence) {
        return reader.distributions(name, found, evidence);
    }

    private void put(String name, List<Distribution> all) {
        if (!all.isEmpty()) {
            distributions.put(name, all);
        }
    }

    /** {@return what each package provides that provides something, by the name of the package} */
    Map<String, List<Distribution>> distributions() {
        return distributions;
    }

    /** {@return what lists of contents name that no list of packages has, by the name of the package} */
    Map<String, Missing> missing() {
        return missing;
    }

    /**
     * A package that is in no list of packages.
     *
     * @param source the place of the source whose contents name it
     * @param distributions what it installs
     */
    record Missing(int source, List<Distribution> distributions) {}

    private void addMissing(Archive archive) {
        for (int source = 0; source < sources.size(); source++) {
            int place = source;
            sources.get(source).contents().folders().forEach((name, folders) -> {
                if (archive.find(name) == null) {
                    missing.putIfAbsent(name, new Missing(place, read(name, folders, NameEvidence.INSTALLED_FOLDER)));
                }
            });
        }
    }

    /** {@return what was found that is about no project, sorted} */
    List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    private void addPolicy(Archive archive, CompileSettings settings) {
        PolicyEvidence named = new PolicyEvidence(distributions);
        settings.names().forEach((project, name) -> {
            if (archive.find(name) == null) {
                remarks.add(new Remark(Remark.Kind.POLICY_WITHOUT_PACKAGE, name, project.value()));
            } else {
                add(named, project, name);
            }
        });
        // What it says of packages that are not there is about other archives: one file serves many.
        PolicyEvidence mapped = new PolicyEvidence(distributions);
        settings.mapping()
                .forEach((project, names) -> names.stream()
                        .filter(name -> archive.find(name) != null)
                        .forEach(name -> add(mapped, project, name)));
    }

    private void add(PolicyEvidence evidence, ProjectName project, String name) {
        switch (evidence.verdict(project, name)) {
            case KNOWN -> {}
            case CONTRADICTED -> remarks.add(new Remark(Remark.Kind.POLICY_CONTRADICTED, name, project.value()));
            case NEW -> {
                List<Distribution> all = new ArrayList<>(distributions.getOrDefault(name, List.of()));
                all.add(Distribution.ofPolicy(project));
                distributions.put(name, List.copyOf(all));
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.debian;

import dev.headwater.api.index.ProvidedPackage.NameEvidence;
import dev.headwater.api.version.Version;
import dev.headwater.distro.compile.Distribution;
import dev.headwater.distro.compile.FolderReader;
import dev.headwater.distro.compile.PackageReader;
import dev.headwater.distro.compile.PackageSet.Missing;
import dev.headwater.distro.compile.debian.Archive.Member;
import dev.headwater.distro.debian.BinaryPackage;
import dev.headwater.distro.debian.DebPackage;
import dev.headwater.distro.debian.DebianVersion;
import dev.headwater.distro.debian.PackagedMetadata;
import dev.headwater.distro.feed.FeedHead;
import dev.headwater.distro.feed.FeedHead.Remark;
import dev.headwater.distro.listed.InstalledFolder;
import dev.headwater.distro.repository.debian.DebianSnapshot;
import dev.headwater.distro.unpack.MalformedFileException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which projects each package provides, by evidence alone: never by how a package is called.
 *
 * <p>The metadata folders that its own source lists come first, then those of the package of the same name in another
 * source, then what the package itself holds.
 */
final class Mapping {
    private final List<DebianSnapshot> sources;
    private final SortedMap<String, List<Distribution>> distributions = new TreeMap<>();
    private final SortedMap<String, Missing> missing = new TreeMap<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final FolderReader reader;

    /** The versions that a source has of each package, for the sources that say of others what they are. */
    private final Map<Integer, Map<String, List<String>>> versions = new HashMap<>();

    /** Maps what can be mapped; reads packages where nothing else tells. */
    Mapping(List<DebianSnapshot> sources, Archive archive, Interpreter interpreter, Executor executor) {
        this.sources = sources;
        reader = new FolderReader(
                List.of(new FeedHead.Interpreter(Interpreter.PACKAGE, interpreter.python())), remarks::add);
        List<Member> unnamed = new ArrayList<>();
        for (Member member : archive.members()) {
            if (sources.get(member.source()).contents().named().contains(member.name())) {
                List<InstalledFolder> own = folders(sources.get(member.source()), member);
                put(member.name(), read(member.name(), own, NameEvidence.INSTALLED_FOLDER));
            } else if (!findSibling(member) && interpreter.isNeededBy(member.stanza())) {
                unnamed.add(member);
            }
        }
        new PackageReader(pools(sources), Mapping::foldersOf, executor)
                .folders(unnamed)
                .forEach((name, found) -> put(name, read(name, found, NameEvidence.PACKAGE)));
        addMissing(archive);
    }

    private static List<PackageReader.Source> pools(List<DebianSnapshot> sources) {
        return sources.stream()
                .map(source -> new PackageReader.Source(source.location(), source.files()))
                .toList();
    }

    private static List<InstalledFolder> foldersOf(InputStream in, String file) throws MalformedFileException {
        return DebPackage.read(in, file).distributions().stream()
                .map(PackagedMetadata::folder)
                .toList();
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

    private static List<InstalledFolder> folders(DebianSnapshot source, Member member) {
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
    SortedMap<String, List<Distribution>> distributions() {
        return distributions;
    }

    /** {@return what lists of contents name that no list of packages has, by the name of the package} */
    SortedMap<String, Missing> missing() {
        return missing;
    }

    private void addMissing(Archive archive) {
        for (int source = 0; source < sources.size(); source++) {
            int place = source;
            sources.get(source).contents().folders().forEach((name, folders) -> {
                if (archive.find(name) == null) {
                    missing.putIfAbsent(
                            name,
                            new Missing(
                                    Member.missing(name, place, Origin.of(sources.get(place))),
                                    read(name, folders, NameEvidence.INSTALLED_FOLDER)));
                }
            });
        }
    }

    /** {@return what was found that is about no project} */
    List<Remark> remarks() {
        return List.copyOf(remarks);
    }
}

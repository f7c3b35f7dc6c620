// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile;

import dev.headwater.api.index.ProvidedPackage.NameEvidence;
import dev.headwater.api.name.ProjectName;
import dev.headwater.distro.compile.Archive.Member;
import dev.headwater.distro.debian.BinaryPackage;
import dev.headwater.distro.debian.DebianVersion;
import dev.headwater.distro.debian.InstalledFolder;
import dev.headwater.distro.feed.FeedHead.Remark;
import dev.headwater.distro.repository.Snapshot;
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
import java.util.stream.Collectors;

/**
 * Which projects each package provides, by evidence alone: never by how a package is called.
 *
 * <p>The metadata folders that its own source lists come first, then those of the package of the same name in another
 * source, then what the package itself holds, then the policy.
 */
final class Mapping {
    private static final Comparator<Remark> ORDER = Comparator.comparing(Remark::kind)
            .thenComparing(Remark::packageName)
            .thenComparing(Remark::text);

    private final List<Snapshot> sources;
    private final SortedMap<String, List<Distribution>> distributions = new TreeMap<>();
    private final NavigableSet<Remark> remarks = new TreeSet<>(ORDER);

    /** The versions that a source has of each package, for the sources that say of others what they are. */
    private final Map<Integer, Map<String, List<String>>> versions = new HashMap<>();

    private final FolderReader reader = new FolderReader(remarks::add);

    /** Maps what can be mapped; reads packages where nothing else tells. */
    Mapping(List<Snapshot> sources, Archive archive, Interpreter interpreter, CompileSettings settings) {
        this.sources = sources;
        List<Member> unnamed = new ArrayList<>();
        for (Member member : archive.members()) {
            if (sources.get(member.source()).contents().named().contains(member.name())) {
                List<InstalledFolder> own = folders(sources.get(member.source()), member);
                put(member.name(), read(member.name(), own, NameEvidence.INSTALLED_FOLDER));
            } else if (!findSibling(member) && interpreter.isNeededBy(member.stanza())) {
                unnamed.add(member);
            }
        }
        new PackageReader(sources)
                .folders(unnamed)
                .forEach((name, found) -> put(name, read(name, found, NameEvidence.PACKAGE)));
        settings.names().forEach((project, name) -> new PolicyName(project, name).apply(archive));
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

    /** A folder tells the version of what was packaged of the same upstream version alone. */
    private void putSibling(Member member, int sibling) {
        boolean same = versions.computeIfAbsent(sibling, this::versions).getOrDefault(member.name(), List.of()).stream()
                .map(DebianVersion::parseOrNull)
                .anyMatch(version -> version != null
                        && version.upstream().equals(member.version().upstream()));
        List<Distribution> all =
                read(member.name(), folders(sources.get(sibling), member), NameEvidence.SIBLING_SOURCE);
        put(
                member.name(),
                same ? all : all.stream().map(Distribution::withoutFolder).toList());
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

    /** {@return what was found that is about no project, sorted} */
    List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    /** What the policy says of a project; it adds to what is known, and takes nothing from it. */
    private final class PolicyName {
        private final ProjectName project;
        private final String name;

        PolicyName(ProjectName project, String name) {
            this.project = project;
            this.name = name;
        }

        void apply(Archive archive) {
            List<Distribution> known = distributions.getOrDefault(name, List.of());
            boolean same = known.stream().anyMatch(found -> found.project().equals(project));
            if (archive.find(name) == null) {
                remark(Remark.Kind.POLICY_WITHOUT_PACKAGE);
            } else if (!same && (!known.isEmpty() || isProvidedElsewhere())) {
                remark(Remark.Kind.POLICY_CONTRADICTED);
            } else if (!same) {
                distributions.put(name, List.of(new Distribution(project, Optional.empty(), NameEvidence.POLICY)));
            }
        }

        private boolean isProvidedElsewhere() {
            return distributions.values().stream()
                    .flatMap(List::stream)
                    .anyMatch(found -> found.project().equals(project));
        }

        private void remark(Remark.Kind kind) {
            remarks.add(new Remark(kind, name, project.value()));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.debian;

import dev.headwater.api.index.IndexFault;
import dev.headwater.distro.compile.Claims;
import dev.headwater.distro.compile.Distribution;
import dev.headwater.distro.compile.Member;
import dev.headwater.distro.compile.ModulePackage;
import dev.headwater.distro.compile.Needs;
import dev.headwater.distro.compile.PackageSet;
import dev.headwater.distro.compile.ProjectVersion;
import dev.headwater.distro.debian.DebianVersion;
import dev.headwater.distro.feed.FeedHead;
import dev.headwater.distro.repository.UnreadableRepositoryException;
import dev.headwater.distro.repository.debian.DebianSnapshot;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The packages of suites. They are read themselves only where no list of contents names them. */
public final class DebianPackages implements PackageSet {
    private final List<DebianSnapshot> suites;
    private final Archive archive;
    private final Interpreter interpreter;
    private final Mapping mapping;

    /**
     * Finds out which projects the packages provide.
     *
     * @param suites the suites of all sources, in the order of the policy
     * @param architecture the distributor's word for the machine: {@code amd64}
     * @param executor takes packages apart, at most a few at a time
     * @throws UnreadableRepositoryException if a package that must be read cannot be, or no source has an interpreter
     */
    public DebianPackages(List<DebianSnapshot> suites, String architecture, Executor executor) {
        this.suites = List.copyOf(suites);
        archive = new Archive(suites, architecture);
        interpreter = Interpreter.of(archive).orElseThrow(() -> withoutPython(suites));
        mapping = new Mapping(suites, archive, interpreter, executor);
    }

    private static UnreadableRepositoryException withoutPython(List<DebianSnapshot> suites) {
        String location = suites.isEmpty() ? "" : suites.get(0).location();
        return new UnreadableRepositoryException(IndexFault.of(
                IndexFault.Kind.CONTENT,
                location,
                "no source has the package " + Interpreter.PACKAGE + ", so for which Python it is cannot be told"));
    }

    @Override
    public List<FeedHead.Source> sources() {
        return suites.stream()
                .map(from -> new FeedHead.Source(
                        from.location(), from.suite(), from.date(), from.validUntil(), from.trust()))
                .toList();
    }

    @Override
    public String distributor() {
        return suites.stream()
                .map(DebianSnapshot::origin)
                .filter(origin -> !origin.isEmpty())
                .findFirst()
                .orElse(DebianUrl.ORIGIN);
    }

    @Override
    public List<FeedHead.Interpreter> interpreters() {
        return List.of(new FeedHead.Interpreter(Interpreter.PACKAGE, interpreter.python()));
    }

    @Override
    public @Nullable Member find(String name) {
        return archive.find(name);
    }

    @Override
    public ModulePackage naming() {
        return new ModulePackage(List.of("python3-"));
    }

    @Override
    public Collection<String> names() {
        return archive.members().stream().map(Archive.Member::name).toList();
    }

    @Override
    public Comparator<Member> order() {
        return Comparator.comparing(DebianPackages::version);
    }

    /** All members of this set are of its own kind. */
    private static DebianVersion version(Member member) {
        return ((Archive.Member) member).version();
    }

    @Override
    public SortedMap<String, List<Distribution>> distributions() {
        return mapping.distributions();
    }

    @Override
    public SortedMap<String, Missing> missing() {
        return mapping.missing();
    }

    @Override
    public List<FeedHead.Remark> remarks() {
        return mapping.remarks();
    }

    @Override
    public Function<Claims.Claim, Needs> needs(Claims claims, Function<Claims.Claim, ProjectVersion> versions) {
        NeedsReader reader = new NeedsReader(archive, interpreter, claims, versions);
        Map<String, Needs> known = new HashMap<>();
        return claim ->
                known.computeIfAbsent(claim.member().name(), name -> reader.read((Archive.Member) claim.member()));
    }
}

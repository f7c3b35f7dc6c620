// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.ProvidedFault;
import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.index.ProvidedPackage.Evidence;
import dev.headwater.api.index.ProvidedPackage.RequirementsSource;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.FeedVersionRule;
import dev.headwater.api.text.Shown;
import dev.headwater.distro.compile.Archive.Member;
import dev.headwater.distro.compile.Claims.Claim;
import dev.headwater.distro.feed.Feed;
import dev.headwater.distro.feed.FeedHead;
import dev.headwater.distro.feed.FeedRow;
import dev.headwater.distro.repository.Snapshot;
import dev.headwater.distro.repository.UnreadableRepositoryException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/** Turns what the sources of a feed say into the feed. Asks them only for packages that no list of contents names. */
public final class FeedCompiler {
    private static final int SHOWN = 100;

    private final List<Snapshot> sources;
    private final CompileSettings settings;
    private final Archive archive;
    private final Interpreter interpreter;
    private final Mapping mapping;
    private final Claims claims;
    private final NeedsReader needs;
    private final Map<Member, Needs> known = new HashMap<>();

    private FeedCompiler(List<Snapshot> sources, CompileSettings settings, Executor executor) {
        this.sources = sources;
        this.settings = settings;
        archive = new Archive(sources, settings.architecture());
        interpreter = Interpreter.of(archive).orElseThrow(() -> withoutPython(sources));
        mapping = new Mapping(sources, archive, interpreter, settings, executor);
        claims = new Claims(archive, mapping, settings);
        needs = new NeedsReader(archive, interpreter, claims, this::version);
    }

    /**
     * Compiles a feed.
     *
     * @param sources the suites of all sources, in the order of the policy
     * @param executor takes packages apart, at most a few at a time
     * @throws UnreadableRepositoryException if a package that must be read cannot be, or no source has an interpreter
     */
    public static Feed compile(List<Snapshot> sources, CompileSettings settings, Executor executor) {
        return new FeedCompiler(List.copyOf(sources), settings, executor).feed();
    }

    private static UnreadableRepositoryException withoutPython(List<Snapshot> sources) {
        String location = sources.isEmpty() ? "" : sources.get(0).location();
        return new UnreadableRepositoryException(IndexFault.of(
                IndexFault.Kind.CONTENT,
                location,
                "no source has the package " + Interpreter.PACKAGE + ", so for which Python it is cannot be told"));
    }

    private Feed feed() {
        SortedMap<ProjectName, List<FeedRow>> projects = new TreeMap<>();
        claims.settled().forEach((project, settled) -> {
            List<FeedRow> rows = settled.stream().map(this::row).toList();
            projects.put(project, rows);
        });
        List<FeedHead.Source> heads = sources.stream()
                .map(from -> new FeedHead.Source(
                        from.location(), from.suite(), from.date(), from.validUntil(), from.trust()))
                .toList();
        FeedHead head = new FeedHead(
                heads,
                distributor(),
                Interpreter.PACKAGE,
                interpreter.python(),
                settings.architecture(),
                unmapped(),
                mapping.remarks());
        return new Feed(head, projects);
    }

    private String distributor() {
        return sources.stream()
                .map(Snapshot::origin)
                .filter(origin -> !origin.isEmpty())
                .findFirst()
                .orElse(DebianUrl.ORIGIN);
    }

    private List<String> unmapped() {
        return archive.members().stream()
                .map(Member::name)
                .filter(ModulePackage::isNamed)
                .filter(name -> !mapping.distributions().containsKey(name))
                .toList();
    }

    private FeedRow row(Claim claim) {
        Member member = claim.member();
        ProjectVersion version = version(claim);
        Needs need = known.computeIfAbsent(member, needs::read);
        Evidence evidence =
                new Evidence(claim.distribution().evidence(), version.evidence(), RequirementsSource.DISTRIBUTOR);
        return new FeedRow(
                Shown.text(version.text(), SHOWN),
                claim.fault().or(() -> relations(member)).or(() -> fault(version)),
                member.name(),
                member.stanza().version(),
                member.stanza().architecture(),
                DebianUrl.of(member.stanza(), sources.get(member.source())),
                member.source(),
                evidence,
                need.requirements(),
                need.dependencies(),
                notes(claim, version, need),
                member.stanza().file());
    }

    private static Optional<ProvidedFault> relations(Member member) {
        String fault = member.stanza().fault();
        return fault.isEmpty() ? Optional.empty() : Optional.of(new ProvidedFault(ProvidedFault.Kind.RELATIONS, fault));
    }

    private static Optional<ProvidedFault> fault(ProjectVersion version) {
        return version.version().isPresent()
                ? Optional.empty()
                : Optional.of(new ProvidedFault(ProvidedFault.Kind.VERSION, Shown.text(version.text(), SHOWN)));
    }

    private List<ProvidedNote> notes(Claim claim, ProjectVersion version, Needs need) {
        List<ProvidedNote> notes = new ArrayList<>();
        // A package of several distributions has one version, which is a witness for none of them.
        boolean alone = mapping.distributions()
                        .getOrDefault(claim.member().name(), List.of())
                        .size()
                == 1;
        version.packaged()
                .filter(packaged -> alone)
                .ifPresent(packaged ->
                        notes.add(new ProvidedNote(ProvidedNote.Kind.PACKAGED_VERSION, packaged.toString())));
        notes.addAll(claim.notes());
        notes.addAll(need.notes());
        return notes;
    }

    private ProjectVersion version(Claim claim) {
        ProjectName project = claim.distribution().project();
        return ProjectVersion.of(
                claim.distribution(),
                claim.member().version(),
                settings.versions().getOrDefault(project, FeedVersionRule.INSTALLED));
    }
}

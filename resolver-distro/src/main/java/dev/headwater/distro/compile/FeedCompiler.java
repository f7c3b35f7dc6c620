// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile;

import dev.headwater.api.index.ProvidedFault;
import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.index.ProvidedPackage.Evidence;
import dev.headwater.api.index.ProvidedPackage.RequirementsSource;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.FeedVersionRule;
import dev.headwater.api.text.Shown;
import dev.headwater.distro.compile.Claims.Claim;
import dev.headwater.distro.feed.Feed;
import dev.headwater.distro.feed.FeedHead;
import dev.headwater.distro.feed.FeedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Turns what the packages of a feed say into the feed, whatever format they are listed in. */
public final class FeedCompiler {
    private static final int SHOWN = 100;

    private final PackageSet packages;
    private final CompileSettings settings;
    private final PolicyMapping mapping;
    private final Claims claims;
    private final Function<Claim, Needs> needs;

    private FeedCompiler(PackageSet packages, CompileSettings settings) {
        this.packages = packages;
        this.settings = settings;
        mapping = new PolicyMapping(packages, settings);
        claims = new Claims(packages, mapping, settings);
        needs = packages.needs(claims, this::version);
    }

    /** {@return the feed that a policy makes of packages} */
    public static Feed compile(PackageSet packages, CompileSettings settings) {
        return new FeedCompiler(packages, settings).feed();
    }

    private Feed feed() {
        SortedMap<ProjectName, List<FeedRow>> projects = new TreeMap<>();
        claims.settled().forEach((project, settled) -> {
            List<FeedRow> rows = settled.stream().map(this::row).toList();
            projects.put(project, rows);
        });
        FeedHead head = new FeedHead(
                packages.sources(),
                packages.distributor(),
                packages.interpreters(),
                settings.architecture(),
                mapping.unmapped(),
                mapping.remarks());
        return new Feed(head, projects);
    }

    private FeedRow row(Claim claim) {
        Member member = claim.member();
        ProjectVersion version = version(claim);
        Needs need = needs.apply(claim);
        Evidence evidence =
                new Evidence(claim.distribution().evidence(), version.evidence(), RequirementsSource.DISTRIBUTOR);
        return new FeedRow(
                Shown.text(version.text(), SHOWN),
                claim.distribution()
                        .fault()
                        .or(claim::fault)
                        .or(() -> relations(member.fault()))
                        .or(() -> relations(need.fault()))
                        .or(() -> fault(version)),
                member.name(),
                member.packageVersion(),
                member.architecture(),
                claim.distribution().interpreters(),
                member.purl(),
                member.source(),
                evidence,
                need.requirements(),
                need.extras(),
                need.dependencies(),
                notes(claim, version, need),
                member.time(),
                member.file());
    }

    private static Optional<ProvidedFault> relations(String fault) {
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
        boolean alone = mapping.distributions().getOrDefault(claim.member().id(), List.of()).stream()
                        .map(Distribution::project)
                        .distinct()
                        .count()
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
                claim.member(),
                settings.versions().getOrDefault(project, FeedVersionRule.INSTALLED));
    }
}

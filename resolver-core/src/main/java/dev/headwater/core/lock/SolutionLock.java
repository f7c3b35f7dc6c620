// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.explanation.Warning;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.lock.Lock;
import dev.headwater.api.lock.LockRecord;
import dev.headwater.api.lock.LockedFile;
import dev.headwater.api.lock.LockedOverlays;
import dev.headwater.api.lock.LockedPackage;
import dev.headwater.api.lock.LockedSource;
import dev.headwater.api.lock.LockedSupply;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.PackageRequirement;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.PublishedMetadata;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.tag.Target;
import dev.headwater.api.text.Spelling;
import dev.headwater.api.version.InvalidSpecifierException;
import dev.headwater.api.version.SpecifierSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the lock of one solution. */
final class SolutionLock {
    private final ResolutionOutcome.Resolved resolved;
    private final IndexPolicy policy;
    private final LockPlaces places;

    /** The indexes that were asked, in the order of the policy. */
    private final Map<IndexId, LockRecord.Index> indexes = new LinkedHashMap<>();

    /** What the bytes of files hash to of which no strong hash is listed; files that could not be read are missing. */
    private final Map<DistributionFile, FileHashes> computed;

    SolutionLock(
            ResolutionOutcome.Resolved resolved,
            IndexPolicy policy,
            LockPlaces places,
            Map<DistributionFile, FileHashes> computed) {
        this.resolved = resolved;
        this.policy = policy;
        this.places = places;
        this.computed = computed;
    }

    /** Adds all that follows from the solution. */
    Lock.Builder addTo(Lock.Builder lock, String requestDigest) {
        Target target = resolved.report().target().orElseThrow();
        LockedTargets.bind(lock, target);
        Set<Object> installed = resolved.packages().stream()
                .filter(pinned -> pinned.file().isPresent())
                .map(PinnedPackage::name)
                .collect(Collectors.toCollection(HashSet::new));
        List<Ownership> ownership = resolved.report().ownership().stream()
                .filter(one -> one.rule() != OwnerRule.OWN_PROJECT)
                .toList();
        indexes(ownership);
        List<LockedPackage> packages = new ArrayList<>();
        List<LockRecord.Provided> provided = new ArrayList<>();
        for (PinnedPackage pinned : resolved.packages()) {
            pinned.file().ifPresent(file -> packages.add(installed(pinned, file, installed)));
            pinned.provided().ifPresent(by -> provided.add(provided(pinned, by)));
        }
        return lock.packages(packages)
                .record(new LockRecord(
                        requestDigest,
                        resolved.report().policyDigest().orElseThrow(),
                        resolved.report().overlayDigest(),
                        new LockRecord.LockedTarget(target.python().toString(), target.platforms()),
                        LockRecord.OWNER_FIRST,
                        List.copyOf(indexes.values()),
                        provided,
                        ownership));
    }

    private LockedPackage installed(PinnedPackage pinned, DistributionFile chosen, Set<Object> installed) {
        LockedPackage.Builder one =
                LockedPackage.builder(pinned.name(), source(pinned, chosen)).version(pinned.version());
        pinned.requiresPython().flatMap(SolutionLock::specifiers).ifPresent(one::requiresPython);
        pinned.index()
                .flatMap(id -> Objects.requireNonNull(indexes.get(id)).ofPackages())
                .ifPresent(one::index);
        return one.dependencies(pinned.dependencies().stream()
                        .filter(installed::contains)
                        .map(name -> new LockedPackage.Dependency(name, Optional.empty()))
                        .toList())
                .supply(new LockedSupply(
                        pinned.index(),
                        pinned.rule(),
                        overlays(pinned),
                        pinned.metadata().verified(),
                        yanked(pinned, chosen),
                        status(pinned)))
                .build();
    }

    private LockedOverlays overlays(PinnedPackage pinned) {
        List<String> ids = pinned.overlays();
        return ids.isEmpty()
                ? LockedOverlays.NONE
                : new LockedOverlays(
                        ids,
                        policy.overlays().only(ids).digest(),
                        pinned.published().map(PublishedMetadata::sha256));
    }

    private static List<String> yanked(PinnedPackage pinned, DistributionFile chosen) {
        return Stream.concat(Stream.of(chosen), pinned.otherFiles().stream())
                .filter(file -> file.yank().isPresent())
                .map(DistributionFile::filename)
                .sorted()
                .toList();
    }

    /** The status of a project stands in the warnings of a solution alone. */
    private ProjectStatus.State status(PinnedPackage pinned) {
        return resolved.report().warnings().stream()
                .filter(warning -> warning instanceof Warning.Status status
                        && status.name().equals(pinned.name()))
                .map(warning -> ((Warning.Status) warning).status().state())
                .findFirst()
                .orElse(ProjectStatus.State.ACTIVE);
    }

    private LockedSource source(PinnedPackage pinned, DistributionFile chosen) {
        if (pinned.rule() == OwnerRule.DIRECT_URL) {
            return new LockedSource.Archive(
                    file(chosen, places.of(chosen).filename()).orElseThrow(), pinned.subdirectory());
        }
        List<DistributionFile> files = new ArrayList<>();
        files.add(chosen);
        files.addAll(pinned.otherFiles());
        List<LockedFile> wheels = new ArrayList<>();
        List<LockedFile> sdists = new ArrayList<>();
        for (DistributionFile each : files) {
            List<LockedFile> kind = each.filename().endsWith(".whl") ? wheels : sdists;
            file(each, each.filename()).ifPresent(kind::add);
        }
        wheels.sort(Comparator.comparing(LockedFile::name));
        return new LockedSource.Distributions(sdists.stream().findFirst(), wheels);
    }

    private Optional<LockedFile> file(DistributionFile file, String name) {
        SortedMap<String, String> hashes = new TreeMap<>();
        for (FileHash hash : computed.getOrDefault(file, file.hashes())) {
            if (hash.isStrong()) {
                hashes.put(hash.algorithm(), hash.hex());
            }
        }
        return hashes.isEmpty()
                ? Optional.empty()
                : Optional.of(new LockedFile(name, places.of(file), file.size(), file.uploadTime(), hashes));
    }

    /** What cannot be read was passed over where the file was chosen, too. */
    private static Optional<SpecifierSet> specifiers(String text) {
        try {
            return Optional.of(SpecifierSet.parse(text));
        } catch (InvalidSpecifierException e) {
            return Optional.empty();
        }
    }

    private LockRecord.Provided provided(PinnedPackage pinned, ProvidedPackage by) {
        return new LockRecord.Provided(
                pinned.name(),
                pinned.version(),
                by.purl(),
                by.name(),
                by.packageVersion(),
                by.sha256(),
                pinned.index().orElseThrow(),
                pinned.requires().stream().map(PackageRequirement::toString).toList(),
                overlays(pinned));
    }

    private void indexes(List<Ownership> ownership) {
        Set<IndexId> asked = new HashSet<>();
        ownership.forEach(one -> one.asked().forEach(answer -> asked.add(answer.index())));
        for (IndexEntry entry : policy.indexes()) {
            if (asked.contains(entry.id())) {
                indexes.put(entry.id(), index(entry));
            }
        }
    }

    private LockRecord.Index index(IndexEntry entry) {
        FeedState feed = FeedState.of(resolved.packages().stream()
                .filter(pinned -> pinned.index().equals(Optional.of(entry.id())))
                .flatMap(pinned -> pinned.provided().stream())
                .toList());
        return new LockRecord.Index(
                entry.id(), places.of(entry), Spelling.of(entry.kind()), feed.trust(), feed.date(), feed.digest());
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.lock.Difference;
import dev.headwater.api.lock.DifferenceKind;
import dev.headwater.api.lock.LockRecord;
import dev.headwater.api.text.Spelling;
import dev.headwater.api.version.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Holds what feeds provide today against what a lock says, package by package and then feed by feed. */
final class ProvidedCheck {
    private final Findings findings;

    /** Of each feed what provides today what it provided, in the order of the lock. */
    private final Map<IndexId, List<ProvidedPackage>> today = new LinkedHashMap<>();

    ProvidedCheck(Findings findings) {
        this.findings = findings;
    }

    /** {@return the package of a lock, where its feed still lists it} Compares it with what is listed. */
    Optional<ProvidedPackage> check(LockRecord.Provided locked, ProjectPage page) {
        List<ProvidedPackage> same = new ArrayList<>();
        for (int row = 0; row < page.fileCount(); row++) {
            ProvidedPackage by = page.provided(row);
            if (by != null && by.name().equals(locked.packageName())) {
                same.add(by);
            }
        }
        Difference about = Difference.of(DifferenceKind.PACKAGE_MISSING)
                .about(locked.name())
                .at(locked.index())
                .of(locked.packageName())
                .was(locked.packageVersion());
        if (same.isEmpty()) {
            findings.add(about);
            return Optional.empty();
        }
        List<ProvidedPackage> versions = some(same, by -> by.packageVersion().equals(locked.packageVersion()));
        if (versions.isEmpty()) {
            findings.add(of(about, DifferenceKind.PACKAGE_VERSION_CHANGED)
                    .now(String.join(
                            ", ",
                            same.stream()
                                    .map(ProvidedPackage::packageVersion)
                                    .distinct()
                                    .toList())));
            remember(locked.index(), same);
            return Optional.empty();
        }
        List<ProvidedPackage> exact = some(versions, by -> by.purl().equals(locked.purl()));
        ProvidedPackage by = (exact.isEmpty() ? versions : exact).get(0);
        compare(locked, by, about);
        remember(locked.index(), List.of(by));
        return by.fault().isEmpty() ? Optional.of(by) : Optional.empty();
    }

    private void compare(LockRecord.Provided locked, ProvidedPackage by, Difference about) {
        if (!by.purl().equals(locked.purl())) {
            findings.add(
                    of(about, DifferenceKind.PURL_CHANGED).was(locked.purl()).now(by.purl()));
        }
        Optional<String> today = by.sha256();
        if (locked.sha256().isPresent() && today.isPresent() && !locked.sha256().equals(today)) {
            findings.add(of(about, DifferenceKind.PACKAGE_HASH_CHANGED)
                    .was("sha256:" + locked.sha256().get())
                    .now("sha256:" + today.get()));
        }
        if (by.fault().isPresent()) {
            findings.add(of(about, DifferenceKind.PACKAGE_UNUSABLE)
                    .now(Spelling.of(by.fault().get().kind())));
        } else if (!by.version().equals(Optional.of(locked.version()))) {
            findings.add(of(about, DifferenceKind.PROVIDED_VERSION_CHANGED)
                    .was(locked.version().toString())
                    .now(by.version().map(Version::toString).orElse("none")));
        }
    }

    private static List<ProvidedPackage> some(List<ProvidedPackage> packages, Predicate<ProvidedPackage> which) {
        return packages.stream().filter(which).toList();
    }

    private static Difference of(Difference about, DifferenceKind kind) {
        return new Difference(kind, about.name(), about.index(), about.item(), about.locked(), about.today());
    }

    private void remember(IndexId feed, List<ProvidedPackage> packages) {
        today.computeIfAbsent(feed, id -> new ArrayList<>()).addAll(packages);
    }

    /** Compares the feeds themselves, of which something was compared: date, digest, and what vouches for it. */
    void checkFeeds(LockRecord record) {
        for (LockRecord.Index feed : record.indexes()) {
            List<ProvidedPackage> packages = today.getOrDefault(feed.id(), List.of());
            if (packages.isEmpty()) {
                continue;
            }
            FeedState now = FeedState.of(packages);
            feed.date().ifPresent(locked -> date(feed.id(), locked, now.date()));
            feed.digest().ifPresent(locked -> digest(feed.id(), locked, now.digest()));
            feed.trust()
                    .ifPresent(locked -> trust(feed.id(), locked, now.trust().orElseThrow()));
        }
    }

    private void date(IndexId feed, Instant locked, Optional<Instant> oldest) {
        if (!oldest.equals(Optional.of(locked))) {
            // Without a date nobody can say that it is not older.
            boolean newer = oldest.filter(locked::isBefore).isPresent();
            findings.add(Difference.of(newer ? DifferenceKind.FEED_NEWER : DifferenceKind.FEED_OLDER)
                    .at(feed)
                    .was(locked.toString())
                    .now(oldest.map(Instant::toString).orElse("no date")));
        }
    }

    /** The packages of the lock are compared one by one, so what is otherwise may be about none of them. */
    private void digest(IndexId feed, String locked, Optional<String> now) {
        now.filter(digest -> !digest.equals(locked))
                .ifPresent(digest -> findings.add(Difference.of(DifferenceKind.FEED_CHANGED)
                        .at(feed)
                        .was(locked)
                        .now(digest)));
    }

    private void trust(IndexId feed, ProvidedPackage.Trust locked, ProvidedPackage.Trust now) {
        if (now != locked) {
            // The constants go from the most to the least.
            boolean lower = now.compareTo(locked) > 0;
            findings.add(Difference.of(lower ? DifferenceKind.TRUST_LOWERED : DifferenceKind.TRUST_RAISED)
                    .at(feed)
                    .was(Spelling.of(locked))
                    .now(Spelling.of(now)));
        }
    }
}

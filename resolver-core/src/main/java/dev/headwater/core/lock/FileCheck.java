// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.Withdrawal;
import dev.headwater.api.lock.Difference;
import dev.headwater.api.lock.DifferenceKind;
import dev.headwater.api.lock.LockedFile;
import dev.headwater.api.lock.LockedPackage;
import dev.headwater.api.lock.LockedPlace;
import dev.headwater.api.lock.LockedSupply;
import dev.headwater.api.text.Spelling;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds what an owner lists of one locked package today against what the lock says of its files. */
final class FileCheck {
    private final LockedPackage locked;
    private final LockPlaces places;
    private final Findings findings;

    /** Names of files that were yanked when they were locked; a lock of another tool does not say. */
    private final Set<String> yanked;

    private final ProjectStatus.State status;

    FileCheck(LockedPackage locked, LockPlaces places, Findings findings) {
        this.locked = locked;
        this.places = places;
        this.findings = findings;
        yanked = Set.copyOf(locked.supply().map(LockedSupply::yanked).orElse(List.of()));
        status = locked.supply().map(LockedSupply::status).orElse(ProjectStatus.State.ACTIVE);
    }

    /**
     * {@return the files, as they are listed, of which the listed hashes do not say that they are the locked ones, in
     * the order of the page}
     */
    Map<LockedFile, DistributionFile> check(ProjectPage page) {
        status(page.status());
        Map<String, LockedFile> wanted = new HashMap<>();
        locked.source().files().forEach(file -> wanted.put(file.name(), file));
        Set<String> seen = new HashSet<>();
        Map<LockedFile, DistributionFile> unsure = new LinkedHashMap<>();
        for (int row = 0; row < page.fileCount(); row++) {
            LockedFile file = page.provided(row) == null ? wanted.get(page.filename(row)) : null;
            if (file != null) {
                seen.add(file.name());
                DistributionFile listed = page.file(row);
                row(file, page, row);
                if (!isSettled(file, listed.hashes())) {
                    unsure.put(file, page.published(row));
                }
            }
        }
        for (LockedFile file : locked.source().files()) {
            if (!seen.contains(file.name())) {
                findings.add(difference(DifferenceKind.FILE_MISSING, file));
            }
        }
        return unsure;
    }

    private void status(ProjectStatus today) {
        if (today.state() == status) {
            return;
        }
        DifferenceKind kind = switch (today.state()) {
            case ACTIVE -> DifferenceKind.PROJECT_ACTIVE;
            case ARCHIVED -> DifferenceKind.PROJECT_ARCHIVED;
            case DEPRECATED -> DifferenceKind.PROJECT_DEPRECATED;
            case QUARANTINED -> DifferenceKind.PROJECT_QUARANTINED;
        };
        Difference difference = Difference.of(kind).about(locked.name()).was(Spelling.of(status));
        findings.add(today.reason().map(difference::now).orElse(difference));
    }

    private void row(LockedFile file, ProjectPage page, int row) {
        DistributionFile listed = page.file(row);
        boolean was = yanked.contains(file.name());
        if (page.isYanked(row) && !was) {
            Difference difference = difference(DifferenceKind.YANKED, file);
            findings.add(listed.yank()
                    .flatMap(yank -> yank.reason())
                    .map(difference::now)
                    .orElse(difference));
        } else if (was && !page.isYanked(row)) {
            findings.add(difference(DifferenceKind.UNYANKED, file));
        }
        ListingFault fault = page.fault(row);
        if (fault != null) {
            findings.add(difference(DifferenceKind.FILE_UNUSABLE, file).now(Spelling.of(fault)));
        }
        Withdrawal withdrawal = page.withdrawal(row);
        if (withdrawal != null) {
            findings.add(difference(DifferenceKind.FILE_UNUSABLE, file).now("withdrawn by " + withdrawal.overlay()));
        }
        listed(file, listed);
    }

    private void listed(LockedFile file, DistributionFile listed) {
        if (file.size().isPresent() && listed.size().isPresent() && !file.size().equals(listed.size())) {
            findings.add(difference(DifferenceKind.SIZE_CHANGED, file)
                    .was(Long.toString(file.size().getAsLong()))
                    .now(Long.toString(listed.size().getAsLong())));
        }
        Optional<Instant> before = file.uploadTime().map(FileCheck::rounded);
        Optional<Instant> today = listed.uploadTime().map(FileCheck::rounded);
        if (before.isPresent() && !before.equals(today)) {
            Difference difference = difference(DifferenceKind.UPLOAD_TIME_CHANGED, file)
                    .was(file.uploadTime().get().toString());
            findings.add(listed.uploadTime()
                    .map(time -> difference.now(time.toString()))
                    .orElse(difference));
        }
        if (locked.supply().isPresent() && !places.of(listed).equals(file.place())) {
            findings.add(difference(DifferenceKind.FILE_MOVED, file)
                    .was(text(file.place()))
                    .now(text(places.of(listed))));
        }
    }

    /** Other tools cut the fractions of a second. */
    private static Instant rounded(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    private static String text(LockedPlace place) {
        return place.path().or(place::url).orElseThrow();
    }

    /**
     * {@return whether hashes say that a file is the locked one, or that it is not, which is a difference} It is the
     * locked one by every strong hash of the lock: one that nobody compares could be of other bytes.
     */
    boolean isSettled(LockedFile file, FileHashes today) {
        Optional<Difference> changed = contradiction(file, today);
        changed.ifPresent(findings::add);
        List<FileHash> strong =
                file.knownHashes().asList().stream().filter(FileHash::isStrong).toList();
        boolean compared =
                strong.stream().allMatch(hash -> today.of(hash.algorithm()).isPresent());
        return changed.isPresent() || (compared && !strong.isEmpty());
    }

    private Optional<Difference> contradiction(LockedFile file, FileHashes today) {
        for (FileHash hash : file.knownHashes()) {
            Optional<FileHash> other = today.of(hash.algorithm());
            if (other.isPresent() && !other.get().equals(hash)) {
                return Optional.of(difference(DifferenceKind.HASH_CHANGED, file)
                        .was(hash.toString())
                        .now(other.get().toString()));
            }
        }
        return Optional.empty();
    }

    private Difference difference(DifferenceKind kind, LockedFile file) {
        Difference difference = Difference.of(kind).about(locked.name()).of(file.name());
        return locked.supply().flatMap(LockedSupply::owner).map(difference::at).orElse(difference);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.PageReleases;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.Withdrawal;
import dev.headwater.api.policy.FormatRule;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.MissingUploadTimeRule;
import dev.headwater.api.policy.PreReleaseMode;
import dev.headwater.core.simple.PageNote;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Which files of a page the policy lets be chosen by anybody: what depends on a Python, a platform or a requirement is
 * for the installer to say. Section 4 of the index policy.
 */
final class Selection {
    /** So many files that are left out are named; of the others it is said how many they are. */
    private static final int MOST_NAMED = 50;

    private final ProjectPage page;
    private final PageReleases releases;
    private final IndexPolicy policy;
    private final PageNote.Builder note;
    private final long cutOff;
    private final boolean takesUndated;
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private int named;

    Selection(ProjectPage page, IndexPolicy policy, IndexEntry owner, Instant now, PageNote.Builder note) {
        this.page = page;
        this.releases = page.releases();
        this.policy = policy;
        this.note = note;
        Duration coolDown = policy.coolDowns().getOrDefault(page.name(), owner.coolDown());
        this.cutOff =
                coolDown.isZero() ? Long.MAX_VALUE : ChronoUnit.MICROS.between(Instant.EPOCH, now.minus(coolDown));
        this.takesUndated = owner.missingUploadTime() == MissingUploadTimeRule.ALLOW;
    }

    /** {@return the rows of the files; what is left out is noted} */
    int[] rows() {
        if (page.status().state() == ProjectStatus.State.QUARANTINED) {
            note.say(
                    "reason",
                    "the index has put the project into quarantine: "
                            + page.status().reason().orElse("it does not say why"));
            return new int[0];
        }
        if (isUndated()) {
            note.say(
                    "reason",
                    "none of the files has an upload time, and the policy has a cool-down for the project; "
                            + "missing-upload-time = \"allow\" lets them be chosen");
            return new int[0];
        }
        Set<Integer> twins = twins();
        int[] rows = IntStream.range(0, page.fileCount())
                .filter(row -> page.provided(row) == null && !twins.contains(row) && admits(row))
                .toArray();
        leftOut.forEach((why, count) -> note.say("left-out", count + " files: " + why));
        if (rows.length == 0 && page.fileCount() > 0) {
            note.say("reason", "the policy lets none of its " + page.fileCount() + " files be chosen");
        }
        return rows;
    }

    private boolean isUndated() {
        return cutOff != Long.MAX_VALUE
                && !takesUndated
                && page.fileCount() > 0
                && IntStream.range(0, page.fileCount())
                        .allMatch(row -> page.uploadTime(row) == ProjectPage.NO_UPLOAD_TIME);
    }

    /** Of files of one name all are lost where one has a fault; where they are the same, one of them is enough. */
    private Set<Integer> twins() {
        Set<Integer> lost = new HashSet<>();
        Map<Integer, ListingFault> faults = new HashMap<>();
        for (int twin = 0; twin < releases.twinCount(); twin++) {
            int first = releases.firstOfTwin(twin);
            lost.add(releases.twin(twin));
            for (int row : new int[] {first, releases.twin(twin)}) {
                ListingFault fault = page.fault(row);
                if (fault != null) {
                    faults.put(first, fault);
                }
            }
        }
        lost.addAll(faults.keySet());
        return lost;
    }

    private boolean admits(int row) {
        if (!releases.isFile(row)) {
            return leave("no wheel or source distribution of the project");
        }
        if (page.filename(row).chars().anyMatch(Selection::isNoPartOfAPath)) {
            return leave("names with signs that stand in no path");
        }
        if (page.fault(row) != null) {
            return leave("hashes that cannot be read");
        }
        Withdrawal withdrawal = page.withdrawal(row);
        if (withdrawal != null) {
            return leave(row, "withdrawn by overlay " + withdrawal.overlay() + ": " + withdrawal.reason());
        }
        FormatRule format = policy.format().of(page.name());
        boolean wheel = releases.isWheel(releases.shape(row));
        if (format == (wheel ? FormatRule.NO_BINARY : FormatRule.ONLY_BINARY)) {
            return leave(
                    wheel ? "wheels, which the policy does not take" : "source distributions, which it does not take");
        }
        if (policy.preReleases() == PreReleaseMode.DISALLOW && releases.isPreRelease(releases.release(row))) {
            return leave("pre-releases, which the policy does not take");
        }
        return isOld(row);
    }

    /** What a server does not take in a path, or takes for something else. */
    private static boolean isNoPartOfAPath(int sign) {
        return sign <= ' ' || sign == 127 || "%/\\?#;\"".indexOf(sign) >= 0;
    }

    private boolean isOld(int row) {
        long uploaded = page.uploadTime(row);
        if (cutOff == Long.MAX_VALUE || (uploaded == ProjectPage.NO_UPLOAD_TIME && takesUndated)) {
            return true;
        }
        if (uploaded == ProjectPage.NO_UPLOAD_TIME) {
            return leave("without an upload time, where the policy has a cool-down");
        }
        return uploaded < cutOff || leave("uploaded within the cool-down of the policy");
    }

    private boolean leave(String why) {
        leftOut.merge(why, 1, Integer::sum);
        return false;
    }

    private boolean leave(int row, String why) {
        if (named < MOST_NAMED) {
            named++;
            note.say("left-out", page.filename(row) + ": " + why);
            return false;
        }
        return leave("for a reason of its own");
    }
}

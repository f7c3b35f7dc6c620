// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import dev.headwater.api.index.MetadataEdit;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.lock.Difference;
import dev.headwater.api.lock.DifferenceKind;
import dev.headwater.api.lock.LockRecord;
import dev.headwater.api.lock.LockedFile;
import dev.headwater.api.lock.LockedOverlays;
import dev.headwater.api.lock.LockedPackage;
import dev.headwater.api.overlay.OverlaySet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Holds the overlays that have the say over a locked package today against those of the lock. */
final class OverlaysCheck {
    private final OverlaySet overlays;
    private final Findings findings;

    OverlaysCheck(OverlaySet overlays, Findings findings) {
        this.overlays = overlays;
        this.findings = findings;
    }

    /** Compares those of the files of a package. */
    void check(LockedOverlays locked, ProjectPage page, LockedPackage one) {
        Set<String> files =
                one.source().files().stream().map(LockedFile::name).collect(Collectors.toCollection(HashSet::new));
        List<Integer> rows = rows(page, row -> page.provided(row) == null && files.contains(page.filename(row)));
        check(locked, page, rows, Difference.of(DifferenceKind.OVERLAY_CHANGED).about(one.name()));
    }

    /** Compares those of a distributor's package. */
    void check(LockedOverlays locked, ProjectPage page, LockRecord.Provided one) {
        List<Integer> rows = rows(page, row -> {
            ProvidedPackage by = page.provided(row);
            return by != null && by.purl().equals(one.purl());
        });
        check(
                locked,
                page,
                rows,
                Difference.of(DifferenceKind.OVERLAY_CHANGED)
                        .about(one.name())
                        .at(one.index())
                        .of(one.packageName()));
    }

    private static List<Integer> rows(ProjectPage page, IntPredicate which) {
        return IntStream.range(0, page.fileCount()).filter(which).boxed().toList();
    }

    /**
     * Compares. A lock does not say which of its files was chosen: it is enough that one of them is under the same.
     *
     * @param rows the rows of the page that the lock is about
     * @param about that something changed about the package
     */
    private void check(LockedOverlays locked, ProjectPage page, Collection<Integer> rows, Difference about) {
        Set<List<String>> today = new LinkedHashSet<>();
        for (int row : rows) {
            MetadataEdit edit = page.edit(row);
            today.add(edit == null ? List.of() : edit.overlays());
        }
        if (!today.isEmpty() && today.stream().noneMatch(ids -> isSame(locked, ids))) {
            findings.add(about.was(text(locked.ids())).now(text(today.iterator().next())));
        }
    }

    private boolean isSame(LockedOverlays locked, List<String> today) {
        return new HashSet<>(locked.ids()).equals(new HashSet<>(today))
                && (locked.digest().isEmpty()
                        || locked.digest().equals(overlays.only(today).digest()));
    }

    private static String text(List<String> ids) {
        return ids.isEmpty() ? "none" : String.join(", ", ids);
    }
}

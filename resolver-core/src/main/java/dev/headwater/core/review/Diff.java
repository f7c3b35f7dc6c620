// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.review;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.review.ChangedFiles;
import dev.headwater.api.review.OutcomePair;
import dev.headwater.api.review.OverlayDiff;
import dev.headwater.api.review.Unanswered;
import dev.headwater.api.review.UnchangedFiles;
import dev.headwater.core.ownership.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares what the overlays of two policies make of what is listed, project by project. */
final class Diff {
    private final ReviewSession session;
    private final IndexPolicy before;
    private final IndexPolicy after;
    private final List<ChangedFiles> changed = new ArrayList<>();
    private final List<UnchangedFiles> unchanged = new ArrayList<>();
    private final List<Unanswered> unanswered = new ArrayList<>();

    Diff(ReviewSession session, IndexPolicy before, IndexPolicy after) {
        this.session = session;
        this.before = before;
        this.after = after;
    }

    OverlayDiff run(Optional<OutcomePair> effect) {
        Set<ProjectName> names = new TreeSet<>();
        before.overlays().asList().forEach(overlay -> names.add(overlay.project()));
        after.overlays().asList().forEach(overlay -> names.add(overlay.project()));
        names.removeIf(name -> !isChanged(name));
        session.owners(names, this::project);
        return new OverlayDiff(changed, unchanged, unanswered, effect);
    }

    /** What both say alike need not be looked at. */
    private boolean isChanged(ProjectName name) {
        return !before.overlays().on(name).equals(after.overlays().on(name));
    }

    private void project(ProjectName name, Owner owner) {
        if (owner instanceof Owner.Unknown unknown) {
            unanswered.add(
                    new Unanswered(name, Optional.empty(), unknown.asked().orElseThrow(), unknown.fault()));
        } else if (owner instanceof Owner.Index index) {
            ReviewedPage page = new ReviewedPage(index, session);
            RowChanges rows = new RowChanges(index, rows(page, index, before), rows(page, index, after));
            changed.addAll(rows.changed());
            unchanged.addAll(rows.unchanged());
            unanswered.addAll(rows.unanswered());
        }
    }

    private static List<ReviewedRow> rows(ReviewedPage page, Owner.Index owner, IndexPolicy by) {
        OverlaySet overlays = by.overlays();
        List<Overlay> of = overlays.on(owner.record().name()).stream()
                .filter(overlay -> overlay.isFor(owner.entry().id()))
                .toList();
        return of.isEmpty() ? List.of() : page.rows(of, by.overlaysMayAdd(), overlay -> true);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.review;

import com.google.common.base.Suppliers;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.review.LintKind;
import dev.headwater.api.review.LintedOverlay;
import dev.headwater.api.review.NoMatch;
import dev.headwater.api.text.Spelling;
import dev.headwater.core.ownership.Owner;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Judges overlays on a project by what its owner lists. The rows are read once for all of them. */
final class OwnerLint {
    private final IndexId id;
    private final List<ReviewedRow> rows;

    /** Looked for when one is for nothing. */
    private final Supplier<Misses> misses;

    /**
     * Reads.
     *
     * @param overlays those in force on the project, sorted by id
     * @param judged those of them that are judged
     */
    OwnerLint(
            ReviewSession session,
            Owner.Index owner,
            List<Overlay> overlays,
            Collection<Overlay> judged,
            boolean mayAdd) {
        this.id = owner.entry().id();
        List<Overlay> of =
                overlays.stream().filter(overlay -> overlay.isFor(id)).toList();
        this.rows = of.isEmpty() ? List.of() : new ReviewedPage(owner, session).rows(of, mayAdd, judged::contains);
        this.misses = Suppliers.memoize(() -> new Misses(owner.page(), of));
    }

    /**
     * Judges one.
     *
     * @param findings what was found already
     */
    LintedOverlay judge(Overlay overlay, Findings findings) {
        if (!overlay.isFor(id)) {
            findings.add(
                    LintKind.NOT_OWNER, List.of(overlay.index().orElseThrow().value()), List.of(id.value()));
            return linted(overlay, List.of(), findings);
        }
        List<ReviewedRow> own =
                rows.stream().filter(row -> row.matching().contains(overlay)).toList();
        if (own.isEmpty()) {
            NoMatch why = misses.get().of(overlay);
            findings.add(LintKind.MATCHES_NOTHING, List.of(Spelling.of(why)), List.of(id.value()));
        } else {
            new OverlayLinter(overlay, own, id, findings).judge();
        }
        return linted(overlay, own, findings);
    }

    private LintedOverlay linted(Overlay overlay, List<ReviewedRow> own, Findings findings) {
        Versions matched = new Versions();
        own.forEach(row -> matched.add(row.version(), row.item()));
        return new LintedOverlay(overlay, Optional.of(id), matched.all(), Powers.needed(overlay, own), findings.all());
    }
}

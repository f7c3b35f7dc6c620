// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.review;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayScope;
import dev.headwater.api.review.LintKind;
import dev.headwater.api.review.LintedOverlay;
import dev.headwater.api.review.NoMatch;
import dev.headwater.api.text.Spelling;
import dev.headwater.core.overlay.RowMatch;
import dev.headwater.core.ownership.Owner;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Judges overlays on a project by what its owner lists. The rows are read once for all of them. */
final class OwnerLint {
    private final Owner.Index owner;
    private final IndexId id;
    private final List<ReviewedRow> rows;

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
        this.owner = owner;
        this.id = owner.entry().id();
        List<Overlay> of =
                overlays.stream().filter(overlay -> overlay.isFor(id)).toList();
        this.rows = of.isEmpty() ? List.of() : new ReviewedPage(owner, session).rows(of, mayAdd, judged::contains);
    }

    /**
     * Judges one.
     *
     * @param findings what was found already
     */
    LintedOverlay judge(Overlay overlay, Findings findings) {
        if (!overlay.isFor(id)) {
            findings.add(LintKind.NOT_OWNER, List.of(overlay.index().orElseThrow().value()), List.of(id.value()));
            return linted(overlay, List.of(), findings);
        }
        List<ReviewedRow> own =
                rows.stream().filter(row -> row.matching().contains(overlay)).toList();
        if (own.isEmpty()) {
            findings.add(LintKind.MATCHES_NOTHING, List.of(Spelling.of(noMatch(overlay))), List.of(id.value()));
        } else {
            new OverlayLinter(overlay, own, id, findings).judge();
        }
        return linted(overlay, own, findings);
    }

    private LintedOverlay linted(Overlay overlay, List<ReviewedRow> own, Findings findings) {
        Versions matched = new Versions();
        own.forEach(row -> matched.add(row.version(), row.item()));
        return new LintedOverlay(
                overlay, Optional.of(id), matched.all(), Powers.needed(overlay, own), findings.all());
    }

    private NoMatch noMatch(Overlay overlay) {
        ProjectPage page = owner.page();
        RowMatch match = new RowMatch(page, List.of(overlay));
        IntPredicate named = row -> !match.named(row).isEmpty();
        if (rows(page).anyMatch(named)) {
            return rows(page).filter(named).anyMatch(row -> page.uploadTime(row) != ProjectPage.NO_UPLOAD_TIME)
                    ? NoMatch.TOO_LATE
                    : NoMatch.NO_UPLOAD_TIME;
        }
        if (overlay.scope().precision() != OverlayScope.Precision.FILES) {
            return NoMatch.NO_SUCH_VERSION;
        }
        boolean hashed = rows(page)
                .filter(row -> page.provided(row) == null)
                .anyMatch(row -> page.file(row).hashes().of("sha256").isPresent());
        return hashed ? NoMatch.NO_SUCH_FILE : NoMatch.NO_SHA256;
    }

    private static IntStream rows(ProjectPage page) {
        return IntStream.range(0, page.fileCount());
    }
}

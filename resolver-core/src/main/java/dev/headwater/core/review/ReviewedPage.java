// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.review;

import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.overlay.FileUse;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayField;
import dev.headwater.core.overlay.RowMatch;
import dev.headwater.core.overlay.RowOverlays;
import dev.headwater.core.ownership.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** The rows of the page of an owner that overlays are for, with their metadata where that matters. */
final class ReviewedPage {
    private final Owner.Index owner;
    private final ReviewSession session;

    ReviewedPage(Owner.Index owner, ReviewSession session) {
        this.owner = owner;
        this.session = session;
    }

    /**
     * {@return the rows that overlays are for} Metadata is asked for some rows at once.
     *
     * @param overlays those in force on the project that are for the owner, sorted by id
     * @param mayAdd whether an extra may bring something that it did not
     * @param which the overlays whose rows are looked at
     */
    List<ReviewedRow> rows(List<Overlay> overlays, boolean mayAdd, Predicate<Overlay> which) {
        ProjectPage page = owner.page();
        RowMatch match = new RowMatch(page, overlays);
        List<ReviewedRow> unread = new ArrayList<>();
        for (int row = 0; row < page.fileCount(); row++) {
            List<Overlay> matching = match.matching(row);
            if (matching.stream().anyMatch(which)) {
                RowOverlays on = RowOverlays.of(matching, mayAdd);
                unread.add(new ReviewedRow(page, row, match.version(row), matching, on, Optional.empty()));
            }
        }
        List<ReviewedRow> rows = new ArrayList<>();
        for (int from = 0; from < unread.size(); from += ReviewSession.AT_ONCE) {
            read(unread.subList(from, Math.min(unread.size(), from + ReviewSession.AT_ONCE)), rows);
        }
        return rows;
    }

    private void read(List<ReviewedRow> unread, List<ReviewedRow> rows) {
        List<Optional<CompletableFuture<MetadataAnswer>>> answers =
                unread.stream().map(this::metadata).toList();
        for (int i = 0; i < answers.size(); i++) {
            rows.add(unread.get(i).with(answers.get(i).map(session::await)));
        }
    }

    /** What nobody can use is not read: neither what is withdrawn, nor what is listed with a fault. */
    private Optional<CompletableFuture<MetadataAnswer>> metadata(ReviewedRow row) {
        boolean withdrawn = row.on()
                .on(OverlayField.USE)
                .flatMap(Overlay::use)
                .filter(use -> use.kind() == FileUse.Kind.WITHDRAW)
                .isPresent();
        return !withdrawn && isUsable(row.row()) && row.matching().stream().anyMatch(ReviewedRow::concernsMetadata)
                ? Optional.of(session.metadata(owner, row.row()))
                : Optional.empty();
    }

    private boolean isUsable(int row) {
        ProvidedPackage provided = owner.page().provided(row);
        return provided == null
                ? owner.page().fault(row) == null
                : provided.fault().isEmpty();
    }
}

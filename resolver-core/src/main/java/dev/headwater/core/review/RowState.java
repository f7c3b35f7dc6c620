// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.review;

import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataChange;
import dev.headwater.api.index.OverlayProblem;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.overlay.FileUse;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayField;
import dev.headwater.api.requirement.InvalidRequirementException;
import dev.headwater.api.requirement.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What overlays make of a row.
 *
 * @param use what becomes of its use: {@code withdrawn: REASON}, {@code yanked: REASON}; empty for one that is neither
 * @param useBy the overlay that says so
 * @param changes what changes of its metadata; none where overlays cannot be applied
 * @param problems why they cannot be applied
 */
record RowState(
        Optional<String> use, Optional<String> useBy, List<MetadataChange> changes, List<OverlayProblem> problems) {
    private static final String WITHDRAWN = "withdrawn";
    private static final String YANKED = "yanked";

    /** {@return a row as it is published} */
    static RowState published(ReviewedRow row) {
        return new RowState(listed(row), Optional.empty(), List.of(), List.of());
    }

    /** {@return a row as overlays make it} */
    static RowState overlaid(ReviewedRow row) {
        Optional<Overlay> by = row.on().on(OverlayField.USE);
        Optional<String> use = by.isPresent()
                ? by.flatMap(Overlay::use).map(RowState::said).filter(text -> !text.isEmpty())
                : listed(row);
        List<OverlayProblem> problems = row.found()
                .map(found -> row.on().edit().problems(found.effective()))
                .orElseGet(() -> List.copyOf(row.on().conflicts()));
        List<MetadataChange> changes = problems.isEmpty()
                ? row.found().map(found -> changes(row, found)).orElse(List.of())
                : List.of();
        return new RowState(use, by.map(Overlay::id), changes, problems);
    }

    /** {@return whether nobody can use it} */
    boolean isWithdrawn() {
        return use.filter(text -> text.startsWith(WITHDRAWN)).isPresent();
    }

    /** What an overlay says; nothing for a file that is neither. */
    private static String said(FileUse use) {
        return switch (use.kind()) {
            case WITHDRAW -> WITHDRAWN + ": " + use.reason();
            case YANK -> YANKED + ": " + use.reason();
            case UNYANK -> "";
        };
    }

    private static Optional<String> listed(ReviewedRow row) {
        ProjectPage page = row.page();
        if (page.provided(row.row()) != null || !page.isYanked(row.row())) {
            return Optional.empty();
        }
        String why = page.file(row.row())
                .yank()
                .flatMap(yank -> yank.reason())
                .map(reason -> ": " + reason)
                .orElse("");
        return Optional.of(YANKED + why);
    }

    /** The changes of overlays, without those that change nothing, as where an extra brings what it brought. */
    private static List<MetadataChange> changes(ReviewedRow row, MetadataAnswer.Found found) {
        List<MetadataChange> all = row.on().edit().apply(found).changes();
        List<MetadataChange> changes =
                new ArrayList<>(all.subList(found.changes().size(), all.size()));
        changes.removeIf(change -> change.published().equals(change.effective()));
        for (MetadataChange removed : List.copyOf(changes)) {
            changes.stream()
                    .filter(added -> isUndone(removed, added))
                    .findFirst()
                    .ifPresent(added -> {
                        changes.remove(removed);
                        changes.remove(added);
                    });
        }
        return List.copyOf(changes);
    }

    private static boolean isUndone(MetadataChange removed, MetadataChange added) {
        return removed.effective().isEmpty()
                && added.published().isEmpty()
                && removed.field().equals(added.field())
                && isSame(removed.published().orElse(""), added.effective().orElse(""));
    }

    private static boolean isSame(String one, String other) {
        try {
            return Requirement.parse(one).equals(Requirement.parse(other));
        } catch (InvalidRequirementException e) {
            return one.equals(other);
        }
    }
}

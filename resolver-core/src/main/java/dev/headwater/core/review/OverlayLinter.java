// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.review;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.OverlayProblem;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayField;
import dev.headwater.api.review.LintKind;
import dev.headwater.api.review.OverlayPower;
import dev.headwater.api.text.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Judges one overlay by the rows that it is for. */
final class OverlayLinter {
    private final Overlay overlay;
    private final List<ReviewedRow> rows;
    private final IndexId owner;
    private final Findings findings;

    /** Whether something of it changes something, or might. */
    private boolean acts;

    /** Whether something of it is published already. */
    private boolean said;

    OverlayLinter(Overlay overlay, List<ReviewedRow> rows, IndexId owner, Findings findings) {
        this.overlay = overlay;
        this.rows = rows;
        this.owner = owner;
        this.findings = findings;
    }

    /** Judges; there is at least one row. */
    void judge() {
        rows.forEach(this::judge);
        boolean isOverruled = !overlay.fields().isEmpty() && rows.stream().noneMatch(this::hasSay);
        if (isOverruled && !findings.has(LintKind.CONFLICT)) {
            findings.add(LintKind.OVERRULED, List.of(), overruling());
        } else if (said && !acts && !findings.has(LintKind.CONFLICT)) {
            findings.drop(LintKind.ALREADY_PUBLISHED);
            findings.add(LintKind.SUPERSEDED, List.of(), List.of());
        }
        List<String> guard = Guard.of(overlay, rows);
        if (!guard.isEmpty()) {
            findings.add(LintKind.UNGUARDED, List.of(), guard);
        }
    }

    private void judge(ReviewedRow row) {
        row.metadata().ifPresent(answer -> {
            if (answer instanceof MetadataAnswer.Unavailable unavailable) {
                findings.add(unavailable.fault(), owner, row);
                acts = true;
            } else if (row.isUnreadable() && ReviewedRow.concernsMetadata(overlay) && !isReadElsewhere(row)) {
                findings.add(LintKind.UNREADABLE, List.of(), List.of(), row);
            }
        });
        conflicts(row);
        List<Part> parts = isUsable(row) ? Part.of(overlay, row) : List.of();
        Set<String> told = new TreeSet<>();
        for (Part part : parts) {
            judge(part, row, told);
        }
        row.found()
                .ifPresent(found -> row.on().edit().problems(found.effective()).stream()
                        .filter(problem -> problem.overlays().contains(overlay.id()))
                        .forEach(problem -> problem(problem, row, told)));
    }

    /** That a source archive has none, beside a wheel of the same version, is nothing to tell. */
    private boolean isReadElsewhere(ReviewedRow row) {
        return rows.stream()
                .anyMatch(other ->
                        other.version().equals(row.version()) && other.found().isPresent());
    }

    private void judge(Part part, ReviewedRow row, Set<String> told) {
        said |= part.state() == Part.State.SAID || part.state() == Part.State.FIXED;
        switch (part.state()) {
            case SAID -> findings.add(LintKind.ALREADY_PUBLISHED, List.of(part.key(), part.value()), List.of(), row);
            case FIXED -> {
                String gone = part.gone().orElseThrow().toString();
                told.add(gone);
                List<String> there = part.value().isEmpty() ? List.of() : List.of(part.value());
                findings.add(LintKind.FIXED_UPSTREAM, List.of(part.key(), gone), there, row);
            }
            default -> acts = true;
        }
    }

    private void problem(OverlayProblem problem, ReviewedRow row, Set<String> told) {
        if (problem instanceof OverlayProblem.Unmet unmet && !told.contains(unmet.requirement())) {
            findings.add(LintKind.UNMET, List.of(unmet.requirement()), unmet.published(), row);
        } else if (problem instanceof OverlayProblem.Adding adding) {
            findings.add(
                    LintKind.NOT_GRANTED,
                    List.of(Spelling.of(OverlayPower.MAY_ADD), "extras." + adding.extra()),
                    List.of(adding.requirement()),
                    row);
        }
    }

    private void conflicts(ReviewedRow row) {
        for (OverlayField field : overlay.fields()) {
            row.on().conflicts().stream()
                    .filter(conflict -> conflict.field().equals(Spelling.of(field)))
                    .filter(conflict -> isEqual(conflict, row))
                    .findFirst()
                    .ifPresent(conflict -> findings.add(
                            LintKind.CONFLICT,
                            List.of(conflict.field()),
                            Stream.of(conflict.one(), conflict.other())
                                    .filter(id -> !id.equals(overlay.id()))
                                    .toList(),
                            row));
        }
    }

    /** Whether this overlay names its files as exactly as those that contradict one another. */
    private boolean isEqual(OverlayProblem.Conflict conflict, ReviewedRow row) {
        return row.matching().stream()
                .filter(other -> other.id().equals(conflict.one()))
                .anyMatch(other -> other.scope().precision() == overlay.scope().precision());
    }

    /** Whether nobody else withdraws a row. */
    private boolean isUsable(ReviewedRow row) {
        return row.withdrawnBy().filter(other -> !other.equals(overlay)).isEmpty();
    }

    private boolean hasSay(ReviewedRow row) {
        return isUsable(row) && row.on().all().contains(overlay);
    }

    private List<String> overruling() {
        Set<String> others = new TreeSet<>();
        for (ReviewedRow row : rows) {
            Optional<Overlay> withdrawing = row.withdrawnBy().filter(other -> !other.equals(overlay));
            withdrawing.map(Overlay::id).ifPresent(others::add);
            if (withdrawing.isEmpty()) {
                overlay.fields()
                        .forEach(field -> row.on().on(field).map(Overlay::id).ifPresent(others::add));
            }
        }
        return List.copyOf(others);
    }
}

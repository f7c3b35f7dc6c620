// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.index.OverlayProblem;
import dev.headwater.api.requirement.InvalidRequirementException;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.review.ChangedFiles;
import dev.headwater.api.review.FieldChange;
import dev.headwater.api.review.OutcomePair;
import dev.headwater.api.review.OverlayDiff;
import dev.headwater.api.review.Unanswered;
import dev.headwater.api.review.UnchangedFiles;
import dev.headwater.api.text.Shown;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What overlays change, in lines; nothing in them is hidden or secret. */
final class OverlayDiffText {
    private final OverlayDiff diff;

    OverlayDiffText(OverlayDiff diff) {
        this.diff = diff;
    }

    String files() {
        StringBuilder text = new StringBuilder();
        for (ChangedFiles one : diff.changed()) {
            for (FieldChange change : one.changes()) {
                line(
                        text,
                        ListedText.subject(one.name(), one.files()) + ": " + of(change) + " [" + change.overlay()
                                + "]");
            }
        }
        diff.unchanged()
                .forEach(one -> line(text, ListedText.subject(one.name(), one.files()) + ": not changed: " + of(one)));
        diff.unanswered().forEach(one -> line(text, of(one)));
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(ListedText.shown(line)).append('\n');
    }

    /** {@return one change: {@code lib<2 -> lib<3}} */
    static String of(FieldChange change) {
        return switch (change.field()) {
            case FieldChange.USE -> use(change);
            case "Requires-Dist" -> arrow(spelled(change), "now also requires ", "no longer requires ");
            case "Provides-Extra" -> arrow(change, "now has the extra ", "no longer has the extra ");
            default ->
                change.field() + " " + change.before().orElse("none") + " -> "
                        + change.after().orElse("none");
        };
    }

    /** {@return the same with requirements in one spelling, whatever that of the metadata is} */
    private static FieldChange spelled(FieldChange change) {
        return new FieldChange(
                change.field(),
                change.before().map(OverlayDiffText::spelled),
                change.after().map(OverlayDiffText::spelled),
                change.overlay());
    }

    private static String spelled(String requirement) {
        try {
            return Requirement.parse(requirement).toString();
        } catch (InvalidRequirementException e) {
            return requirement;
        }
    }

    private static String arrow(FieldChange change, String added, String removed) {
        if (change.before().isPresent() && change.after().isPresent()) {
            return change.before().get() + " -> " + change.after().get();
        }
        return change.after()
                .map(text -> added + text)
                .orElseGet(() -> removed + change.before().orElse(""));
    }

    private static String use(FieldChange change) {
        return change.after()
                .orElseGet(() -> "no longer " + change.before().orElse("").split(":", 2)[0]);
    }

    /** {@return why files are not changed} */
    static String of(UnchangedFiles one) {
        return one.problems().isEmpty()
                ? "there is no metadata that can be read"
                : one.problems().stream().map(OverlayDiffText::of).collect(Collectors.joining("; "));
    }

    private static String of(OverlayProblem problem) {
        String who =
                Words.and(problem.overlays().stream().map(id -> "'" + id + "'").toList());
        return who
                + problem.accept(new OverlayProblem.Visitor<String>() {
                    @Override
                    public String unmet(OverlayProblem.Unmet unmet) {
                        String there = unmet.published().stream()
                                .map(text -> "'" + text + "'")
                                .collect(Collectors.joining(", "));
                        return " expects '" + unmet.requirement() + "', and there is "
                                + (there.isEmpty() ? "nothing on that project" : there);
                    }

                    @Override
                    public String conflict(OverlayProblem.Conflict conflict) {
                        return " both change its " + conflict.field() + ", and neither names its files more exactly";
                    }

                    @Override
                    public String adding(OverlayProblem.Adding adding) {
                        return " lets the extra '" + adding.extra() + "' bring '" + adding.requirement()
                                + "', and may-add is false";
                    }
                });
    }

    /** {@return what is not known, and why} */
    static String of(Unanswered one) {
        return one.name() + ": " + one.item().map(item -> item + ": ").orElse("") + "not known, for '" + one.index()
                + "' gave no answer: " + FaultText.of(one.fault());
    }

    static String summary(OverlayDiff diff) {
        String changed = count(diff.changed().stream()
                .mapToInt(one -> one.files().items().size())
                .sum());
        int unchanged = diff.unchanged().stream()
                .mapToInt(one -> one.files().items().size())
                .sum();
        return changed
                + (unchanged == 0 ? "" : ", and " + unchanged + " cannot be changed")
                + (diff.unanswered().isEmpty()
                        ? ""
                        : ", and " + diff.unanswered().size() + " not known");
    }

    private static String count(int changed) {
        return switch (changed) {
            case 0 -> "nothing that is listed changes";
            case 1 -> "1 file or package changes";
            default -> changed + " files or packages change";
        };
    }

    String effect() {
        Optional<OutcomePair> effect = diff.effect();
        return effect.isEmpty() ? "" : effect(effect.get());
    }

    private static String effect(OutcomePair pair) {
        PinChanges pins = new PinChanges(pair);
        StringBuilder text = new StringBuilder();
        String before = Shown.lines(Headline.of(pair.before()));
        String after = Shown.lines(Headline.of(pair.after()));
        List<PinChanges.Pin> changed = pins.all();
        text.append("before: ").append(before).append('\n');
        text.append("after: ").append(after).append('\n');
        for (PinChanges.Pin pin : changed) {
            line(
                    text,
                    "  " + pin.name() + ": " + pin.before().orElse("none") + " -> "
                            + pin.after().orElse("none"));
        }
        if (pair.before().resolved().isPresent() && pair.after().resolved().isPresent()) {
            long same = pins.same();
            text.append("  ")
                    .append(same)
                    .append(same == 1 ? " package stays" : " packages stay")
                    .append(" as before\n");
        }
        return text.toString();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.page;

import dev.headwater.conformance.matrix.Column;
import dev.headwater.conformance.matrix.Group;
import dev.headwater.conformance.matrix.Matrix;
import dev.headwater.conformance.matrix.Row;
import dev.headwater.conformance.matrix.Verdict;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fills the template of the matrix.
 *
 * @param subjects the subjects, with how often each got which verdict
 * @param groups the scenarios, sentence by sentence
 * @param scenarioCount how many scenarios there are
 */
public record MatrixPage(List<PageSubject> subjects, List<PageGroup> groups, int scenarioCount) {
    /**
     * A subject.
     *
     * @param column it
     * @param tally how often it got which verdict
     * @param leftOut why it was left out, each reason with how often
     */
    public record PageSubject(Column column, Map<Verdict, Integer> tally, List<String> leftOut) {
        int count(Verdict verdict) {
            return tally.getOrDefault(verdict, 0);
        }
    }

    /**
     * A sentence with the scenarios that show it.
     *
     * @param group it
     * @param rows them
     */
    public record PageGroup(Group group, List<PageRow> rows) {
        String anchor() {
            return group.number().isEmpty() ? "others" : group.number();
        }

        List<Prose> text() {
            return Prose.of(group.text());
        }

        List<Prose> reason() {
            return Prose.of(group.reason());
        }
    }

    /**
     * A scenario below a sentence.
     *
     * @param row it
     * @param anchor where on the page its answers are
     * @param first whether that is here
     */
    public record PageRow(Row row, String anchor, boolean first) {}

    /** {@return the page} */
    // The method of the template takes no interceptor, and does not say so.
    @SuppressWarnings("NullAway")
    public static String of(Matrix matrix) {
        StringOutput text = new StringOutput();
        JtematrixGenerated.render(new OwaspHtmlTemplateOutput(text), null, page(matrix));
        return text.toString();
    }

    private static MatrixPage page(Matrix matrix) {
        List<PageSubject> subjects = new ArrayList<>();
        for (int column = 0; column < matrix.columns().size(); column++) {
            subjects.add(new PageSubject(matrix.columns().get(column), matrix.tally(column), matrix.leftOut(column)));
        }
        Set<String> seen = new HashSet<>();
        List<PageGroup> groups = matrix.groups().stream()
                .map(group -> new PageGroup(
                        group,
                        group.rows().stream()
                                .map(row -> new PageRow(row, anchor(row), seen.add(row.name())))
                                .toList()))
                .toList();
        return new MatrixPage(subjects, groups, matrix.rows().size());
    }

    /** No two names have one, and none has a space in it. */
    private static String anchor(Row row) {
        return "s-" + URLEncoder.encode(row.name(), StandardCharsets.UTF_8);
    }

    /** {@return a verdict in a word} */
    static String word(Verdict verdict) {
        return switch (verdict) {
            case AGREES -> "agrees";
            case DIFFERS -> "differs";
            case FAILED -> "failed";
            case LEFT_OUT -> "left out";
        };
    }

    /** {@return the class of a verdict's colour} */
    static String style(Verdict verdict) {
        return word(verdict).replace(' ', '-');
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.matrix;

import dev.headwater.conformance.rule.Sentence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Scenarios, and what each subject made of each.
 *
 * @param columns the subjects
 * @param rows the scenarios, sorted by name
 */
public record Matrix(List<Column> columns, List<Row> rows) {
    private static final String ENDING = ".txt";

    /** Takes copies. */
    public Matrix {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** {@return the scenarios sentence by sentence, each under every one that it shows; at the end the others} */
    public List<Group> groups() {
        Map<String, Row> byName = new LinkedHashMap<>();
        rows.forEach(row -> byName.put(row.name() + ENDING, row));
        List<Group> groups = new ArrayList<>();
        Set<String> shown = new LinkedHashSet<>();
        for (Sentence sentence : Sentence.all()) {
            List<Row> showing = sentence.scenarios().stream()
                    .distinct()
                    .filter(byName::containsKey)
                    .map(name -> byName.get(name))
                    .toList();
            shown.addAll(sentence.scenarios());
            if (!showing.isEmpty()) {
                groups.add(new Group(sentence.number(), sentence.page(), sentence.text(), sentence.reason(), showing));
            }
        }
        List<Row> others = rows.stream()
                .filter(row -> !shown.contains(row.name() + ENDING))
                .toList();
        if (!others.isEmpty()) {
            groups.add(new Group("", "", "Scenarios that show no sentence of the rule.", "", others));
        }
        return groups;
    }

    /** {@return how often a subject got each verdict} */
    public Map<Verdict, Integer> tally(int column) {
        Map<Verdict, Integer> tally = new LinkedHashMap<>();
        for (Verdict verdict : Verdict.values()) {
            tally.put(verdict, (int) rows.stream()
                    .filter(row -> row.cells().get(column).verdict() == verdict)
                    .count());
        }
        return Collections.unmodifiableMap(tally);
    }

    /** {@return that in words} */
    public String tallyWords(int column) {
        return tally(column).entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(each -> each.getValue() + " " + word(each.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case AGREES -> "agree";
            case DIFFERS -> "differ";
            case FAILED -> "failed";
            case LEFT_OUT -> "left out";
        };
    }

    /** {@return the names of the subjects that differ or fail somewhere, in order} */
    public Set<String> against() {
        Set<String> against = new LinkedHashSet<>();
        for (int column = 0; column < columns.size(); column++) {
            int at = column;
            if (rows.stream().anyMatch(row -> row.cells().get(at).verdict().isAgainst())) {
                against.add(columns.get(column).name());
            }
        }
        return Collections.unmodifiableSet(against);
    }

    /** {@return the names of the subjects that could be asked nothing, in order} */
    public Set<String> unasked() {
        Set<String> unasked = new LinkedHashSet<>();
        for (int column = 0; column < columns.size(); column++) {
            int at = column;
            if (rows.stream().allMatch(row -> row.cells().get(at).verdict() == Verdict.LEFT_OUT)) {
                unasked.add(columns.get(column).name());
            }
        }
        return Collections.unmodifiableSet(unasked);
    }

    /** {@return why a subject was left out, each reason with the number of scenarios, the most frequent first} */
    public List<String> leftOut(int column) {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        for (Row row : rows) {
            Cell cell = row.cells().get(column);
            if (cell.verdict() == Verdict.LEFT_OUT) {
                cell.why().forEach(reason -> reasons.merge(reason, 1, Integer::sum));
            }
        }
        return reasons.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(reason -> reason.getValue() + " times: " + reason.getKey())
                .toList();
    }
}

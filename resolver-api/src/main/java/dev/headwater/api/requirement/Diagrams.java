// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import dev.headwater.api.requirement.Decision.Question;
import dev.headwater.api.requirement.Decision.Variable;
import dev.headwater.api.requirement.Junction.Connective;
import dev.headwater.api.version.VersionBound;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Makes and combines decision diagrams, for one operation.
 *
 * <p>Every node that is made is reduced and looked up first, so that nodes of the same meaning are the same object, and
 * sets are equal if their roots are. Diagrams of another operation are brought in by {@link #adopt}.
 *
 * <p>The work is bounded: beyond {@link #MOST_STEPS} children looked at, or {@link #MOST_VARIABLES} different
 * questions, it ends with a {@link TooComplexException}. The second bound also keeps recursion from going deep.
 */
final class Diagrams {
    static final int MOST_STEPS = 100_000;
    static final int MOST_VARIABLES = 300;

    private final Map<Content, Decision> nodes = new HashMap<>();
    private final TreeSet<Variable> variables = new TreeSet<>();
    private final Map<Operation, Decision> results = new HashMap<>();
    private int steps;

    /** The bound was reached. Says nothing but that, so it needs no stack. */
    static final class TooComplexException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooComplexException() {
            super("the diagram grows beyond its bound", null, false, false);
        }
    }

    private record Operation(Connective connective, Decision one, Decision other) {}

    private record Content(Variable variable, List<VersionBound> cuts, List<String> values, List<Decision> children) {}

    /**
     * A node that asks between which cuts a version lies; children that are the same on both sides of a cut make it
     * none.
     */
    Decision versions(Variable variable, List<VersionBound> cuts, List<Decision> children) {
        List<VersionBound> keptCuts = new ArrayList<>(cuts.size());
        List<Decision> kept = new ArrayList<>(children.size());
        kept.add(children.get(0));
        for (int i = 0; i < cuts.size(); i++) {
            Decision child = children.get(i + 1);
            if (child != kept.get(kept.size() - 1)) {
                keptCuts.add(cuts.get(i));
                kept.add(child);
            }
        }
        return kept.size() == 1 ? kept.get(0) : node(variable, keptCuts, List.of(), kept);
    }

    /** The environments in which a field holds one text. */
    Decision text(MarkerField field, String value) {
        return node(
                Variable.of(field, Question.TEXT), List.of(), List.of(value), List.of(Decision.ALWAYS, Decision.NEVER));
    }

    /** The environments in which a comparison holds that is not looked into. */
    Decision atom(MarkerField field, Comparison comparison) {
        return atom(Variable.of(field, comparison), Decision.ALWAYS, Decision.NEVER);
    }

    private Decision atom(Variable variable, Decision yes, Decision no) {
        return yes == no ? yes : node(variable, List.of(), List.of(""), List.of(yes, no));
    }

    private Decision texts(Variable variable, List<String> values, List<Decision> children) {
        Decision other = children.get(values.size());
        List<String> keptValues = new ArrayList<>(values.size());
        List<Decision> kept = new ArrayList<>(children.size());
        for (int i = 0; i < values.size(); i++) {
            if (children.get(i) != knowing(other, variable, values.get(i))) {
                keptValues.add(values.get(i));
                kept.add(children.get(i));
            }
        }
        kept.add(other);
        return keptValues.isEmpty() ? other : node(variable, List.of(), keptValues, kept);
    }

    private Decision node(Variable variable, List<VersionBound> cuts, List<String> values, List<Decision> children) {
        if (variables.add(variable) && variables.size() > MOST_VARIABLES) {
            throw new TooComplexException();
        }
        return nodes.computeIfAbsent(
                new Content(variable, cuts, values, children),
                content -> new Decision(variable, cuts, values, children));
    }

    /** Brings in a diagram that another operation made. */
    Decision adopt(Decision foreign) {
        return adopt(foreign, new IdentityHashMap<>());
    }

    private Decision adopt(Decision foreign, Map<Decision, Decision> adopted) {
        if (foreign.isTerminal()) {
            return foreign;
        }
        Decision known = adopted.get(foreign);
        if (known == null) {
            List<Decision> children = new ArrayList<>();
            foreign.children().forEach(child -> children.add(adopt(child, adopted)));
            known = node(foreign.variable(), foreign.cuts(), foreign.values(), children);
            adopted.put(foreign, known);
        }
        return known;
    }

    Decision not(Decision decision) {
        return not(decision, new IdentityHashMap<>());
    }

    private Decision not(Decision decision, Map<Decision, Decision> negated) {
        if (decision.isTerminal()) {
            return decision == Decision.ALWAYS ? Decision.NEVER : Decision.ALWAYS;
        }
        Decision known = negated.get(decision);
        if (known == null) {
            List<Decision> children = new ArrayList<>();
            decision.children().forEach(child -> children.add(not(child, negated)));
            known = node(decision.variable(), decision.cuts(), decision.values(), children);
            negated.put(decision, known);
        }
        return known;
    }

    Decision and(Decision one, Decision other) {
        return combine(Connective.AND, one, other);
    }

    Decision combine(Connective connective, Decision one, Decision other) {
        Decision deciding = connective == Connective.AND ? Decision.NEVER : Decision.ALWAYS;
        if (one == other || one == deciding || other.isTerminal()) {
            return one == other || other != deciding ? one : other;
        }
        if (one.isTerminal()) {
            return other;
        }
        Operation operation = new Operation(connective, one, other);
        Decision known = results.get(operation);
        if (known == null) {
            known = combineChildren(operation);
            results.put(operation, known);
        }
        return known;
    }

    private Decision combineChildren(Operation operation) {
        Variable variable = Collections.min(List.of(operation.one.variable(), operation.other.variable()));
        return variable.question() == Question.VERSION
                ? combineByVersion(operation, variable)
                : combineByValue(operation, variable);
    }

    private Decision combineByVersion(Operation operation, Variable variable) {
        TreeSet<VersionBound> cuts = new TreeSet<>();
        for (Decision side : List.of(operation.one, operation.other)) {
            if (side.asks(variable)) {
                cuts.addAll(side.cuts());
            }
        }
        List<Decision> children = new ArrayList<>(cuts.size() + 1);
        children.add(combineAbove(operation, variable, VersionBound.START));
        for (VersionBound cut : cuts) {
            children.add(combineAbove(operation, variable, cut));
        }
        return versions(variable, List.copyOf(cuts), children);
    }

    private Decision combineAbove(Operation operation, Variable variable, VersionBound place) {
        step();
        Decision one = operation.one.asks(variable) ? operation.one.above(place) : operation.one;
        Decision other = operation.other.asks(variable) ? operation.other.above(place) : operation.other;
        return combine(operation.connective, one, other);
    }

    private Decision combineByValue(Operation operation, Variable variable) {
        TreeSet<String> values = new TreeSet<>();
        for (Decision side : List.of(operation.one, operation.other)) {
            if (side.asks(variable)) {
                values.addAll(side.values());
            }
        }
        List<Decision> children = new ArrayList<>(values.size() + 1);
        for (String value : values) {
            step();
            children.add(combine(
                    operation.connective,
                    childFor(operation.one, variable, value),
                    childFor(operation.other, variable, value)));
        }
        step();
        children.add(combine(
                operation.connective, otherwise(operation.one, variable), otherwise(operation.other, variable)));
        return variable.question() == Question.TEXT
                ? texts(variable, List.copyOf(values), children)
                : atom(variable, children.get(0), children.get(1));
    }

    private static Decision otherwise(Decision decision, Variable variable) {
        return decision.asks(variable) ? decision.last() : decision;
    }

    private Decision childFor(Decision decision, Variable variable, String value) {
        int index = decision.asks(variable) ? Collections.binarySearch(decision.values(), value) : -1;
        return index >= 0 ? decision.children().get(index) : knowing(otherwise(decision, variable), variable, value);
    }

    /** What is left to ask where the text of a field is known: comparisons with it are decided. */
    private Decision knowing(Decision decision, Variable variable, String value) {
        if (variable.question() != Question.TEXT
                || decision.isTerminal()
                || decision.variable().field() != variable.field()) {
            return decision;
        }
        step();
        Comparison atom = decision.variable().atom();
        Truth truth = atom == null ? Truth.UNKNOWN : atom.truthWhere(variable.field(), value);
        return switch (truth) {
            case TRUE -> knowing(decision.children().get(0), variable, value);
            case FALSE -> knowing(decision.last(), variable, value);
            case UNKNOWN, UNDEFINED ->
                atom(
                        decision.variable(),
                        knowing(decision.children().get(0), variable, value),
                        knowing(decision.last(), variable, value));
        };
    }

    private void step() {
        if (++steps > MOST_STEPS) {
            throw new TooComplexException();
        }
    }
}

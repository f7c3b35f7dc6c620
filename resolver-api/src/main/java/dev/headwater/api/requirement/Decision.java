// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import dev.headwater.api.version.VersionBound;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of a decision diagram: asks one thing about an environment and goes on to a child, until all is decided.
 *
 * <p>On every way down, variables stand in their order, each at most once. {@link Diagrams} makes nodes so that one set
 * of environments has one diagram; within one {@code Diagrams}, equal nodes are one object.
 */
final class Decision {
    static final Decision ALWAYS = new Decision(1);
    static final Decision NEVER = new Decision(0);

    /** What a node asks. */
    enum Question {
        /** Between which cuts a version lies. */
        VERSION,
        /** Which of some texts a field holds, if one of them. */
        TEXT,
        /** Whether a comparison holds that is not looked into: its first child is for yes. */
        ATOM
    }

    /**
     * What is asked, of which field.
     *
     * <p>Python's version comes first, so that it can be taken out of a diagram at its root; the texts of a field come
     * before the comparisons with it, so that these can be decided where the text is known.
     *
     * @param atom the comparison; null for other questions
     * @param text the comparison as it is printed, for the order; empty for other questions
     */
    record Variable(
            MarkerField field, Question question, @Nullable Comparison atom, String text)
            implements Comparable<Variable> {
        static final Variable PYTHON = new Variable(MarkerField.PYTHON_FULL_VERSION, Question.VERSION, null, "");

        static Variable of(MarkerField field, Question question) {
            return new Variable(field, question, null, "");
        }

        static Variable of(MarkerField field, Comparison atom) {
            return new Variable(field, Question.ATOM, atom, atom.toString());
        }

        @Override
        public int compareTo(Variable other) {
            boolean first = field == MarkerField.PYTHON_FULL_VERSION;
            boolean otherFirst = other.field == MarkerField.PYTHON_FULL_VERSION;
            if (first != otherFirst) {
                return first ? -1 : 1;
            }
            int fields = field.compareTo(other.field);
            int questions = question.compareTo(other.question);
            return fields != 0 ? fields : questions != 0 ? questions : text.compareTo(other.text);
        }

        @Override
        public int hashCode() {
            // By texts: the hash code of an enum constant differs from run to run.
            return 31 * (31 * field.toString().hashCode() + question.name().hashCode()) + text.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Variable variable
                    && field == variable.field
                    && question == variable.question
                    && text.equals(variable.text);
        }
    }

    private final @Nullable Variable variable;
    private final List<VersionBound> cuts;
    private final List<String> values;
    private final List<Decision> children;
    private final int hash;

    private Decision(int hash) {
        this.variable = null;
        this.cuts = List.of();
        this.values = List.of();
        this.children = List.of();
        this.hash = hash;
    }

    /**
     * Makes a node.
     *
     * @param cuts for a version: ascending; the first child is for what lies below the first
     * @param values for a text: ascending, a child for each; for an atom: one
     * @param children one more than cuts or values; the last one for a version above all cuts, for any other text, for
     *     no
     */
    Decision(Variable variable, List<VersionBound> cuts, List<String> values, List<Decision> children) {
        this.variable = variable;
        this.cuts = List.copyOf(cuts);
        this.values = List.copyOf(values);
        this.children = List.copyOf(children);
        int content = 31 * (31 * variable.hashCode() + cuts.hashCode()) + values.hashCode();
        for (Decision child : this.children) {
            content = 31 * content + child.hash;
        }
        this.hash = content;
    }

    boolean isTerminal() {
        return variable == null;
    }

    boolean asks(Variable other) {
        return other.equals(variable);
    }

    Variable variable() {
        if (variable == null) {
            throw new IllegalStateException("nothing is asked any more");
        }
        return variable;
    }

    List<VersionBound> cuts() {
        return cuts;
    }

    List<String> values() {
        return values;
    }

    List<Decision> children() {
        return children;
    }

    /** The child for any text without one of its own, for no, and for the greatest versions. */
    Decision last() {
        return children.get(children.size() - 1);
    }

    /** The child for the versions just above a place. */
    Decision above(VersionBound place) {
        int found = Collections.binarySearch(cuts, place);
        return children.get(found >= 0 ? found + 1 : -found - 1);
    }

    /** A hash code of what the diagram says, the same in every run. */
    int contentHash() {
        return hash;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import dev.headwater.api.requirement.Junction.Connective;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part of a marker's expression, as it was written.
 *
 * <p>{@code extra} is the value of the field of that name in the reading of one extra at a time, empty if none is asked
 * for; it has no meaning in other readings.
 */
sealed interface MarkerNode permits Comparison, Junction {
    /** The value, without a reason. Allocates nothing, but where a field's value has to be made a specifier. */
    Truth truth(MarkerEnvironment environment, MarkerSelection selection, String extra);

    /** Whether evaluation must look at this part even where the rest decides the value. */
    boolean mayBeUndefined();

    /** Adds the fields on which an unknown value depends. */
    void collectUnknown(
            MarkerEnvironment environment, MarkerSelection selection, String extra, Set<MarkerField> fields);

    /** The first comparison that has no value, or null. */
    @Nullable
    MarkerFault findFault(MarkerEnvironment environment, MarkerSelection selection, String extra);

    boolean mentions(MarkerField field);

    /**
     * Adds the extras that it names; returns whether every other extra is to it as any other: it compares whole names
     * for equality, and with nothing else.
     */
    boolean collectExtras(Set<String> names);

    /** Whether it joins its parts by this word, in parentheses or not. */
    boolean isJoinedBy(Connective connective);

    /** What it joins; of a comparison, itself. */
    List<MarkerNode> parts();

    /** The same parts in parentheses; a single comparison never has any. */
    MarkerNode inParentheses();

    /** The same parts without parentheses around them all. */
    MarkerNode withoutParentheses();

    /** What it says, as a diagram. */
    Decision toDecision(MarkerDiagrams diagrams);

    /** How many parentheses stand within one another when it is printed as part of another expression. */
    int depth();

    void print(StringBuilder out);
}

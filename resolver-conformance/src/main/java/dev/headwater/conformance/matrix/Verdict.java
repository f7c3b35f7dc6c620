// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.matrix;

/** How an answer stands to what has to come of a scenario. */
public enum Verdict {
    /** It is that. */
    AGREES('='),
    /** It is something else. */
    DIFFERS('x'),
    /** There is none that can be read: the subject took too long, said too much, or something else. */
    FAILED('!'),
    /** The subject cannot be told what the scenario is about. */
    LEFT_OUT('-');

    private final char mark;

    Verdict(char mark) {
        this.mark = mark;
    }

    /** {@return its sign in the matrix} */
    public char mark() {
        return mark;
    }

    /** {@return whether it is against the subject} */
    public boolean isAgainst() {
        return this == DIFFERS || this == FAILED;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

/**
 * A line of what is said of an outcome, without what it begins with: whoever prints it chooses word and colour.
 *
 * @param kind what it is
 * @param text the line; an error may have several
 * @since 0.1.0
 */
public record Message(Kind kind, String text) {
    /** What a message is. */
    public enum Kind {
        /** The outcome in a sentence, where it is no solution. */
        ERROR,
        /** A step of a proof, with its number. */
        STEP,
        /** Of a proof, a version that might have been a way out and may not be chosen. */
        NEAR_MISS,
        /** What should be known. */
        WARNING,
        /** What could be done. */
        HINT
    }

    /** {@return the line as it is printed: "hint: …", a step indented} */
    @Override
    public String toString() {
        return switch (kind) {
            case ERROR -> "error: " + text;
            case STEP -> "  " + text;
            case NEAR_MISS -> "near miss: " + text;
            case WARNING -> "warning: " + text;
            case HINT -> "hint: " + text;
        };
    }
}

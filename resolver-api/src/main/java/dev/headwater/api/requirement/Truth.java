// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

/**
 * What can be said of a marker in an environment.
 *
 * <p>{@link #UNKNOWN} comes from the environment, which may leave fields out, and follows Kleene's logic: {@code false
 * and unknown} is false. {@link #UNDEFINED} comes from the marker, which asks for something that has no answer, and
 * wins over everything else: a marker with one undefined comparison has no value at all, wherever the comparison
 * stands. That is also what {@code packaging} does, which raises an exception then.
 */
public enum Truth {
    /** It holds. */
    TRUE,
    /** It does not hold. */
    FALSE,
    /** It depends on fields that the environment leaves out. */
    UNKNOWN,
    /** It has no value: it compares what cannot be compared, or names a field that does not exist where it stands. */
    UNDEFINED;

    static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }
}

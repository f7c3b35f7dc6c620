// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

/**
 * The truth of a marker in an environment, with two more values than true and false.
 *
 * <p>{@link #UNKNOWN} comes from the environment, which may leave fields out, and follows Kleene's logic: {@code false
 * and unknown} is false. {@link #UNDEFINED} comes from the marker, which asks for something that has no answer, and
 * wins over everything else: a marker with one undefined comparison has no value at all, wherever the comparison
 * stands. That is also what {@code packaging} does, which raises an exception then.
 *
 * @since 0.1.0
 */
public enum Truth {
    /** The marker holds. */
    TRUE,
    /** The marker does not hold. */
    FALSE,
    /** The value of the marker depends on fields that the environment leaves out. */
    UNKNOWN,
    /**
     * The marker has no value: it compares what cannot be compared, or names a field that does not exist where it
     * stands.
     */
    UNDEFINED;

    static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }
}

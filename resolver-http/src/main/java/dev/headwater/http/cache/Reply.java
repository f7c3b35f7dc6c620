// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.cache;

/**
 * What an index said when it was asked.
 *
 * @param <T> the value of an answer
 */
public sealed interface Reply<T> {
    /**
     * An answer that may be used again.
     *
     * @param value its value
     * @param answer it as it is to be kept
     */
    record Lasting<T>(T value, StoredAnswer answer) implements Reply<T> {}

    /**
     * An answer, or the want of one, that is for those who wait for it now and is not kept anywhere.
     *
     * @param value its value
     */
    record Passing<T>(T value) implements Reply<T> {}

    /**
     * The answer that is kept holds still.
     *
     * @param freshness for how long from now on
     */
    record Unchanged<T>(Freshness freshness) implements Reply<T> {}

    /** {@return an answer that lasts if it may be kept} */
    static <T> Reply<T> of(T value, StoredAnswer answer, Freshness freshness) {
        return freshness.mayBeKept() ? new Lasting<>(value, answer) : new Passing<>(value);
    }
}

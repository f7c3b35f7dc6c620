// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.cache;

import java.util.Optional;

/**
 * What an index said when it was asked.
 *
 * @param <T> the value of an answer
 */
public sealed interface SourceResult<T> {
    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<T, R> visitor);

    /**
     * An answer that may be used again.
     *
     * @param answered its value
     * @param answer it as it is to be kept
     */
    record Lasting<T>(T answered, StoredAnswer answer) implements SourceResult<T> {
        @Override
        public <R> R accept(Visitor<T, R> visitor) {
            return visitor.lasting(this);
        }
    }

    /**
     * An answer, or the want of one, that is for those who wait for it now and is not kept anywhere.
     *
     * @param answered its value
     */
    record Passing<T>(T answered) implements SourceResult<T> {
        @Override
        public <R> R accept(Visitor<T, R> visitor) {
            return visitor.passing(this);
        }
    }

    /**
     * The answer that is kept holds still.
     *
     * @param freshness for how long from now on
     */
    record Unchanged<T>(Freshness freshness) implements SourceResult<T> {
        @Override
        public <R> R accept(Visitor<T, R> visitor) {
            return visitor.unchanged(this);
        }
    }

    /** {@return the value; empty where the one that is kept holds} */
    default Optional<T> value() {
        return accept(new Visitor<T, Optional<T>>() {
            @Override
            public Optional<T> lasting(Lasting<T> result) {
                return Optional.of(result.answered());
            }

            @Override
            public Optional<T> passing(Passing<T> result) {
                return Optional.of(result.answered());
            }

            @Override
            public Optional<T> unchanged(Unchanged<T> result) {
                return Optional.empty();
            }
        });
    }

    /** {@return an answer that lasts if it may be kept} */
    static <T> SourceResult<T> of(T value, StoredAnswer answer, Freshness freshness) {
        return freshness.mayBeKept() ? new Lasting<>(value, answer) : new Passing<>(value);
    }

    /**
     * One method for each case, so that a new case breaks the build where it must be handled.
     *
     * @param <T> the value of an answer
     * @param <R> the result
     */
    interface Visitor<T, R> {
        /** {@return the result for an answer that may be used again} */
        R lasting(Lasting<T> result);

        /** {@return the result for what is for those who wait for it now} */
        R passing(Passing<T> result);

        /** {@return the result where the answer that is kept holds still} */
        R unchanged(Unchanged<T> result);
    }
}

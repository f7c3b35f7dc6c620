// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.index;

import dev.headwater.api.index.IndexFault;
import dev.headwater.http.page.FlatPage;
import java.time.Instant;
import java.util.function.Function;

/** What a flat index said: all that it has, or nothing. */
public sealed interface FlatListing {
    /** {@return the result of the function for this case} */
    <R> R fold(Function<Listed, R> listed, Function<Unavailable, R> unavailable);

    /** {@return whether the question was answered} */
    boolean isAvailable();

    /**
     * The page.
     *
     * @param page what it lists
     * @param answeredAt when it came
     */
    record Listed(FlatPage page, Instant answeredAt) implements FlatListing {
        @Override
        public <R> R fold(Function<Listed, R> listed, Function<Unavailable, R> unavailable) {
            return listed.apply(this);
        }

        @Override
        public boolean isAvailable() {
            return true;
        }
    }

    /**
     * There is no answer.
     *
     * @param fault what came instead
     */
    record Unavailable(IndexFault fault) implements FlatListing {
        @Override
        public <R> R fold(Function<Listed, R> listed, Function<Unavailable, R> unavailable) {
            return unavailable.apply(this);
        }

        @Override
        public boolean isAvailable() {
            return false;
        }
    }
}

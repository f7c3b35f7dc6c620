// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.index;

import dev.headwater.api.index.IndexFault;
import dev.headwater.http.page.FlatPage;
import java.time.Instant;

/** What a flat index said: all that it has, or nothing. */
public sealed interface FlatListing {
    /**
     * The page.
     *
     * @param page what it lists
     * @param answeredAt when it came
     */
    record Listed(FlatPage page, Instant answeredAt) implements FlatListing {}

    /**
     * There is no answer.
     *
     * @param fault what came instead
     */
    record Unavailable(IndexFault fault) implements FlatListing {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.index;

import dev.headwater.http.cache.Flight;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The flat page that one location gave a moment ago. A resolution asks about hundreds of names, and all that the page
 * says of them is to be of one state; so it is not asked for again while questions follow each other.
 */
final class FlatMemo {
    private static final Duration MOMENT = Duration.ofSeconds(10);

    private @Nullable Flight<FlatListing> listing;
    private Instant askedAt = Instant.MIN;

    /**
     * {@return the page of a moment ago, or else the one that is asked for now}
     *
     * @param asking asks for the page
     */
    synchronized CompletableFuture<FlatListing> listing(Instant now, Supplier<CompletableFuture<FlatListing>> asking) {
        if (listing != null && !isSpent(listing) && !now.isAfter(askedAt.plus(MOMENT)) && !now.isBefore(askedAt)) {
            Optional<CompletableFuture<FlatListing>> known = listing.join();
            if (known.isPresent()) {
                return known.get();
            }
        }
        askedAt = now;
        listing = Flight.of(asking.get());
        return listing.join().orElseThrow();
    }

    /** A failure is not kept for those who ask later. */
    private static boolean isSpent(Flight<FlatListing> listing) {
        return listing.hasFailed()
                || listing.answer().filter(given -> !given.isAvailable()).isPresent();
    }
}

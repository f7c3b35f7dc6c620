// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.limit;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;

/** The limits of each origin: how many requests it gets at once, and whether it is left alone. */
public final class OriginLimits {
    /** Pages may name any number of hosts for their files: beyond this many, those at rest are forgotten. */
    private static final int MOST = 1000;

    private final Map<String, Limit> byOrigin = new ConcurrentHashMap<>();
    private final Clock clock;

    /**
     * What is known of one origin.
     *
     * @param gate how many requests it gets at once
     * @param breaker whether it is left alone
     */
    public record Limit(Gate gate, Breaker breaker) {
        private boolean isForgettable() {
            return gate.isIdle() && breaker.isFresh();
        }
    }

    /** Knows of no origin yet; the clock tells how long one is left alone. */
    public OriginLimits(Clock clock) {
        this.clock = clock;
    }

    /** {@return the limits of the origin that a URL leads to} */
    public Limit of(HttpUrl url) {
        if (byOrigin.size() > MOST) {
            byOrigin.values().removeIf(Limit::isForgettable);
        }
        return byOrigin.computeIfAbsent(
                url.scheme() + "://" + url.host() + ":" + url.port(),
                origin -> new Limit(new Gate(), new Breaker(clock)));
    }
}

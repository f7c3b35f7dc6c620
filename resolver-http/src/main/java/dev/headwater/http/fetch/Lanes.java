// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;

/** What is known of each origin: who waits for it, and whether it is broken. */
final class Lanes {
    /** Pages may name any number of hosts for their files: beyond this many, those at rest are forgotten. */
    private static final int MOST = 1000;

    private final Map<String, Lane> byOrigin = new ConcurrentHashMap<>();
    private final Clock clock;

    /** What is known of one origin. */
    record Lane(Gate gate, Breaker breaker) {
        private boolean isForgettable() {
            return gate.isIdle() && breaker.isFresh();
        }
    }

    Lanes(Clock clock) {
        this.clock = clock;
    }

    Lane of(HttpUrl url) {
        if (byOrigin.size() > MOST) {
            byOrigin.values().removeIf(Lane::isForgettable);
        }
        return byOrigin.computeIfAbsent(
                url.scheme() + "://" + url.host() + ":" + url.port(),
                origin -> new Lane(new Gate(), new Breaker(clock)));
    }
}

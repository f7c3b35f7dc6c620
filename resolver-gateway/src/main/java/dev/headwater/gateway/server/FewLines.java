// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Lines of a log that clients can cause: so many a minute, and then how many more there were. */
final class FewLines {
    private static final Duration SPAN = Duration.ofMinutes(1);
    private static final int MOST = 30;

    private final String kind;
    private final InstantSource clock;
    private final Consumer<String> log;
    /** Guarded by this, as the next one. */
    private Instant since = Instant.MIN;

    private int count;

    /**
     * Begins.
     *
     * @param kind what each line begins with
     */
    FewLines(String kind, InstantSource clock, Consumer<String> log) {
        this.kind = kind;
        this.clock = clock;
        this.log = log;
    }

    /** Says something, unless much of the kind was said lately. */
    synchronized void say(String text) {
        look();
        if (count == 0) {
            since = clock.instant();
        }
        count++;
        if (count <= MOST) {
            log.accept(kind + ": " + text);
        }
    }

    /** Says how many more there were, if the minute is over. */
    synchronized void look() {
        Instant now = clock.instant();
        if (!now.isBefore(since.plus(SPAN)) || now.isBefore(since)) {
            end();
        }
    }

    /** Says how many more there were. */
    synchronized void end() {
        if (count > MOST) {
            log.accept(kind + ": " + (count - MOST) + " more, which were not named");
        }
        count = 0;
    }
}

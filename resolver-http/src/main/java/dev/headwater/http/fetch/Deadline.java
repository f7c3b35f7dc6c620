// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import java.time.Duration;

/**
 * Ends an attempt that takes too long. Begun and stopped by one thread, perhaps several times; none if zero. The timer
 * is ours: the one of the client's library outlives its client.
 */
final class Deadline {
    private final Scheduler timer;
    private final Runnable end;
    private Runnable callOff = () -> {};
    private volatile boolean over;

    Deadline(Scheduler timer, Runnable end) {
        this.timer = timer;
        this.end = end;
    }

    void begin(Duration longest) {
        if (!longest.isZero()) {
            callOff = timer.after(longest, this::timedOut);
        }
    }

    void stop() {
        callOff.run();
        callOff = () -> {};
    }

    /** {@return whether it ended the attempt} */
    boolean isOver() {
        return over;
    }

    private void timedOut() {
        over = true;
        end.run();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okio.AsyncTimeout;

/** Ends an attempt that takes too long. Begun and stopped by one thread, perhaps several times; none if zero. */
final class Patience extends AsyncTimeout {
    private final Runnable end;
    private volatile boolean over;

    Patience(Runnable end) {
        this.end = end;
    }

    void begin(Duration longest) {
        timeout(longest.toNanos(), TimeUnit.NANOSECONDS);
        enter();
    }

    void stop() {
        var unused = exit();
    }

    /** {@return whether it ended the attempt} */
    boolean isOver() {
        return over;
    }

    @Override
    protected void timedOut() {
        over = true;
        end.run();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.http;

import dev.headwater.http.fetch.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A scheduler whose waits are written down and over at once. */
final class HandWaits implements Scheduler {
    private final List<Duration> asked = new CopyOnWriteArrayList<>();

    @Override
    public Runnable after(Duration wait, Runnable then) {
        asked.add(wait);
        then.run();
        return () -> {};
    }

    /** {@return for how long was to be waited, in order} */
    List<Duration> asked() {
        return asked;
    }
}

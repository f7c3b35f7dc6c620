// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import java.time.Duration;

/**
 * Schedules what a fetcher does later, such as its next try. A port, so that nobody has to wait where that is tested.
 */
@FunctionalInterface
public interface Scheduler {
    /**
     * Runs something after a while, on any thread.
     *
     * @return what is run to call it off
     */
    Runnable after(Duration wait, Runnable then);
}

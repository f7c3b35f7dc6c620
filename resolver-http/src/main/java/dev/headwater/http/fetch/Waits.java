// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import java.time.Duration;

/** How a fetcher waits before it tries again. A port, so that nobody has to wait where that is tested. */
@FunctionalInterface
public interface Waits {
    /**
     * Runs something after a while, on any thread.
     *
     * @return what is run to call it off
     */
    Runnable after(Duration wait, Runnable then);
}

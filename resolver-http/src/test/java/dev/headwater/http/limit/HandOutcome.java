// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.limit;

import java.time.Duration;
import java.util.Optional;

/** An outcome of a try that a test makes up. */
record HandOutcome(boolean isWorthAnother, boolean isOriginBroken, Optional<Duration> retryAfter)
        implements TryOutcome {
    static TryOutcome fine() {
        return new HandOutcome(false, false, Optional.empty());
    }

    static TryOutcome broken() {
        return new HandOutcome(true, true, Optional.empty());
    }

    static TryOutcome busy(Duration retryAfter) {
        return new HandOutcome(true, false, Optional.of(retryAfter));
    }
}

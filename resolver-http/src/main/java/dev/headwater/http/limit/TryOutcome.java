// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.limit;

import java.time.Duration;
import java.util.Optional;

/** What {@link Retries} and a {@link Breaker} have to know of a try that has ended. */
public interface TryOutcome {
    /** {@return whether another try may end better} */
    boolean isWorthAnother();

    /** {@return whether the origin is to blame: a transport error, or a 5xx} */
    boolean isOriginBroken();

    /** {@return how long the server asks to be left alone} */
    Optional<Duration> retryAfter();
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.core.ownership.Telling;
import java.time.Clock;
import java.util.concurrent.Executor;

/**
 * What a session is given besides its question.
 *
 * @param listener hears what happens
 * @param clock tells the time
 * @param executor runs what follows an answer that was waited for
 * @param deadlines end what is waited for too long
 * @param asking when indexes are asked
 * @param telling which of them may be told a name
 * @param known what sessions before came to know
 */
public record SessionEnvironment(
        ResolutionListener listener,
        Clock clock,
        Executor executor,
        Deadlines deadlines,
        Asking asking,
        Telling telling,
        KnownTargets known) {
    /** One where every index may be told what is in its route, and no session was before. */
    public SessionEnvironment(
            ResolutionListener listener, Clock clock, Executor executor, Deadlines deadlines, Asking asking) {
        this(listener, clock, executor, deadlines, asking, Telling.BY_ROUTE, new KnownTargets());
    }

    /** When indexes are asked. */
    public enum Asking {
        /** As soon as it is likely that an answer will be needed, where answers have to be waited for. */
        AHEAD,
        /** When an answer is needed. */
        ON_DEMAND
    }

    /** {@return the same with another executor} */
    public SessionEnvironment on(Executor other) {
        return new SessionEnvironment(listener, clock, other, deadlines, asking, telling, known);
    }

    /** {@return the same where not every index may be told a name, so that nothing is asked ahead of its turn} */
    public SessionEnvironment telling(Telling other) {
        return new SessionEnvironment(listener, clock, executor, deadlines, Asking.ON_DEMAND, other, known);
    }
}

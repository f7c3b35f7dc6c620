// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.cache;

import dev.headwater.http.cache.AnswerFacts.Presence;
import dev.headwater.http.store.CacheMode;
import java.time.Duration;
import java.time.Instant;

/**
 * The policy by which a kept answer is used.
 *
 * @param mode how far kept answers are relied on
 * @param absentMaxAge how old an absence may be: that of the policy that asks, not of the one that kept it
 */
public record CachePolicy(CacheMode mode, Duration absentMaxAge) {
    /** {@return whether an answer may be used without asking} */
    boolean allow(AnswerFacts facts, Instant now) {
        return switch (mode) {
            case OFFLINE -> true;
            case REFRESH -> isFixed(facts);
            case ABSENCES_ANEW, TODAY -> facts.presence() == Presence.PRESENT && isFresh(facts, now);
            case NORMAL -> isFresh(facts, now);
        };
    }

    /** {@return whether it is new enough; one that comes from the future, by a clock set back since, is not} */
    boolean isFresh(AnswerFacts facts, Instant now) {
        if (isFixed(facts)) {
            return true;
        }
        boolean fresh = now.isBefore(facts.freshUntil()) && !facts.fetchedAt().isAfter(now);
        return fresh
                && (facts.presence() == Presence.PRESENT
                        || now.isBefore(facts.fetchedAt().plus(absentMaxAge)));
    }

    /** What never changes is not asked about again even by who wants all answers anew. */
    private static boolean isFixed(AnswerFacts facts) {
        return facts.presence() == Presence.PRESENT && facts.freshUntil().equals(Freshness.FOREVER);
    }
}

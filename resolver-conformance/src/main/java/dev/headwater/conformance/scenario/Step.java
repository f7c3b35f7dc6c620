// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.scenario;

import dev.headwater.api.text.Spelling;
import dev.headwater.conformance.section.InvalidScenarioException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Collection;

/**
 * Which step of a scenario it is, when, and what is done in it.
 *
 * @param number its number, from 1
 * @param elapsed the time since the first step; negative where a clock was set back
 * @param kind what is done
 */
public record Step(int number, Duration elapsed, Kind kind) {
    /** What is done in a step. */
    public enum Kind {
        /** The request is resolved. */
        RESOLVE,
        /** It is resolved without asking anybody. */
        OFFLINE,
        /** It is resolved with everything asked anew. */
        REFRESH,
        /** It is resolved, and the solution locked. */
        LOCK,
        /** The lock is held against the indexes. */
        VERIFY;

        /** {@return whether it is about what is kept of answers, which nobody keeps of indexes in memory} */
        boolean isOfCache() {
            return this == OFFLINE || this == REFRESH;
        }

        /** {@return whether it is about a lock} */
        public boolean isOfLock() {
            return this == LOCK || this == VERIFY;
        }
    }

    private static final String HEAD = "then ";
    private static final String FIRST = "first ";

    /** More would be a history, and no scenario. */
    private static final int MOST = 20;

    /** Servers say what day it is by the clock of this machine, which stands later than the days of scenarios. */
    private static final Duration LONGEST = Duration.ofDays(100);

    /**
     * {@return the first step}
     *
     * @param heads the heads of its sections, among which may be {@code first lock} or {@code first verify}
     */
    static Step first(Collection<String> heads) {
        Kind first = Kind.RESOLVE;
        for (String head : heads) {
            if (isFirst(head) && first != Kind.RESOLVE) {
                throw new InvalidScenarioException("two sections say what is done first");
            } else if (isFirst(head)) {
                first = Spelling.find(head.substring(FIRST.length()), Kind.values())
                        .filter(Kind::isOfLock)
                        .orElseThrow(() -> InvalidScenarioException.ofLine(
                                "== " + head, "first lock, first verify, or nothing where it is resolved first"));
            }
        }
        return new Step(1, Duration.ZERO, first);
    }

    /** {@return whether the head of a section says what is done in the first step} */
    static boolean isFirst(String head) {
        return head.startsWith(FIRST);
    }

    /** {@return whether the head of a section begins a later step} */
    static boolean isHead(String head) {
        return head.startsWith(HEAD);
    }

    /**
     * {@return the step after this one}
     *
     * @param head {@code then DURATION KIND}, without a kind where the request is resolved again
     */
    Step next(String head) {
        String[] words = head.substring(HEAD.length()).split(" ", 2);
        Kind next = words.length == 1
                ? Kind.RESOLVE
                : Spelling.find(words[1], Kind.values())
                        .filter(kind -> kind != Kind.RESOLVE)
                        .orElseThrow(() -> unknown(head));
        Duration then = elapsed.plus(duration(words[0], head));
        if (number == MOST || then.abs().compareTo(LONGEST) > 0) {
            throw new InvalidScenarioException(
                    "a scenario has at most " + MOST + " steps within " + LONGEST.toDays() + " days of the first");
        }
        return new Step(number + 1, then, next);
    }

    private static Duration duration(String text, String head) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.abs().compareTo(LONGEST.multipliedBy(2)) <= 0) {
                return duration;
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw unknown(head);
        }
        throw unknown(head);
    }

    private static InvalidScenarioException unknown(String head) {
        return InvalidScenarioException.ofLine(
                "== " + head,
                "then DURATION, such as 'then PT2H', perhaps with offline, refresh, lock or verify behind it");
    }
}

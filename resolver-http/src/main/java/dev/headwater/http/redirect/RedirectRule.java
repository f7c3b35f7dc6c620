// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.redirect;

import dev.headwater.api.index.FaultDetail.Redirect.Refusal;
import dev.headwater.api.index.Remedy;
import java.util.Optional;

/**
 * What becomes of a redirect. Asked once for each, before anything is sent to the target; what is refused for every
 * fetch (user information, other schemes, private addresses, the eleventh redirect) is refused whatever a rule says.
 */
@FunctionalInterface
public interface RedirectRule {
    /**
     * Judges one redirect.
     *
     * @param from the URL that answered with it, canonical
     * @param target the URL that it leads to: absolute, canonical, {@code http} or {@code https}, without user
     *     information
     */
    Verdict check(String from, String target);

    /** {@return the rule that follows none} */
    static RedirectRule none() {
        return (from, target) -> Verdict.refuse(Refusal.NONE_FOLLOWED);
    }

    /**
     * A judgment.
     *
     * @param decision what to do
     * @param refusal why it is refused; empty otherwise
     * @param remedy what a person can do about a redirect that is refused
     */
    record Verdict(Decision decision, Optional<Refusal> refusal, Optional<Remedy> remedy) {
        /** It is followed. */
        static final Verdict FOLLOW = new Verdict(Decision.FOLLOW, Optional.empty(), Optional.empty());
        /** It says that there is no such thing, and is not followed. */
        static final Verdict ABSENT = new Verdict(Decision.ABSENT, Optional.empty(), Optional.empty());

        static Verdict refuse(Refusal refusal) {
            return new Verdict(Decision.REFUSE, Optional.of(refusal), Optional.empty());
        }

        static Verdict refuse(Refusal refusal, Remedy remedy) {
            return new Verdict(Decision.REFUSE, Optional.of(refusal), Optional.of(remedy));
        }
    }

    /** What to do with a redirect. */
    enum Decision {
        /** Ask there. */
        FOLLOW,
        /** Take it for the answer that there is nothing. */
        ABSENT,
        /** Fail. */
        REFUSE
    }
}

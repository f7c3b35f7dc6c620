// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import dev.headwater.api.index.FaultDetail;
import dev.headwater.api.index.IndexFault.Kind;
import dev.headwater.api.index.Remedy;
import dev.headwater.http.body.Body;
import dev.headwater.http.body.ReplyHeaders;
import dev.headwater.http.limit.TryOutcome;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What came of one try at one URL. */
sealed interface AttemptResult extends TryOutcome {
    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /** {@return what it was} */
    FaultDetail detail();

    /** {@return it as the end, where the next try would come too late} */
    Broken postponed(FaultDetail why);

    /** {@return it as the end, where a server asked for a longer wait than is left} */
    default Broken later(Duration wait, Duration left) {
        return postponed(new FaultDetail.Postponed(detail(), wait, left)).with(Remedy.Action.RAISE_TIMEOUT);
    }

    @Override
    default Optional<Duration> retryAfter() {
        return Optional.empty();
    }

    /** A status that is no redirect. */
    record Came(
            int status,
            ReplyHeaders headers,
            Body body,
            boolean authenticated,
            boolean complete,
            Optional<String> problem,
            Optional<Duration> retryAfter)
            implements AttemptResult {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.came(this);
        }

        @Override
        public Broken postponed(FaultDetail why) {
            return Broken.of(Blame.RULE, Kind.STATUS, why).withStatus(OptionalInt.of(status));
        }

        @Override
        public FaultDetail detail() {
            return new FaultDetail.Status(status);
        }

        @Override
        public boolean isWorthAnother() {
            return switch (status) {
                case 408, 425, 429, 500, 502, 503, 504 -> true;
                default -> false;
            };
        }

        @Override
        public boolean isOriginBroken() {
            return status >= 500;
        }
    }

    /** A redirect to an http or https URL without user information. */
    record Moved(String target, ReplyHeaders headers) implements AttemptResult {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.moved(this);
        }

        @Override
        public Broken postponed(FaultDetail why) {
            return Broken.of(Blame.RULE, Kind.SUSPENDED, why);
        }

        @Override
        public FaultDetail detail() {
            return new FaultDetail.Redirect(FaultDetail.Redirect.Refusal.NONE_FOLLOWED, Optional.of(target));
        }

        @Override
        public boolean isWorthAnother() {
            return false;
        }

        @Override
        public boolean isOriginBroken() {
            return false;
        }
    }

    /** No answer, or one that may not be used. */
    record Broken(Kind kind, OptionalInt status, FaultDetail detail, Optional<Remedy> remedy, Blame blame)
            implements AttemptResult {
        static Broken of(Blame blame, Kind kind, FaultDetail detail) {
            return new Broken(kind, OptionalInt.empty(), detail, Optional.empty(), blame);
        }

        static Broken of(Blame blame, Kind kind, String words) {
            return of(blame, kind, new FaultDetail.Quoted(words));
        }

        /** {@return that a redirect was not followed} */
        static Broken redirect(FaultDetail.Redirect.Refusal refusal, Optional<String> target) {
            return of(Blame.RULE, Kind.REDIRECT, new FaultDetail.Redirect(refusal, target));
        }

        /** {@return the same, with what a person can do about it} */
        Broken with(Remedy.Action action) {
            return with(Remedy.of(action));
        }

        /** {@return the same, with what a person can do about it, if there is something} */
        Broken with(Optional<Remedy> other) {
            return new Broken(kind, status, detail, other, blame);
        }

        /** {@return the same, met with an answer of that status} */
        Broken withStatus(OptionalInt code) {
            return new Broken(kind, code, detail, remedy, blame);
        }

        /** {@return the same, with what a person can do about it} */
        Broken with(Remedy other) {
            return with(Optional.of(other));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.broken(this);
        }

        @Override
        public Broken postponed(FaultDetail why) {
            return of(Blame.RULE, Kind.SUSPENDED, why);
        }

        @Override
        public boolean isWorthAnother() {
            return blame == Blame.MOMENT;
        }

        @Override
        public boolean isOriginBroken() {
            return blame == Blame.MOMENT || blame == Blame.ORIGIN;
        }
    }

    /**
     * One method for each case.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** {@return the result for a status that is no redirect} */
        R came(Came came);

        /** {@return the result for a redirect} */
        R moved(Moved moved);

        /** {@return the result for no answer} */
        R broken(Broken broken);
    }

    /** Whose fault it is that something broke. */
    enum Blame {
        /** The moment's: the next try may go well. */
        MOMENT,
        /** The origin's or the network's, until somebody mends it. */
        ORIGIN,
        /** Nobody's: a rule of ours forbids it. */
        RULE,
        /** That of what was asked for: there is more of it than is read. */
        SIZE
    }
}

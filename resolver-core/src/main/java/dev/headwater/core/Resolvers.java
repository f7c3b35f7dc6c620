// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.core.reading.OpenIndexes;
import dev.headwater.core.session.Deadlines;
import dev.headwater.core.session.SessionEnvironment;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Makes resolvers.
 *
 * <pre>{@code
 * try (Resolver resolver = Resolvers.builder()
 *         .policy(policy)
 *         .indexes(LocalIndexes.factory())
 *         .clock(Clock.systemUTC())
 *         .build()) {
 *     ResolutionOutcome outcome = resolver.resolve(request);
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Resolvers {
    private Resolvers() {}

    /** Begins a resolver. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects what a resolver needs. */
    public static final class Builder {
        private @Nullable IndexPolicy policy;
        private @Nullable IndexFactory factory;
        private @Nullable Clock clock;
        private ResolutionListener listener = ResolutionListener.NONE;
        private @Nullable Executor executor;
        private SessionEnvironment.Asking asking = SessionEnvironment.Asking.AHEAD;

        private Builder() {}

        /** Sets the policy; required. */
        public Builder policy(IndexPolicy policy) {
            this.policy = policy;
            return this;
        }

        /** Sets what makes the indexes of the policy; required. */
        public Builder indexes(IndexFactory factory) {
            this.factory = factory;
            return this;
        }

        /** Sets the clock that cool-downs and time limits are told by; required, for the library reads no other. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** Sets who hears what happens. */
        public Builder listener(ResolutionListener listener) {
            this.listener = listener;
            return this;
        }

        /**
         * Sets what runs all work of asynchronous calls, and the work that follows an answer that was waited for.
         *
         * <p>By default asynchronous calls run on a few daemon threads of the resolver, which are there only while they
         * are needed and end with it; in a blocking call the thread that answers goes on. A host whose indexes block
         * the thread that asks them gives an executor with as many threads as it wants to see blocked.
         */
        public Builder executor(Executor executor) {
            this.executor = executor;
            return this;
        }

        /**
         * Asks indexes only for what is needed for certain. Else they are also asked ahead, within what the policy lets
         * each be told, where their answers have to be waited for; that saves most of the waiting, tells indexes a few
         * names more, and never changes an outcome.
         */
        public Builder withoutPrefetching() {
            this.asking = SessionEnvironment.Asking.ON_DEMAND;
            return this;
        }

        /**
         * Makes the indexes and the resolver.
         *
         * @throws IllegalStateException if policy, indexes or clock were not set
         * @throws InvalidPolicyException if nothing makes an index of an entry of the policy
         */
        public Resolver build() {
            if (policy == null || factory == null || clock == null) {
                throw new IllegalStateException(
                        "a resolver needs a policy, indexes and a clock: call policy(…), indexes(…) and clock(…)");
            }
            return new PolicyResolver(
                    policy,
                    OpenIndexes.of(policy, factory),
                    factory.archives(policy),
                    new SessionEnvironment(listener, clock, Runnable::run, new Deadlines(), asking),
                    executor);
        }
    }
}

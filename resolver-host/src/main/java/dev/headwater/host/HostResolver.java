// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InvalidPolicyFileException;
import dev.headwater.core.LocalIndexes;
import dev.headwater.core.PolicyFile;
import dev.headwater.core.Resolvers;
import dev.headwater.http.HttpStatistics;
import dev.headwater.http.store.UnusableCacheException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A resolver put together from a policy for the machine that it runs on.
 *
 * <pre>{@code
 * Machine machine = Machine.current();
 * try (HostResolver host = HostResolver.builder(machine).policyFile(Path.of("headwater.toml")).open()) {
 *     ResolutionRequest request = ResolutionRequest.builder(host.target()).require("flask>=2").build();
 *     ResolutionOutcome outcome = host.resolver().resolve(request);
 * }
 * }</pre>
 *
 * <p>Local indexes are read, those on the network asked with the logins, proxies and certificates of the machine, and
 * answers kept where it keeps them; a {@link HostNetwork} says otherwise, and is also how several resolvers share one
 * way to the network. Safe for use by many threads and for many requests.
 *
 * @since 0.1.0
 */
public final class HostResolver implements AutoCloseable {
    private final IndexPolicy policy;
    private final Machine machine;
    private final HostNetwork network;
    private final boolean ownsNetwork;
    private final Resolver resolver;
    private @Nullable Target target;

    private HostResolver(
            IndexPolicy policy, Machine machine, HostNetwork network, boolean ownsNetwork, Resolver resolver) {
        this.policy = policy;
        this.machine = machine;
        this.network = network;
        this.ownsNetwork = ownsNetwork;
        this.resolver = resolver;
    }

    /** Begins a resolver on a machine. */
    public static Builder builder(Machine machine) {
        return new Builder(machine);
    }

    /** {@return the resolver; it is closed with this} */
    public Resolver resolver() {
        return resolver;
    }

    /** {@return the policy that it was put together from} */
    public IndexPolicy policy() {
        return policy;
    }

    /** {@return the machine that it was put together for} */
    public Machine machine() {
        return machine;
    }

    /**
     * {@return the machine's own Python as a target} It is asked when this is first called, for at most ten seconds,
     * and no second time.
     *
     * @throws HostPythonException if there is none, or it gives no answer that can be understood in time
     */
    public synchronized Target target() {
        if (target == null) {
            target = HostPython.ask(machine).target();
        }
        return target;
    }

    /** {@return what was sent over its network and received until now, by whomever} */
    public HttpStatistics traffic() {
        return network.traffic();
    }

    /** Closes the resolver, its indexes, and its network unless that is shared. */
    @Override
    public void close() {
        resolver.close();
        if (ownsNetwork) {
            network.close();
        }
    }

    /** Collects what a resolver is put together from. */
    public static final class Builder {
        private final Machine machine;
        private Supplier<IndexPolicy> policy;
        private @Nullable HostNetwork network;
        private IndexFactory ready = (entry, policy) -> Optional.empty();
        private UnaryOperator<IndexFactory> around = UnaryOperator.identity();
        private Clock clock;
        private ResolutionListener listener = ResolutionListener.NONE;
        private Executor executor = Runnable::run;
        private UnaryOperator<Resolvers.Builder> asking = UnaryOperator.identity();

        private Builder(Machine machine) {
            this.machine = machine;
            clock = machine.clock();
            policy = () -> load(PolicyLocation.of(machine)
                    .orElseThrow(() -> new InvalidMachineException("there is no index to ask: no " + PolicyFile.NAME
                            + " was found from " + machine.directory() + " up")));
        }

        /** Sets the policy. */
        public Builder policy(IndexPolicy policy) {
            this.policy = () -> policy;
            return this;
        }

        /**
         * Names the file of the policy, relative to the machine's current folder. Without it and without a policy,
         * {@code headwater.toml} is looked for as {@link PolicyLocation} says.
         */
        public Builder policyFile(Path file) {
            policy = () -> load(machine.directory().resolve(file));
            return this;
        }

        private IndexPolicy load(Path file) {
            return PolicyFile.load(file, HostOverlays.guard(machine, clock));
        }

        /** Shares a way to the network, which stays open; without one the resolver has its own. */
        public Builder network(HostNetwork network) {
            this.network = network;
            return this;
        }

        /** Sets what makes indexes before local ones and those on the network are thought of. */
        public Builder indexes(IndexFactory ready) {
            this.ready = ready;
            return this;
        }

        /** Puts something around all indexes, such as what records their answers. */
        public Builder around(UnaryOperator<IndexFactory> around) {
            this.around = around;
            return this;
        }

        /**
         * Sets the clock that cool-downs, time limits and the end of signed sets of overlays are told by; the machine's
         * otherwise. How old a kept answer is, is always told by the machine's.
         */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** Sets who hears what happens. */
        public Builder listener(ResolutionListener listener) {
            this.listener = listener;
            return this;
        }

        /** Sets what runs the work that follows an answer that was waited for; by default the thread that answers. */
        public Builder executor(Executor executor) {
            this.executor = executor;
            return this;
        }

        /** Asks indexes only for what is needed for certain, as {@link Resolvers.Builder#withoutPrefetching} says. */
        public Builder withoutPrefetching() {
            asking = Resolvers.Builder::withoutPrefetching;
            return this;
        }

        /**
         * Puts the resolver together. No index is asked yet.
         *
         * @throws InvalidPolicyFileException if the policy file cannot be read
         * @throws InvalidPolicyException if nothing makes an index of an entry of the policy
         * @throws InvalidMachineException if there is no policy, or a login, a proxy or the place for the cache, which
         *     are looked at only if an index is on the network, cannot be used
         * @throws UnusableCacheException if the cache folder must not be used
         */
        public HostResolver open() {
            IndexPolicy read = policy.get();
            HostNetwork way = network == null ? HostNetwork.builder(machine).build() : network;
            try {
                IndexFactory indexes = ready.orElse(LocalIndexes.factory()).orElse(way.indexes(read));
                Resolvers.Builder resolver = Resolvers.builder()
                        .policy(read)
                        .indexes(around.apply(indexes))
                        .clock(clock)
                        .listener(listener)
                        .executor(executor);
                return new HostResolver(
                        read,
                        machine,
                        way,
                        network == null,
                        asking.apply(resolver).build());
            } catch (RuntimeException e) {
                if (network == null) {
                    way.close();
                }
                throw e;
            }
        }
    }
}

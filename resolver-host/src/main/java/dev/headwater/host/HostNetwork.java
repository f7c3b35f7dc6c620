// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import dev.headwater.api.index.CredentialProvider;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.distro.DistroIndexes;
import dev.headwater.host.login.CredentialSources;
import dev.headwater.http.HttpIndexes;
import dev.headwater.http.HttpListener;
import dev.headwater.http.HttpStatistics;
import dev.headwater.http.ProxySettings;
import dev.headwater.http.TlsSettings;
import dev.headwater.http.store.CacheFolder;
import dev.headwater.http.store.CacheMode;
import dev.headwater.http.store.PageStore;
import dev.headwater.http.store.UnusableCacheException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way to indexes on the network as a machine has it: with its logins, proxies, certificates and kept answers, each
 * of which a program may set otherwise.
 *
 * <pre>{@code
 * try (HostNetwork network = HostNetwork.builder(machine).mode(CacheMode.OFFLINE).build()) { … }
 * }</pre>
 *
 * <p>One serves a whole session: any number of resolvers, policies and threads, which share connections, limits and
 * answers. Nothing is opened before an index on the network is made: who works with local indexes alone is not told of
 * a proxy or a cache folder that cannot be used.
 *
 * @since 0.1.0
 */
public final class HostNetwork implements AutoCloseable {
    private final Builder options;
    private final CredentialSources logins;
    private final HttpIndexes indexes;
    private @Nullable PageStore cache;

    private HostNetwork(Builder options) {
        Machine machine = options.machine;
        this.options = options;
        logins = new CredentialSources(machine.environment(), machine.directory(), machine.user(), options.credentials);
        indexes = HttpIndexes.builder()
                .clock(machine.clock())
                .credentials(logins)
                .tls(options.tls)
                .proxies(options.proxies)
                .userAgent(options.userAgent)
                .cache(this::cache)
                .mode(options.mode)
                .listener(options.listener)
                .build();
    }

    /** Begins the network of a machine. */
    public static Builder builder(Machine machine) {
        return new Builder(machine);
    }

    /**
     * Finds the logins for the indexes of a policy, and makes those that are on the network.
     *
     * @return a factory for this policy. It throws an {@link InvalidMachineException} if proxies or the place for the
     *     cache cannot be used, and an {@link UnusableCacheException} if the folder must not be
     * @throws InvalidMachineException if a login cannot be used; an index that is asked without its login may say that
     *     it has nothing
     */
    public IndexFactory indexes(IndexPolicy policy) {
        findLogins(policy);
        return indexes.orElse((entry, of) -> entry.kind().isFeed() ? feeds().create(entry, of) : Optional.empty());
    }

    /**
     * Finds the logins for the indexes of a policy, and makes what compiles the feeds of distributors.
     *
     * @throws InvalidMachineException if a login cannot be used
     */
    public DistroIndexes feeds(IndexPolicy policy) {
        findLogins(policy);
        return feeds();
    }

    private void findLogins(IndexPolicy policy) {
        try {
            logins.find(policy);
        } catch (IllegalArgumentException e) {
            throw new InvalidMachineException(String.valueOf(e.getMessage()), e);
        }
    }

    private DistroIndexes feeds() {
        return HostFeeds.of(options.machine, indexes, this::cache, options.onTrouble);
    }

    /**
     * {@return where answers are kept}
     *
     * @throws InvalidMachineException if the machine has no place for them
     * @throws UnusableCacheException if the folder must not be used
     */
    public synchronized PageStore cache() {
        if (cache == null) {
            cache = options.cache.apply(options);
        }
        return cache;
    }

    /** {@return what was sent and received until now} */
    public HttpStatistics traffic() {
        return indexes.statistics();
    }

    /** Ends all calls and closes all connections, as {@link HttpIndexes#close()} does. */
    @Override
    public void close() {
        indexes.close();
    }

    /** Collects what a program sets otherwise than the machine has it. */
    public static final class Builder {
        private final Machine machine;
        private Function<Builder, PageStore> cache = own -> own.folder(CacheLocation.of(own.machine));
        private CacheMode mode = CacheMode.NORMAL;
        private CredentialProvider credentials = CredentialProvider.none();
        private Supplier<ProxySettings> proxies;
        private Supplier<TlsSettings> tls;
        private HttpListener listener = HttpListener.NONE;
        private Consumer<String> onTrouble = problem -> {};
        private String userAgent = "headwater/" + LibraryVersion.text();

        private Builder(Machine machine) {
            this.machine = machine;
            proxies = () -> NetworkSettings.proxies(machine);
            tls = () -> NetworkSettings.tls(machine);
        }

        private PageStore folder(Path folder) {
            return CacheFolder.builder(folder, machine.clock())
                    .onTrouble(onTrouble)
                    .open();
        }

        /** Keeps answers in a folder; in that of {@link CacheLocation} otherwise. */
        public Builder cache(Path folder) {
            cache = own -> own.folder(folder);
            return this;
        }

        /** Keeps no answer beyond the life of the network. */
        public Builder withoutCache() {
            cache = own -> PageStore.none();
            return this;
        }

        /** Sets how far kept answers are relied on; {@link CacheMode#NORMAL} otherwise. */
        public Builder mode(CacheMode mode) {
            this.mode = mode;
            return this;
        }

        /** Sets logins that the program knows; they go before those of the machine. */
        public Builder credentials(CredentialProvider credentials) {
            this.credentials = credentials;
            return this;
        }

        /** Sets proxies in place of all that the environment names. */
        public Builder proxies(ProxySettings proxies) {
            this.proxies = () -> proxies;
            return this;
        }

        /** Sets whom to trust and what to show, in place of what the environment names. */
        public Builder tls(TlsSettings tls) {
            this.tls = () -> tls;
            return this;
        }

        /** Sets who hears what is no part of an answer. */
        public Builder listener(HttpListener listener) {
            this.listener = listener;
            return this;
        }

        /** Sets who is told, once and from any thread, that answers cannot be kept, and why. */
        public Builder onTrouble(Consumer<String> onTrouble) {
            this.onTrouble = onTrouble;
            return this;
        }

        /** Sets the product and version that the library calls itself by; its own otherwise. */
        public Builder userAgent(String userAgent) {
            this.userAgent = userAgent;
            return this;
        }

        /** {@return the network, not opened yet} */
        public HostNetwork build() {
            return new HostNetwork(this);
        }
    }
}

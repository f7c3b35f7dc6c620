// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http;

import dev.headwater.api.index.CredentialProvider;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Origin;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.http.cache.AnswerCache;
import dev.headwater.http.fetch.FetchStatistics;
import dev.headwater.http.fetch.Fetcher;
import dev.headwater.http.files.RemoteFiles;
import dev.headwater.http.index.ArchiveIndex;
import dev.headwater.http.index.Connections;
import dev.headwater.http.index.FilesBelow;
import dev.headwater.http.index.RemoteIndex;
import dev.headwater.http.store.CacheMode;
import dev.headwater.http.store.PageStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes indexes on the network: Simple indexes in JSON or HTML, and flat pages.
 *
 * <pre>{@code
 * try (HttpIndexes indexes = HttpIndexes.builder()
 *                 .clock(Clock.systemUTC())
 *                 .cache(CacheFolder.builder(folder, Clock.systemUTC()).open())
 *                 .credentials(CredentialProvider.bound(origin, Credential.bearer(token)))
 *                 .build();
 *         Resolver resolver = Resolvers.builder().policy(policy).indexes(indexes).clock(Clock.systemUTC()).build()) {
 *     …
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads, resolvers and policies at once: they share connections, limits and what is known
 * already; what one policy or login got is never an answer for another. Nothing is connected before the first question.
 * Closing a resolver ends its questions; closing this ends everything, and leaves no thread but one of OkHttp's own,
 * which all users of OkHttp in a class loader share, and which ends a minute after its last work.
 *
 * @since 0.1.0
 */
public final class HttpIndexes implements IndexFactory, AutoCloseable {
    private static final long PAGE_MEMORY = 64L << 20;
    private static final long METADATA_MEMORY = 32L << 20;
    private static final long FILE_MEMORY = 8L << 20;

    private final Builder options;
    private final Clock clock;

    /** Made for the first index: who asks nobody on the network pays nothing. Guarded by this. */
    private @Nullable Connections connections;

    /** Guarded by this. */
    private boolean closed;

    private HttpIndexes(Builder options, Clock clock) {
        this.options = options;
        this.clock = clock;
    }

    private synchronized Connections connections() {
        if (connections == null) {
            connections = connections(options.store.get(), options.proxies.get());
            if (closed) {
                connections.fetcher().close();
            }
        }
        return connections;
    }

    private Connections connections(PageStore store, ProxySettings proxies) {
        Fetcher fetcher = Fetcher.builder(clock)
                .userAgent(options.userAgent)
                .seed(ThreadLocalRandom.current().nextLong())
                .tls(() -> options.tls.get().tls())
                .proxies(proxies.proxies())
                .build();
        return new Connections(
                fetcher,
                new AnswerCache<>(store, clock, PAGE_MEMORY),
                new AnswerCache<>(store, clock, PAGE_MEMORY),
                new AnswerCache<>(store, clock, METADATA_MEMORY),
                new AnswerCache<>(store, clock, METADATA_MEMORY),
                new AnswerCache<>(store, clock, FILE_MEMORY),
                store,
                options.mode,
                options.credentials,
                this::staleAbsence,
                clock);
    }

    /** Elsewhere an old absence is looked at, to be compared, but never believed. */
    private void staleAbsence(IndexId index, ProjectName name, Instant answeredAt) {
        if (options.mode == CacheMode.OFFLINE) {
            try {
                options.listener.staleAbsence(index, name, answeredAt);
            } catch (RuntimeException e) {
                // What a listener throws changes no answer.
            }
        }
    }

    /** Begins a factory. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Optional<PackageIndex> create(IndexEntry entry, IndexPolicy policy) {
        if (!entry.kind().isRemote()) {
            return Optional.empty();
        }
        Connections shared = connections();
        if (options.mode != CacheMode.OFFLINE) {
            shared.fetcher().prepare(Origin.parse(entry.location()));
        }
        return Optional.of(new RemoteIndex(entry, policy.sdistMetadata(), shared));
    }

    @Override
    public Optional<PackageIndex> archives(IndexPolicy policy) {
        return Optional.of(new ArchiveIndex(policy.sdistMetadata(), this::connections));
    }

    /**
     * {@return the files below a URL, for an index of a kind that this does not make}
     *
     * @param entry says how it is asked: its id, time-out, retries and when it gets the login
     * @param url the URL, without user information
     */
    public RemoteFiles files(IndexEntry entry, String url, RemoteFiles.Vouching vouching) {
        return new FilesBelow(connections(), entry, url, vouching);
    }

    private synchronized @Nullable Connections made() {
        return connections;
    }

    /** {@return what was sent and received until now} */
    public HttpStatistics statistics() {
        Connections made = made();
        if (made == null) {
            return new HttpStatistics(0, 0, 0);
        }
        FetchStatistics statistics = made.fetcher().statistics();
        return new HttpStatistics(statistics.requests(), statistics.bytes(), statistics.retries());
    }

    /** Ends all calls, closes all connections, and waits until the threads that served them have ended. */
    @Override
    public void close() {
        Connections made;
        synchronized (this) {
            closed = true;
            made = connections;
        }
        // Outside the lock: what ends may still ask for an index.
        if (made != null) {
            made.fetcher().close();
            made.store().release();
        }
    }

    /** Collects the options of a factory. */
    public static final class Builder {
        private @Nullable Clock clock;
        private Supplier<PageStore> store = PageStore::none;
        private CacheMode mode = CacheMode.NORMAL;
        private CredentialProvider credentials = CredentialProvider.none();
        private Supplier<TlsSettings> tls = () -> TlsSettings.builder().build();
        private Supplier<ProxySettings> proxies = () -> ProxySettings.builder().build();
        private HttpListener listener = HttpListener.NONE;
        private String userAgent = "headwater";

        private Builder() {}

        /** Sets the clock that freshness is told by; required, for the library reads no other. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** Sets where answers are kept; without one nothing is kept beyond the life of this factory. */
        public Builder cache(PageStore store) {
            return cache(() -> store);
        }

        /**
         * Sets where that is to be had when the first index is made, or the first archive is asked for. What it throws,
         * that call throws.
         */
        public Builder cache(Supplier<PageStore> store) {
            this.store = store;
            return this;
        }

        /** Sets how far kept answers are relied on; {@link CacheMode#NORMAL} otherwise. */
        public Builder mode(CacheMode mode) {
            this.mode = mode;
            return this;
        }

        /** Sets who knows the logins. */
        public Builder credentials(CredentialProvider credentials) {
            this.credentials = credentials;
            return this;
        }

        /** Sets whom to trust, and the certificate to show. */
        public Builder tls(TlsSettings tls) {
            return tls(() -> tls);
        }

        /**
         * Sets where that is to be had when the first https URL is asked, since it may take long to read; an
         * {@link IllegalArgumentException} makes every such index unavailable, with its message as the reason.
         */
        public Builder tls(Supplier<TlsSettings> tls) {
            this.tls = tls;
            return this;
        }

        /** Sets the proxies. */
        public Builder proxies(ProxySettings proxies) {
            return proxies(() -> proxies);
        }

        /** Sets where they are to be had, when and how {@link #cache(Supplier)} says. */
        public Builder proxies(Supplier<ProxySettings> proxies) {
            this.proxies = proxies;
            return this;
        }

        /** Sets who hears what is no part of an answer. */
        public Builder listener(HttpListener listener) {
            this.listener = listener;
            return this;
        }

        /** Sets the header {@code User-Agent}: a product and its version. */
        public Builder userAgent(String userAgent) {
            this.userAgent = userAgent;
            return this;
        }

        /**
         * Makes the factory.
         *
         * @throws IllegalStateException if there is no clock
         */
        public HttpIndexes build() {
            if (clock == null) {
                throw new IllegalStateException("indexes need a clock: call clock(…)");
            }
            return new HttpIndexes(this, clock);
        }
    }
}

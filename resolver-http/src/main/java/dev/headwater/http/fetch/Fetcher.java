// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import dev.headwater.api.DefectException;
import dev.headwater.api.index.Origin;
import dev.headwater.http.address.HostAddresses;
import dev.headwater.http.tls.Tls;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Fetches over HTTP: politely, from where it may, with the login only where it belongs.
 *
 * <pre>{@code
 * try (Fetcher fetcher = Fetcher.builder(clock).build()) {
 *     FetchResult reply = fetcher.get(Fetch.builder(url, site).build()).join();
 * }
 * }</pre>
 *
 * <p>One for all sites and all threads of a host. Nothing of the HTTP library is loaded before the first fetch, unless
 * that is prepared for, and after {@link #close()} no thread of the fetcher is left; the HTTP library's own ends by
 * itself, a minute later.
 */
public final class Fetcher implements AutoCloseable {
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final FetcherSettings settings;
    private final FetchThreads preparing = new FetchThreads("headwater-prepare-");
    private final AtomicBoolean prepared = new AtomicBoolean();
    private volatile @Nullable Engine engine;
    /** Guarded by this, like the next. */
    private boolean closed;

    /** Why no engine can be made; a class that cannot be loaded gives no reason the second time. */
    private @Nullable LinkageError broken;

    private Fetcher(FetcherSettings settings) {
        this.settings = settings;
    }

    /**
     * Begins a fetcher.
     *
     * @param clock tells the time, for dates in answers and for what the time-outs leave
     */
    public static Builder builder(Clock clock) {
        return new Builder(clock);
    }

    /**
     * Fetches.
     *
     * @return the reply to come: it always comes, and is exceptional only by a {@link DefectException}. Cancelling it
     *     closes the call at once. What depends on it runs in the thread that read the answer, and may take its time,
     *     but waits for no other answer before it has closed this one: few are worked off at a time
     */
    public CompletableFuture<FetchResult> get(Fetch fetch) {
        return engine(fetch.site().origin()).get(fetch);
    }

    /**
     * Loads in a thread of its own what it is built on, so that who is about to ask has less to wait for. Sends
     * nothing, and does nothing the second time.
     *
     * @param origin where will be asked
     */
    public void prepare(Origin origin) {
        if (!prepared.compareAndSet(false, true)) {
            return;
        }
        try {
            preparing.newThread(() -> load(origin)).start();
        } catch (OutOfMemoryError e) {
            // No thread is to be had, so who asks loads it.
        }
    }

    private void load(Origin origin) {
        synchronized (this) {
            if (closed) {
                return;
            }
        }
        try {
            var unused = engine(origin);
        } catch (RuntimeException | Error e) {
            // Who asks meets it again.
        }
    }

    private Engine engine(Origin origin) {
        Engine made = engine;
        return made == null ? makeEngine(origin) : made;
    }

    private synchronized Engine makeEngine(Origin origin) {
        if (broken != null) {
            throw broken;
        }
        Engine made = engine;
        if (made == null) {
            try {
                made = new Engine(settings);
                var unused = made.home(origin);
            } catch (LinkageError e) {
                broken = e;
                throw e;
            }
            engine = made;
            if (closed) {
                made.close();
            }
        }
        return made;
    }

    /** {@return what was done until now} */
    public FetchStatistics statistics() {
        Engine made = engine;
        return made == null ? new FetchStatistics(0, 0, 0) : made.statistics();
    }

    /** Fails all fetches under way, closes all connections, ends all threads. Fetches from then on fail. */
    @Override
    public void close() {
        Engine made;
        synchronized (this) {
            closed = true;
            made = engine;
        }
        if (made != null) {
            made.close();
        }
        preparing.join(LAST_WORDS);
    }

    /** Collects what a fetcher is made with. */
    public static final class Builder {
        private final Clock clock;
        private long seed;
        private String userAgent = "headwater";
        private Supplier<Tls> tls = Tls::standard;
        private Proxies proxies = Proxies.none();
        private HostAddresses addresses = HostAddresses.ofThisMachine();
        private @Nullable Scheduler waits;
        private @Nullable Path folder;

        private Builder(Clock clock) {
            this.clock = clock;
        }

        /**
         * Sets where the random parts of waits begin: different for each process, so that they do not come together.
         */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /** Sets how the fetcher calls itself. */
        public Builder userAgent(String userAgent) {
            this.userAgent = userAgent;
            return this;
        }

        /** Sets whom it trusts, and the certificate it shows. */
        public Builder tls(Tls tls) {
            return tls(() -> tls);
        }

        /** Sets where that is to be had, at the first https URL; what cannot be used is an illegal argument. */
        public Builder tls(Supplier<Tls> tls) {
            this.tls = tls;
            return this;
        }

        /** Sets which way requests go. */
        public Builder proxies(Proxies proxies) {
            this.proxies = proxies;
            return this;
        }

        /** Sets how hosts are found. */
        public Builder addresses(HostAddresses addresses) {
            this.addresses = addresses;
            return this;
        }

        /** Sets how it waits before another try. */
        public Builder waits(Scheduler waits) {
            this.waits = waits;
            return this;
        }

        /** Sets the folder that large bodies are kept in while they are read. */
        public Builder folder(Path folder) {
            this.folder = folder;
            return this;
        }

        /** {@return the fetcher} */
        public Fetcher build() {
            return new Fetcher(new FetcherSettings(clock, seed, userAgent, tls, proxies, addresses, waits, folder));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import dev.headwater.http.address.AddressGuard;
import dev.headwater.http.address.Lookups;
import dev.headwater.http.address.PrivateAddressException;
import dev.headwater.http.body.BodyReader;
import dev.headwater.http.limit.RetryAfter;
import dev.headwater.http.redirect.UrlPaths;
import dev.headwater.http.tls.Tls;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The client's library, set up so that it decides nothing: no redirects, no cookies, no limits, no cache. Its own
 * second tries are those that no server sees: another address of a host, a connection that had been closed while it was
 * idle.
 *
 * <p>Several clients share one pool. One is for the index's own origin, and shows the client certificate; one is for
 * other hosts that may be anywhere; two are for the rest, which connect to addresses within some reach only. The pool
 * never lends a connection of one to another, since they find addresses or keys differently. There are as many more for
 * https, made when the first such URL is asked: whom to trust takes longer to read than many a resolution does.
 */
final class Transport implements AutoCloseable {
    private static final int MOST_IDLE = 64;
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(5);
    private static final Duration LAST_WORDS = Duration.ofMillis(200);

    private final String userAgent;
    private final Clock clock;
    private final Scheduler timer;
    private final FetchThreads lookupThreads = new FetchThreads("headwater-lookup-");
    private final Lookups lookups;
    private final AddressGuard guard;
    private final Proxies proxies;
    private final ConnectionPool pool;
    private final Supplier<Tls> tls;
    private final Clients plain;
    private @Nullable Clients secure;
    private final LongAdder requests = new LongAdder();
    private final BodyReader bodies;

    Transport(FetcherSettings settings, Scheduler timer) {
        this.timer = timer;
        userAgent = settings.userAgent();
        bodies = new BodyReader(settings.folder());
        clock = settings.clock();
        proxies = settings.proxies();
        lookups = new Lookups(settings.addresses(), lookupThreads);
        guard = new AddressGuard(lookups);
        pool = new ConnectionPool(MOST_IDLE, LONGEST_IDLE.toMinutes(), TimeUnit.MINUTES);
        tls = settings.tls();
        plain = clients(new OkHttpClient.Builder()
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .connectionPool(pool)
                .addNetworkInterceptor(this::passOn)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .proxySelector(proxies.selector(lookups))
                .proxyAuthenticator(proxies.authenticator())
                .dns(guard.within(AddressGuard.Reach.LINK_LOCAL))
                .build());
    }

    /** One client for each kind of host. */
    private record Clients(OkHttpClient own, OkHttpClient open, OkHttpClient near, OkHttpClient guarded) {
        OkHttpClient within(AddressGuard.Reach reach) {
            return switch (reach) {
                case PUBLIC -> guarded;
                case PRIVATE -> near;
                case LINK_LOCAL -> open;
            };
        }
    }

    private Clients clients(OkHttpClient open) {
        return new Clients(
                open, open, within(open, AddressGuard.Reach.PRIVATE), within(open, AddressGuard.Reach.PUBLIC));
    }

    private OkHttpClient within(OkHttpClient open, AddressGuard.Reach reach) {
        return open.newBuilder().dns(guard.within(reach)).build();
    }

    private synchronized Clients secureClients() throws UnusableTlsException {
        if (secure == null) {
            Tls given;
            try {
                given = tls.get();
            } catch (IllegalArgumentException e) {
                throw new UnusableTlsException(String.valueOf(e.getMessage()), e);
            }
            OkHttpClient.Builder trusting = plain.open()
                    .newBuilder()
                    .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT));
            given.installTrust(trusting);
            Clients some = clients(trusting.build());
            OkHttpClient.Builder withCertificate = some.open().newBuilder();
            given.installAll(withCertificate);
            secure = new Clients(withCertificate.build(), some.open(), some.near(), some.guarded());
        }
        return secure;
    }

    /**
     * {@return a call, by the client that fits}
     *
     * @param home any URL at the site's origin
     * @throws PrivateAddressException if the host is written as an address that it may not be at
     * @throws UnusableTlsException if it takes certificates that cannot be used
     */
    Call call(Fetch fetch, HttpUrl url, HttpUrl home, Request request) throws IOException {
        Clients clients = url.isHttps() ? secureClients() : plain;
        if (UrlPaths.isSameOrigin(home, url)) {
            return clients.own().newCall(request);
        }
        AddressGuard.Reach reach =
                guard.reach(fetch.site().origin(), fetch.site().fileHosts(), url);
        AddressGuard.check(url, reach);
        return clients.within(reach).newCall(request);
    }

    /** Sees each request that goes out, and each answer, as they are on the wire. */
    private Response passOn(Interceptor.Chain chain) throws IOException {
        requests.increment();
        okhttp3.Connection connection = chain.connection();
        Request request =
                connection == null ? chain.request() : proxies.authorized(chain.request(), connection.route());
        return withoutRetryAfter(chain.proceed(request));
    }

    /** {@return how long a server asks to wait, as it is on the wire} */
    Optional<Duration> retryAfter(Response response) {
        String text = response.header("Retry-After");
        return text == null ? Optional.empty() : RetryAfter.parse(text, clock.instant());
    }

    /** The client would read it and try again by itself, at once: when and how often is for us to say. */
    private static Response withoutRetryAfter(Response response) {
        boolean wouldTryAgain = response.code() == 408 || response.code() == 503;
        return wouldTryAgain ? response.newBuilder().header("Retry-After", "1").build() : response;
    }

    BodyReader bodies() {
        return bodies;
    }

    Scheduler timer() {
        return timer;
    }

    String userAgent() {
        return userAgent;
    }

    long requests() {
        return requests.sum();
    }

    long bytes() {
        return bodies.wireBytes();
    }

    /** Closes the connections that nobody uses; those in use close when their calls are cancelled. */
    @Override
    public void close() {
        pool.evictAll();
        lookups.close();
        lookupThreads.join(LAST_WORDS);
    }
}

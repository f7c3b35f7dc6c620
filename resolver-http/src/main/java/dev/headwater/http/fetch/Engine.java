// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.Origin;
import dev.headwater.api.text.Shown;
import dev.headwater.http.limit.OriginLimits;
import dev.headwater.http.limit.Retries;
import dev.headwater.http.limit.Turns;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What the fetches of one fetcher share. Made with the first of them, since it loads what it is built on. */
final class Engine implements AutoCloseable {
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final int MOST_HOMES = 1000;

    private final Transport transport;
    private final OriginLimits limits;
    private final Turns turns = new Turns();
    private final Retries retries;
    private final Clock clock;
    private final Scheduler waits;
    private final FetchThreads threads = new FetchThreads("headwater-fetch-");
    private final TimerScheduler timer = new TimerScheduler(threads);
    /** One thread for each request under way: the gates say how many those are. */
    private final ThreadPoolExecutor executor =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);

    /** Origins as the library reads them, for each question comes with the same few. */
    private final Map<Origin, HttpUrl> homes = new ConcurrentHashMap<>();

    private final LongAdder furtherTries = new LongAdder();
    private final Set<Exchange> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Engine(FetcherSettings settings) {
        transport = new Transport(settings, timer);
        clock = settings.clock();
        limits = new OriginLimits(clock);
        retries = new Retries(settings.seed());
        Scheduler given = settings.waits();
        waits = given == null ? timer : given;
    }

    Transport transport() {
        return transport;
    }

    OriginLimits limits() {
        return limits;
    }

    Turns turns() {
        return turns;
    }

    Retries retries() {
        return retries;
    }

    Clock clock() {
        return clock;
    }

    Scheduler waits() {
        return waits;
    }

    void execute(Runnable work) {
        executor.execute(work);
    }

    CompletableFuture<FetchResult> get(Fetch fetch) {
        HttpUrl home = home(fetch.site().origin());
        HttpUrl url = read(fetch.url(), fetch.site().origin(), home);
        if (url == null || home == null) {
            return failed(fetch, "not asked: this is no http or https URL that can be read");
        }
        if (!url.encodedUsername().isEmpty() || !url.encodedPassword().isEmpty()) {
            return failed(fetch, "not asked: the URL has user information in it");
        }
        Exchange exchange = new Exchange(this, fetch, url, home);
        underWay.add(exchange);
        if (closed) {
            exchange.giveUp();
        } else {
            exchange.begin();
        }
        return exchange.reply();
    }

    /**
     * {@return a URL as the library reads it; null if it cannot be read} Where it is at home only the rest is read: to
     * read a host takes longer than all else, since names may be international.
     */
    private static @Nullable HttpUrl read(String url, Origin origin, @Nullable HttpUrl home) {
        String start = origin.toString();
        return home != null && url.startsWith(start) && isPath(url, start.length())
                ? home.resolve(url.substring(start.length()))
                : HttpUrl.parse(url);
    }

    /** {@return whether a path begins at a place of a URL} Two slashes would begin another host. */
    private static boolean isPath(String url, int place) {
        return url.length() > place + 1
                && url.charAt(place) == '/'
                && url.charAt(place + 1) != '/'
                && url.charAt(place + 1) != '\\';
    }

    /** {@return an origin as the library reads it; null if it cannot be read} */
    @Nullable
    HttpUrl home(Origin origin) {
        HttpUrl known = homes.get(origin);
        if (known != null) {
            return known;
        }
        HttpUrl home = HttpUrl.parse(origin.toString());
        if (homes.size() >= MOST_HOMES) {
            homes.clear();
        }
        if (home != null) {
            homes.put(origin, home);
        }
        return home;
    }

    private static CompletableFuture<FetchResult> failed(Fetch fetch, String received) {
        return CompletableFuture.completedFuture(
                new FetchResult.Failed(IndexFault.of(IndexFault.Kind.RULE, Shown.url(fetch.url()), received), false));
    }

    void ended(Exchange exchange) {
        underWay.remove(exchange);
    }

    void countFurtherTry() {
        furtherTries.increment();
    }

    FetchStatistics statistics() {
        return new FetchStatistics(transport.requests(), transport.bytes(), furtherTries.sum());
    }

    /** Fails what is under way, closes its connections and waits for its threads, which have nothing left to do. */
    @Override
    public void close() {
        closed = true;
        underWay.forEach(Exchange::giveUp);
        timer.close();
        executor.shutdown();
        threads.join(LAST_WORDS);
        transport.close();
    }
}

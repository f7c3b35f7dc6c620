// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.http;

import static dev.headwater.tests.http.Sites.once;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.asking.Linked;
import dev.headwater.http.fetch.Fetch;
import dev.headwater.http.fetch.FetchResult;
import dev.headwater.http.fetch.Fetcher;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who cannot keep up with what comes asks for no more: what was asked on suspicion need not be asked any longer. */
class WorkedOffTest {
    private static final int FETCHES = 200;
    private static final int TURNS = 4;
    private static final int PLACES = 20;

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger mostInside = new AtomicInteger();
    private final CountDownLatch full = new CountDownLatch(PLACES + TURNS);
    /** Nothing is answered before: what is done with an answer would be done, and waited for, by the test itself. */
    private final CountDownLatch begun = new CountDownLatch(1);

    private void answer(Socket socket, int connection) throws IOException {
        while (!RawServer.head(socket).isEmpty()) {
            mostOpen.accumulateAndGet(asked.incrementAndGet() - ended.get(), Math::max);
            full.countDown();
            await(begun);
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The first ones are not done before all are asked that may be. */
    private boolean workOff(FetchResult reply) {
        mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
        boolean isFull = await(full);
        inside.decrementAndGet();
        ended.incrementAndGet();
        reply.close();
        return isFull;
    }

    @Test
    void fourAnswersAtATimeAndNoMoreAreAskedForThanHavePlaces() throws Exception {
        try (RawServer server = RawServer.holding(this::answer);
                Fetcher fetcher = Fetcher.builder(Clock.systemUTC()).build()) {
            List<CompletableFuture<Boolean>> replies = new ArrayList<>();
            String url = "http://127.0.0.1:" + server.port() + "/";
            for (int i = 0; i < FETCHES; i++) {
                Fetch fetch = Fetch.builder(url + i, once(url)).build();
                replies.add(fetcher.get(fetch).thenApply(this::workOff));
            }
            begun.countDown();
            for (CompletableFuture<Boolean> reply : replies) {
                assertThat(reply.orTimeout(60, TimeUnit.SECONDS).join()).isTrue();
            }
        }
        assertThat(mostInside.get()).isBetween(1, TURNS);
        assertThat(mostOpen).hasValue(PLACES + TURNS);
    }

    @Test
    void whoIsClosedBeforeItIsPassedOnHoldsUpNobody() throws Exception {
        CountDownLatch all = new CountDownLatch(PLACES);
        try (RawServer server = RawServer.holding(this::answer);
                Fetcher fetcher = Fetcher.builder(Clock.systemUTC()).build()) {
            List<CompletableFuture<Boolean>> replies = new ArrayList<>();
            String url = "http://127.0.0.1:" + server.port() + "/";
            for (int i = 0; i < PLACES; i++) {
                Fetch fetch = Fetch.builder(url + i, once(url)).build();
                replies.add(fetcher.get(fetch).thenApply(reply -> {
                    reply.close();
                    all.countDown();
                    return await(all);
                }));
            }
            begun.countDown();
            for (CompletableFuture<Boolean> reply : replies) {
                assertThat(reply.orTimeout(60, TimeUnit.SECONDS).join()).isTrue();
            }
        }
    }

    @Test
    void whoIsCalledOffBeforeItsTurnHoldsUpNobody() throws Exception {
        CompletableFuture<Void> held = new CompletableFuture<>();
        CountDownLatch further = new CountDownLatch(PLACES + TURNS + 1);
        RawServer.Conversation counting = (socket, connection) -> {
            while (!RawServer.head(socket).isEmpty()) {
                full.countDown();
                further.countDown();
                await(begun);
                socket.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi".getBytes(StandardCharsets.US_ASCII));
            }
        };
        try (RawServer server = RawServer.holding(counting);
                Fetcher fetcher = Fetcher.builder(Clock.systemUTC()).build()) {
            String url = "http://127.0.0.1:" + server.port() + "/";
            List<CompletableFuture<FetchResult>> replies = new ArrayList<>();
            for (int i = 0; i < PLACES + TURNS; i++) {
                CompletableFuture<FetchResult> reply =
                        fetcher.get(Fetch.builder(url + i, once(url)).build());
                replies.add(reply);
                Linked.atEnd(reply, (answer, thrown) -> {
                    if (answer != null) {
                        held.join();
                        answer.close();
                    }
                });
            }
            begun.countDown();
            assertThat(await(full)).isTrue();
            CompletableFuture<FetchResult> last =
                    fetcher.get(Fetch.builder(url + "last", once(url)).build());
            replies.forEach(reply -> reply.cancel(true));
            boolean isAskedFurther = await(further);
            held.complete(null);

            assertThat(isAskedFurther).isTrue();
            last.orTimeout(60, TimeUnit.SECONDS).join().close();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.http;

import static dev.headwater.tests.http.Sites.answered;
import static dev.headwater.tests.http.Sites.ask;
import static dev.headwater.tests.http.Sites.fault;
import static dev.headwater.tests.http.Sites.site;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.Origin;
import dev.headwater.core.report.FaultText;
import dev.headwater.http.fetch.Fetch;
import dev.headwater.http.fetch.FetchResult;
import dev.headwater.http.fetch.Fetcher;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How fetches are called off, and what a closed fetcher leaves behind: nothing. */
class EndingTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

    /** Says nothing, and tells when it was asked and when the other side went away. */
    private static final class Silence {
        private final CountDownLatch asked;
        private final CountDownLatch gone;

        Silence(int connections) {
            asked = new CountDownLatch(connections);
            gone = new CountDownLatch(connections);
        }

        RawServer server() {
            return RawServer.holding((socket, connection) -> {
                RawServer.head(socket);
                asked.countDown();
                try {
                    RawServer.untilGone(socket);
                } finally {
                    gone.countDown();
                }
            });
        }

        static void await(CountDownLatch latch) throws InterruptedException {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static Fetch fetch(RawServer server, String path) {
        String url = server.url(path);
        return Fetch.builder(url, site(url, Duration.ofMinutes(5), 3)).build();
    }

    private static List<String> threadsOfFetchers() {
        return threads("headwater-fetch");
    }

    private static List<String> threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    @Nested
    class Cancelling {
        @Test
        void closesTheConnectionAtOnce() throws IOException, InterruptedException {
            Silence silence = new Silence(1);
            try (RawServer server = silence.server();
                    Fetcher fetcher = Fetcher.builder(Clock.systemUTC()).build()) {
                CompletableFuture<FetchResult> reply = fetcher.get(fetch(server, "/"));
                Silence.await(silence.asked);
                assertThat(reply.cancel(true)).isTrue();
                Silence.await(silence.gone);
            }
        }

        /** That it failed is no reason to ask again, nor to load what says when. */
        @Test
        void isNotTriedAgain() throws IOException, InterruptedException {
            Silence silence = new Silence(1);
            Fetcher fetcher = Fetcher.builder(Clock.systemUTC()).build();
            try (RawServer server = silence.server();
                    fetcher) {
                CompletableFuture<FetchResult> reply = fetcher.get(fetch(server, "/"));
                Silence.await(silence.asked);
                assertThat(reply.cancel(true)).isTrue();
            }
            assertThat(fetcher.statistics().retries()).isZero();
        }

        @Test
        void leavesTheQueue() throws IOException, InterruptedException {
            Silence silence = new Silence(1);
            try (RawServer server = silence.server();
                    Fetcher fetcher = Fetcher.builder(Clock.systemUTC()).build()) {
                List<CompletableFuture<FetchResult>> replies = new ArrayList<>();
                for (int i = 0; i < 500; i++) {
                    replies.add(fetcher.get(fetch(server, "/" + i)));
                }
                Silence.await(silence.asked);
                Collections.reverse(replies);
                replies.forEach(reply -> assertThat(reply.cancel(true)).isTrue());
                Silence.await(silence.gone);
                assertThat(server.connections()).isLessThanOrEqualTo(20);
            }
        }

        @Test
        void makesRoomForOthers() throws IOException, InterruptedException {
            CountDownLatch asked = new CountDownLatch(1);
            try (RawServer server = RawServer.holding((socket, connection) -> {
                        if (RawServer.head(socket).startsWith("GET /slow")) {
                            asked.countDown();
                            RawServer.untilGone(socket);
                        } else {
                            socket.getOutputStream().write(OK.getBytes(StandardCharsets.US_ASCII));
                        }
                    });
                    Fetcher fetcher = Fetcher.builder(Clock.systemUTC()).build()) {
                List<CompletableFuture<FetchResult>> slow = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    slow.add(fetcher.get(fetch(server, "/slow")));
                }
                Silence.await(asked);
                CompletableFuture<FetchResult> next = fetcher.get(fetch(server, "/quick"));
                slow.forEach(reply -> assertThat(reply.cancel(true)).isTrue());
                assertThat(answered(next.orTimeout(20, TimeUnit.SECONDS).join()).status())
                        .isEqualTo(200);
            }
        }

        @Test
        void callsOffAWait() throws IOException, InterruptedException {
            AtomicInteger calledOff = new AtomicInteger();
            CountDownLatch waiting = new CountDownLatch(1);
            try (RawServer server = RawServer.saying("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n")) {
                try (Fetcher fetcher = Fetcher.builder(Clock.systemUTC())
                        .waits((wait, then) -> {
                            waiting.countDown();
                            return calledOff::incrementAndGet;
                        })
                        .build()) {
                    CompletableFuture<FetchResult> reply = fetcher.get(fetch(server, "/"));
                    Silence.await(waiting);
                    assertThat(reply.cancel(true)).isTrue();
                }
                assertThat(calledOff).hasValue(1);
            }
        }

        @Test
        void isNotHeldAgainstTheOrigin() throws IOException, InterruptedException {
            Silence silence = new Silence(60);
            try (RawServer server = silence.server();
                    Fetcher fetcher = Fetcher.builder(Clock.systemUTC()).build()) {
                for (int i = 0; i < 60; i++) {
                    int number = i;
                    CompletableFuture<FetchResult> reply = fetcher.get(fetch(server, "/" + i));
                    while (silence.asked.getCount() > 59 - number) {
                        Thread.onSpinWait();
                    }
                    assertThat(reply.cancel(true)).isTrue();
                }
                Silence.await(silence.gone);
                assertThat(server.connections()).isEqualTo(60);
            }
        }
    }

    @Nested
    class Closing {
        @Test
        void failsWhatIsUnderWayAndLeavesNoThread() throws IOException, InterruptedException {
            Silence silence = new Silence(1);
            try (RawServer server = silence.server()) {
                Fetcher fetcher = Fetcher.builder(Clock.systemUTC()).build();
                List<CompletableFuture<FetchResult>> replies = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    replies.add(fetcher.get(fetch(server, "/" + i)));
                }
                Silence.await(silence.asked);
                assertThat(threadsOfFetchers()).isNotEmpty();
                fetcher.close();
                assertThat(threadsOfFetchers()).isEmpty();
                assertThat(replies).allSatisfy(reply -> {
                    assertThat(reply).isDone();
                    assertThat(FaultText.received(fault(reply.join())))
                            .isEqualTo("not answered: the client was closed");
                });
                Silence.await(silence.gone);
            }
        }

        @Test
        void doesNotWaitForALookupThatNeverEnds() throws InterruptedException {
            CountDownLatch asked = new CountDownLatch(1);
            CountDownLatch never = new CountDownLatch(1);
            Fetcher fetcher = Fetcher.builder(Clock.systemUTC())
                    .addresses(host -> {
                        asked.countDown();
                        awaitQuietly(never);
                        throw new UnknownHostException(host);
                    })
                    .build();
            String url = "https://index.test/simple/";
            CompletableFuture<FetchResult> reply = fetcher.get(
                    Fetch.builder(url, site(url, Duration.ofMinutes(5), 3)).build());
            Silence.await(asked);
            fetcher.close();
            assertThat(FaultText.received(fault(reply.join()))).isEqualTo("not answered: the client was closed");
            assertThat(threadsOfFetchers()).isEmpty();
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().startsWith("headwater-"))
                    .allMatch(Thread::isDaemon);
            never.countDown();
        }

        private static void awaitQuietly(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Test
        void leavesNoThreadAfterWorkDone() throws IOException {
            try (RawServer server = RawServer.saying(OK)) {
                try (Fetcher fetcher = Fetcher.builder(Clock.systemUTC()).build()) {
                    assertThat(answered(ask(fetcher, server.url("/"))).status()).isEqualTo(200);
                }
                assertThat(threadsOfFetchers()).isEmpty();
            }
        }

        @Test
        void leavesNoThreadThatPrepared() throws IOException {
            try (RawServer server = RawServer.saying(OK)) {
                Fetcher fetcher = Fetcher.builder(Clock.systemUTC()).build();
                fetcher.prepare(Origin.parse(server.url("/")));
                fetcher.close();
                assertThat(threads("headwater-prepare")).isEmpty();
                assertThat(server.connections()).isZero();
            }
        }

        @Test
        void leavesNoWait() throws IOException, InterruptedException {
            CountDownLatch asked = new CountDownLatch(1);
            try (RawServer server = RawServer.holding((socket, connection) -> {
                RawServer.head(socket);
                socket.getOutputStream()
                        .write("HTTP/1.1 503 Busy\r\nRetry-After: 60\r\nContent-Length: 0\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                asked.countDown();
            })) {
                Fetcher fetcher = Fetcher.builder(Clock.systemUTC()).build();
                CompletableFuture<FetchResult> reply = fetcher.get(fetch(server, "/"));
                Silence.await(asked);
                fetcher.close();
                assertThat(reply).isDone();
                assertThat(threadsOfFetchers()).isEmpty();
            }
        }

        @Test
        void isFinal() throws IOException {
            try (RawServer server = RawServer.saying(OK)) {
                Fetcher fetcher = Fetcher.builder(Clock.systemUTC()).build();
                fetcher.close();
                fetcher.close();
                assertThat(FaultText.received(fault(ask(fetcher, server.url("/")))))
                        .isEqualTo("not answered: the client was closed");
                assertThat(server.connections()).isZero();
                assertThat(threadsOfFetchers()).isEmpty();
            }
        }

        @Test
        void mayBeDoneByWhoGotTheReply() throws IOException {
            try (RawServer server = RawServer.saying(OK)) {
                Fetcher fetcher = Fetcher.builder(Clock.systemUTC()).build();
                CompletableFuture<Void> closed = fetcher.get(fetch(server, "/")).thenAccept(reply -> fetcher.close());
                assertThat(closed.orTimeout(20, TimeUnit.SECONDS)).succeedsWithin(Duration.ofSeconds(20));
            }
        }

        @Test
        void leavesOnlyTheLibrarysOwnSharedThreadsWhichEndByThemselves() throws IOException {
            List<Thread> before = List.copyOf(Thread.getAllStackTraces().keySet());
            try (RawServer server = RawServer.saying(OK)) {
                try (Fetcher fetcher = Fetcher.builder(Clock.systemUTC()).build()) {
                    assertThat(answered(ask(fetcher, server.url("/"))).status()).isEqualTo(200);
                }
            }
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> !before.contains(thread) && thread.isAlive())
                    .filteredOn(thread -> !thread.getName().equals("raw-server"))
                    .allSatisfy(thread -> {
                        assertThat(thread.isDaemon()).isTrue();
                        // At work the first has the name of that.
                        assertThat(thread.getName())
                                .isIn("OkHttp TaskRunner", "OkHttp ConnectionPool connection closer", "Okio Watchdog");
                    });
        }
    }
}

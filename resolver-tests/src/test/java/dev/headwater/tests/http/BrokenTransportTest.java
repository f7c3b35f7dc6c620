// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.http;

import static dev.headwater.tests.http.Sites.answered;
import static dev.headwater.tests.http.Sites.ask;
import static dev.headwater.tests.http.Sites.fault;
import static dev.headwater.tests.http.Sites.once;
import static dev.headwater.tests.http.Sites.site;
import static dev.headwater.tests.http.Sites.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.Remedy;
import dev.headwater.core.report.FaultText;
import dev.headwater.http.fetch.Fetch;
import dev.headwater.http.fetch.FetchResult;
import dev.headwater.http.fetch.Fetcher;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Phaser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes when the transport breaks, at every place that it can. */
class BrokenTransportTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n";

    private final HandWaits waits = new HandWaits();
    private final Fetcher fetcher =
            Fetcher.builder(Clock.systemUTC()).waits(waits).build();

    @AfterEach
    void close() {
        fetcher.close();
    }

    private IndexFault faultOf(RawServer server, Duration timeout, int retries) {
        String url = server.url("/simple/flask/");
        IndexFault fault = fault(
                ask(fetcher, Fetch.builder(url, site(url, timeout, retries)).build()));
        assertThat(fault.location()).isEqualTo(url);
        return fault;
    }

    private IndexFault faultOf(RawServer server) {
        return faultOf(server, Sites.AMPLE, 0);
    }

    @Nested
    class Connections {
        @Test
        void areRefused() throws IOException {
            int port;
            try (ServerSocket gone = new ServerSocket(0)) {
                port = gone.getLocalPort();
            }
            IndexFault fault = fault(ask(fetcher, "http://127.0.0.1:" + port + "/simple/"));
            assertThat(FaultText.received(fault)).isEqualTo("the connection was refused");
            assertThat(fault.remedy()).isPresent();
        }

        @Test
        void areNotMadeToAHostWithoutAnAddress() {
            IndexFault fault = fault(ask(fetcher, "https://index.invalid/simple/"));
            assertThat(FaultText.received(fault)).isEqualTo("no address is known for a host of that name");
        }

        @Test
        void areReset() throws IOException {
            try (RawServer server = RawServer.holding((socket, connection) -> {
                RawServer.head(socket);
                socket.setSoLinger(true, 0);
            })) {
                assertThat(FaultText.received(faultOf(server))).isEqualTo("the connection was reset");
            }
        }

        @Test
        void areClosedWithoutAnAnswer() throws IOException {
            try (RawServer server = RawServer.saying("")) {
                assertThat(FaultText.received(faultOf(server)))
                        .isEqualTo("the connection was closed without an answer");
            }
        }

        @Test
        void areClosedAfterEachAnswer() throws IOException {
            try (RawServer server = RawServer.saying(OK + "Content-Length: 2\r\n\r\nhi")) {
                String url = server.url("/");
                for (int i = 0; i < 30; i++) {
                    assertThat(text(answered(ask(fetcher, url)))).isEqualTo("hi");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 500", "Transfer-Encoding: chunked"})
    void isNotWaitedForWhereHeadersPromiseABodyThatA304NeverHas(String promise) throws IOException {
        try (RawServer server = answeringAll("HTTP/1.1 304 Not Modified\r\n" + promise + "\r\n\r\n")) {
            long shortest = Long.MAX_VALUE;
            for (int i = 0; i < 10; i++) {
                long begun = System.nanoTime();
                assertThat(answered(ask(fetcher, server.url("/"))).isNotModified())
                        .isTrue();
                shortest = Math.min(shortest, System.nanoTime() - begun);
            }
            assertThat(Duration.ofNanos(shortest)).isLessThan(Duration.ofMillis(80));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Length: 0\r\n"})
    void isNoReasonForAnotherConnectionWhereA304PromisesNothing(String header) throws IOException {
        try (RawServer server = answeringAll("HTTP/1.1 304 Not Modified\r\n" + header + "\r\n")) {
            for (int i = 0; i < 10; i++) {
                assertThat(answered(ask(fetcher, server.url("/"))).isNotModified())
                        .isTrue();
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    /** {@return a server that answers all that is asked on a connection} */
    private static RawServer answeringAll(String answer) {
        return RawServer.holding((socket, connection) -> {
            while (!RawServer.head(socket).isEmpty()) {
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            }
        });
    }

    @Test
    void isNotNoticedWhereConnectionsWereClosedWhileTheyWereIdle() throws IOException, InterruptedException {
        CyclicBarrier all = new CyclicBarrier(20);
        Phaser hungUp = new Phaser(1);
        try (RawServer server = RawServer.holding((socket, connection) -> {
            RawServer.head(socket);
            if (connection <= 20) {
                hungUp.register();
                try {
                    all.await();
                } catch (BrokenBarrierException e) {
                    throw new IllegalStateException(e);
                }
            }
            socket.getOutputStream().write((OK + "Content-Length: 2\r\n\r\nhi").getBytes(StandardCharsets.US_ASCII));
            socket.close();
            hungUp.arriveAndDeregister();
        })) {
            String url = server.url("/");
            List<CompletableFuture<FetchResult>> replies = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                replies.add(fetcher.get(Fetch.builder(url, once(url)).build()));
            }
            replies.forEach(reply -> assertThat(text(answered(reply.join()))).isEqualTo("hi"));
            while (hungUp.getUnarrivedParties() > 1) {
                Thread.onSpinWait();
            }
            for (int i = 0; i < 5; i++) {
                assertThat(text(answered(ask(fetcher, url)))).isEqualTo("hi");
            }
        }
    }

    @Nested
    class Heads {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "220 mail.example.org ESMTP\r\n\r\n",
                    "HTTP/1.1 abc\r\n\r\n",
                    "\u0000\u0001\u0002\u0003\r\n\r\n"
                })
        void areNotHttp(String answer) throws IOException {
            try (RawServer server = RawServer.saying(answer)) {
                IndexFault fault = faultOf(server);
                assertThat(FaultText.received(fault)).doesNotContain("ESMTP", "Content-Length");
            }
        }

        @Test
        void endEarly() throws IOException {
            try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Le")) {
                assertThat(FaultText.received(faultOf(server))).startsWith("the head of the answer ends early");
            }
        }

        @Test
        void floodWithHeaders() throws IOException {
            String many = "X-Flood: 0123456789\r\n".repeat(100_000);
            try (RawServer server = RawServer.saying(OK + many + "\r\n")) {
                assertThat(FaultText.received(faultOf(server)))
                        .isIn(
                                "the head of the answer ends early, or is longer than 256 KiB",
                                "an answer that is not HTTP, or has too many headers");
            }
        }

        @Test
        void floodWithOneLine() throws IOException {
            try (RawServer server = RawServer.saying(OK + "X-Flood: " + "x".repeat(3_000_000) + "\r\n\r\n")) {
                assertThat(FaultText.received(faultOf(server)))
                        .isIn(
                                "the head of the answer ends early, or is longer than 256 KiB",
                                "an answer that is not HTTP, or has too many headers");
            }
        }

        @Test
        void promiseWithoutEnd() throws IOException {
            try (RawServer server = RawServer.holding((socket, connection) -> {
                RawServer.head(socket);
                OutputStream output = socket.getOutputStream();
                while (true) {
                    output.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            })) {
                IndexFault fault = faultOf(server, Duration.ofSeconds(1), 0);
                assertThat(FaultText.received(fault)).isNotEmpty();
            }
        }
    }

    @Nested
    class Bodies {
        @Test
        void areShorterThanAnnounced() throws IOException {
            try (RawServer server = RawServer.saying(OK + "Content-Length: 100\r\n\r\nhello")) {
                assertThat(FaultText.received(faultOf(server)))
                        .isEqualTo("the body has another length than announced, or ends early");
            }
        }

        @Test
        void areLongerThanAnnouncedAndTheRestSpoilsNothing() throws IOException {
            try (RawServer server = RawServer.holding((socket, connection) -> {
                String head = RawServer.head(socket);
                while (!head.isEmpty()) {
                    socket.getOutputStream()
                            .write((OK + "Content-Length: 2\r\n\r\nhigh and dry").getBytes(StandardCharsets.US_ASCII));
                    head = RawServer.head(socket);
                }
            })) {
                String url = server.url("/");
                for (int i = 0; i < 5; i++) {
                    Fetch fetch = Fetch.builder(url, site(url, Sites.AMPLE, 1)).build();
                    assertThat(text(answered(ask(fetcher, fetch)))).isEqualTo("hi");
                }
            }
        }

        @Test
        void endInTheMiddleOfAChunk() throws IOException {
            try (RawServer server = RawServer.saying(OK + "Transfer-Encoding: chunked\r\n\r\nff\r\nhello")) {
                assertThat(FaultText.received(faultOf(server)))
                        .isEqualTo("the body has another length than announced, or ends early");
            }
        }

        @Test
        void haveChunksThatAreNone() throws IOException {
            try (RawServer server =
                    RawServer.saying(OK + "Transfer-Encoding: chunked\r\n\r\nxyz\r\nhello\r\n0\r\n\r\n")) {
                assertThat(FaultText.received(faultOf(server))).isNotEmpty();
            }
        }

        @Test
        void areResetInTheMiddle() throws IOException {
            try (RawServer server = RawServer.holding((socket, connection) -> {
                RawServer.head(socket);
                socket.getOutputStream()
                        .write((OK + "Content-Length: 100\r\n\r\nhello").getBytes(StandardCharsets.US_ASCII));
                socket.setSoLinger(true, 0);
            })) {
                assertThat(FaultText.received(faultOf(server)))
                        .isIn("the connection was reset", "the body has another length than announced, or ends early");
            }
        }
    }

    @Nested
    class Lateness {
        @Test
        void ofTheAnswer() throws IOException {
            try (RawServer server = RawServer.holding((socket, connection) -> RawServer.untilGone(socket))) {
                assertThat(FaultText.received(faultOf(server, Sites.SHORT, 0))).isEqualTo("no answer within 300 ms");
            }
        }

        @Test
        void ofTheLookupOfTheName() {
            CountDownLatch never = new CountDownLatch(1);
            try (Fetcher slow = Fetcher.builder(Clock.systemUTC())
                    .addresses(host -> {
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        throw new UnknownHostException(host);
                    })
                    .build()) {
                String url = "https://index.test/simple/";
                IndexFault fault = fault(ask(
                        slow, Fetch.builder(url, site(url, Sites.SHORT, 0)).build()));
                assertThat(FaultText.received(fault)).isEqualTo("no connection within 300 ms");
                assertThat(fault.remedy()).hasValue(Remedy.of(Remedy.Action.RAISE_TIMEOUT));
            } finally {
                never.countDown();
            }
        }

        @Test
        void ofBodiesThatDripSoThatNoReadIsEverLate() throws IOException {
            try (RawServer server = RawServer.holding((socket, connection) -> {
                RawServer.head(socket);
                socket.getOutputStream()
                        .write((OK + "Content-Length: 100000\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                while (true) {
                    socket.getOutputStream().write('x');
                    Thread.sleep(20);
                }
            })) {
                assertThat(FaultText.received(faultOf(server, Sites.SHORT, 0)))
                        .isEqualTo("the answer did not end within 300 ms");
            }
        }

        /** Says so much of a body of 200,000 bytes, a fortieth at a time, for half a second at least if it is all. */
        private RawServer dripping(int count) {
            return RawServer.holding((socket, connection) -> {
                RawServer.head(socket);
                socket.getOutputStream()
                        .write((OK + "Content-Length: 200000\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < count; i++) {
                    Thread.sleep(15);
                    socket.getOutputStream().write(new byte[5000]);
                }
                RawServer.untilGone(socket);
            });
        }

        private FetchResult file(RawServer server) {
            String url = server.url("/x.whl");
            return ask(
                    fetcher,
                    Fetch.builder(url, site(url, Sites.SHORT, 2))
                            .purpose(Fetch.Purpose.FILE)
                            .build());
        }

        @Test
        void isNotOfFilesThatKeepComing() throws IOException {
            try (RawServer server = dripping(40)) {
                assertThat(text(answered(file(server)))).hasSize(200_000);
            }
        }

        @Test
        void ofFilesThatStopAndAreNotAskedForAgain() throws IOException {
            try (RawServer server = dripping(3)) {
                IndexFault fault = fault(file(server));
                assertThat(FaultText.received(fault)).isEqualTo("the answer stopped: nothing more came within 300 ms");
                assertThat(fault.remedy()).hasValue(Remedy.of(Remedy.Action.RAISE_TIMEOUT));
                assertThat(fault.attempts()).isEqualTo(1);
            }
        }

        @Test
        void ofHeadsThatDrip() throws IOException {
            try (RawServer server = RawServer.holding((socket, connection) -> {
                RawServer.head(socket);
                while (true) {
                    socket.getOutputStream().write("HTTP/1.1 200 O".charAt(0));
                    Thread.sleep(20);
                }
            })) {
                assertThat(FaultText.received(faultOf(server, Sites.SHORT, 0))).isEqualTo("no answer within 300 ms");
            }
        }

        @Test
        void isTriedAgain() throws IOException {
            try (RawServer server = RawServer.holding((socket, connection) -> RawServer.untilGone(socket))) {
                IndexFault fault = faultOf(server, Sites.SHORT, 2);
                assertThat(fault.attempts()).isEqualTo(3);
                assertThat(waits.asked()).hasSize(2);
            }
        }
    }

    @Test
    void isMendedByAnotherTry() throws IOException {
        try (RawServer server = RawServer.holding((socket, connection) -> {
            RawServer.head(socket);
            if (connection < 3) {
                socket.setSoLinger(true, 0);
            } else {
                socket.getOutputStream()
                        .write((OK + "Content-Length: 2\r\n\r\nhi").getBytes(StandardCharsets.US_ASCII));
            }
        })) {
            String url = server.url("/");
            var answer = answered(ask(
                    fetcher, Fetch.builder(url, site(url, Sites.AMPLE, 3)).build()));
            assertThat(text(answer)).isEqualTo("hi");
            assertThat(answer.attempts()).isEqualTo(3);
            assertThat(fetcher.statistics().retries()).isEqualTo(2);
        }
    }
}

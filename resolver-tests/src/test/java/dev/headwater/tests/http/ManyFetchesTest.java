// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.http;

import static dev.headwater.tests.http.Sites.site;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.http.fetch.Fetch;
import dev.headwater.http.fetch.FetchResult;
import dev.headwater.http.fetch.Fetcher;
import dev.headwater.http.redirect.FileRedirects;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hundreds of fetches at once, of many hosts that misbehave in every way, some of them called off: each one ends. */
class ManyFetchesTest {
    private static final int HOSTS = 12;
    private static final int FETCHES = 600;
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
    private static final List<String> WAYS = List.of(
            "fine", "fine", "fine", "fine", "reset", "hang-up", "short", "noise", "busy", "silent", "circle", "large");

    private static void answer(Socket socket, int connection) throws IOException {
        String head = RawServer.head(socket);
        while (!head.isEmpty()) {
            String way = head.substring(head.indexOf('/') + 1, head.indexOf(" HTTP"));
            switch (way) {
                case "fine" -> say(socket, OK);
                case "reset" -> {
                    socket.setSoLinger(true, 0);
                    return;
                }
                case "hang-up" -> {
                    return;
                }
                case "short" -> {
                    say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nhi");
                    return;
                }
                case "noise" -> say(socket, "\u0001\u0002\u0003\r\n\r\n");
                case "busy" -> say(socket, "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n");
                case "silent" -> RawServer.untilGone(socket);
                case "circle" -> say(socket, "HTTP/1.1 302 Found\r\nLocation: /circle\r\nContent-Length: 0\r\n\r\n");
                default -> say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + "x".repeat(5000));
            }
            head = RawServer.head(socket);
        }
    }

    private static void say(Socket socket, String answer) throws IOException {
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void endEachInAReplyOrCalledOff(long seed) throws IOException {
        // Of tests before this one some may still be ending.
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        SplittableRandom random = new SplittableRandom(seed);
        List<CompletableFuture<FetchResult>> replies = new ArrayList<>();
        List<CompletableFuture<FetchResult>> calledOff = new ArrayList<>();
        try (RawServer server = RawServer.holding(ManyFetchesTest::answer);
                Fetcher fetcher = Fetcher.builder(Clock.systemUTC())
                        .seed(seed)
                        .waits(new HandWaits())
                        .addresses(host -> List.of(InetAddress.getLoopbackAddress()))
                        .build()) {
            for (int i = 0; i < FETCHES; i++) {
                CompletableFuture<FetchResult> reply = fetcher.get(fetch(server.port(), random));
                boolean isWanted = random.nextInt(10) > 0;
                (isWanted ? replies : calledOff).add(reply);
                if (random.nextInt(4) == 0 && !calledOff.isEmpty()) {
                    boolean unused =
                            calledOff.get(random.nextInt(calledOff.size())).cancel(true);
                }
            }
            calledOff.forEach(reply -> reply.cancel(true));
            for (CompletableFuture<FetchResult> reply : replies) {
                assertThat(reply.orTimeout(120, TimeUnit.SECONDS).join()).isNotNull();
            }
            assertThat(replies.stream()
                            .filter(reply -> reply.join() instanceof FetchResult.Answered)
                            .count())
                    .as("that went well")
                    .isPositive();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                .noneMatch(thread -> thread.getName().startsWith("headwater-fetch") && thread.isAlive());
    }

    private static Fetch fetch(int port, SplittableRandom random) {
        String host = "http://h" + random.nextInt(HOSTS) + ".localhost.test:" + port;
        String way = WAYS.get(random.nextInt(WAYS.size()));
        return Fetch.builder(host + "/" + way, site("https://index.test/", Duration.ofMillis(800), random.nextInt(3)))
                .purpose(Fetch.Purpose.METADATA)
                .redirects(FileRedirects.WITH_HASH)
                .hashKnown()
                .mostBytes(4000)
                .build();
    }
}

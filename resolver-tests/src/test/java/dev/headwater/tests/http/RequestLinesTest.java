// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.http;

import static dev.headwater.tests.http.Sites.answered;
import static dev.headwater.tests.http.Sites.ask;
import static dev.headwater.tests.http.Sites.once;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.http.fetch.Fetch;
import dev.headwater.http.fetch.Fetcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a URL is asked for: the host is that of the site whatever the path looks like. */
class RequestLinesTest {
    @ParameterizedTest
    @CsvSource({
        "/simple/flask/, /simple/flask/",
        "/, /",
        "'', /",
        "?a=b, /?a=b",
        "/a?b=/c//d, /a?b=/c//d",
        "/a#/b, /a",
        "//elsewhere.example/a, //elsewhere.example/a",
        "/\\elsewhere.example/a, //elsewhere.example/a",
        "/http://elsewhere.example/a, /http://elsewhere.example/a",
        "/a/../../b/./c, /b/c",
        "/a%2Fb/%7e, /a%2Fb/%7e",
        "/a b, /a%20b"
    })
    void nameThePathAsItIs(String written, String asked) throws IOException {
        AtomicReference<String> head = new AtomicReference<>("");
        try (RawServer server = RawServer.holding((socket, connection) -> {
                    head.set(RawServer.head(socket));
                    socket.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                });
                Fetcher fetcher = Fetcher.builder(Clock.systemUTC()).build()) {
            String site = server.url("/simple/");

            Fetch fetch = Fetch.builder(server.url(written), once(site)).build();

            assertThat(answered(ask(fetcher, fetch)).status()).isEqualTo(200);
            assertThat(head.get())
                    .startsWith("GET " + asked + " HTTP/1.1\r\n")
                    .contains("\r\nHost: 127.0.0.1:" + server.port() + "\r\n");
        }
    }
}

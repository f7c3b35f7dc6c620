// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.http;

import static dev.headwater.tests.http.RawHttp2Server.CONTINUATION;
import static dev.headwater.tests.http.RawHttp2Server.DATA;
import static dev.headwater.tests.http.RawHttp2Server.END_HEADERS;
import static dev.headwater.tests.http.RawHttp2Server.END_STREAM;
import static dev.headwater.tests.http.RawHttp2Server.GOAWAY;
import static dev.headwater.tests.http.RawHttp2Server.HEADERS;
import static dev.headwater.tests.http.RawHttp2Server.RST_STREAM;
import static dev.headwater.tests.http.RawHttp2Server.frame;
import static dev.headwater.tests.http.RawHttp2Server.header;
import static dev.headwater.tests.http.RawHttp2Server.headers;
import static dev.headwater.tests.http.Sites.answered;
import static dev.headwater.tests.http.Sites.ask;
import static dev.headwater.tests.http.Sites.fault;
import static dev.headwater.tests.http.Sites.site;
import static dev.headwater.tests.http.Sites.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.core.report.FaultText;
import dev.headwater.http.fetch.Fetch;
import dev.headwater.http.fetch.FetchResult;
import dev.headwater.http.fetch.Fetcher;
import dev.headwater.http.tls.Tls;
import dev.headwater.tests.http.RawHttp2Server.Answer;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes when HTTP/2 breaks, at every place that it can. */
class BrokenHttp2Test {
    private static final byte[] HI = "hi".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    private final TestCertificates certificates = new TestCertificates();

    private FetchResult reply(Answer answer, Duration timeout, int retries) throws IOException {
        Tls tls = Tls.builder().authorities(certificates.authorityFile(folder)).build();
        try (RawHttp2Server server = new RawHttp2Server(
                        certificates.server(certificates.of("index.test")).sslContext(), answer);
                Fetcher fetcher = Fetcher.builder(Clock.systemUTC())
                        .tls(tls)
                        .waits(new HandWaits())
                        .addresses(host -> List.of(InetAddress.getLoopbackAddress()))
                        .build()) {
            String url = "https://index.test:" + server.port() + "/simple/flask/";
            return ask(fetcher, Fetch.builder(url, site(url, timeout, retries)).build());
        }
    }

    private String received(Answer answer) throws IOException {
        return FaultText.received(fault(reply(answer, Sites.AMPLE, 0)));
    }

    private static void hi(OutputStream output, int stream) throws IOException {
        output.write(frame(HEADERS, END_HEADERS, stream, headers(2)));
        output.write(frame(DATA, END_STREAM, stream, HI));
    }

    @Test
    void answersAreRead() throws IOException {
        assertThat(text(answered(reply(BrokenHttp2Test::hi, Sites.AMPLE, 0)))).isEqualTo("hi");
    }

    @Test
    void bodiesHaveTheLengthThatWasAnnounced() throws IOException {
        for (int length : new int[] {1, 3}) {
            assertThat(received((output, stream) -> {
                        output.write(frame(HEADERS, END_HEADERS, stream, headers(length)));
                        output.write(frame(DATA, END_STREAM, stream, HI));
                    }))
                    .isEqualTo("the body has another length than announced, or ends early");
        }
    }

    @Test
    void streamsAreResetInsteadOfAnAnswer() throws IOException {
        assertThat(received((output, stream) -> output.write(frame(RST_STREAM, 0, stream, new byte[] {0, 0, 0, 2}))))
                .isEqualTo("the connection was reset");
    }

    @Test
    void streamsAreResetInTheMiddle() throws IOException {
        assertThat(received((output, stream) -> {
                    output.write(frame(HEADERS, END_HEADERS, stream, headers(2)));
                    output.write(frame(RST_STREAM, 0, stream, new byte[] {0, 0, 0, 2}));
                }))
                .isEqualTo("the connection was reset");
    }

    @Test
    void connectionsAreTakenBack() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        FetchResult reply = reply(
                (output, stream) -> {
                    if (asked.incrementAndGet() == 1) {
                        output.write(frame(GOAWAY, 0, 0, new byte[8]));
                        throw new EOFException("hung up");
                    }
                    hi(output, stream);
                },
                Sites.AMPLE,
                1);
        assertThat(text(answered(reply))).isEqualTo("hi");
        assertThat(asked).hasValue(2);
    }

    @Test
    void connectionsAreClosedWithoutAWord() throws IOException {
        assertThat(received((output, stream) -> {
                    throw new EOFException("hung up");
                }))
                .isEqualTo("the connection was reset");
    }

    @Test
    void framesAreNone() throws IOException {
        assertThat(received((output, stream) ->
                        output.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII))))
                .isIn("the connection was reset", "an answer that is not HTTP, or has too many headers");
    }

    @Test
    void headersAreAFlood() throws IOException {
        byte[] block = new byte[0];
        for (int i = 0; i < 100; i++) {
            byte[] one = header("x-flood", "0123456789".repeat(10));
            byte[] more = java.util.Arrays.copyOf(block, block.length + one.length);
            System.arraycopy(one, 0, more, block.length, one.length);
            block = more;
        }
        byte[] flood = block;
        assertThat(received((output, stream) -> {
                    output.write(frame(HEADERS, 0, stream, RawHttp2Server.STATUS_200));
                    for (int i = 0; i < 10_000; i++) {
                        output.write(frame(CONTINUATION, 0, stream, flood));
                    }
                }))
                .isIn("the connection was reset", "an answer that is not HTTP, or has too many headers");
    }

    @Test
    void nothingIsSaid() throws IOException {
        assertThat(FaultText.received(fault(reply((output, stream) -> {}, Duration.ofSeconds(3), 0))))
                .isEqualTo("no answer within 3 s");
    }
}

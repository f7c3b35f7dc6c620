// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static dev.headwater.tests.http.Sites.AMPLE;
import static dev.headwater.tests.http.Sites.answered;
import static dev.headwater.tests.http.Sites.ask;
import static dev.headwater.tests.http.Sites.fault;
import static dev.headwater.tests.http.Sites.once;
import static dev.headwater.tests.http.Sites.site;
import static dev.headwater.tests.http.Sites.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.headwater.core.report.FaultText;
import dev.headwater.http.fetch.Fetch;
import dev.headwater.http.fetch.FetchResult;
import dev.headwater.http.fetch.Fetcher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server answers, by HTTP: what is asked again, how long is waited, and what comes of it. */
class StatusesTest {
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(options().dynamicPort().gzipDisabled(true))
            .build();

    private final HandWaits waits = new HandWaits();
    private final HandClock clock = new HandClock();
    private final Fetcher fetcher =
            Fetcher.builder(clock).waits(waits).userAgent("headwater/test").build();

    @AfterEach
    void close() {
        fetcher.close();
    }

    private static String url() {
        return SERVER.baseUrl() + "/simple/flask/";
    }

    private static void answer(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(any(anyUrl()).willReturn(answer));
    }

    private FetchResult askWithRetries(int retries) {
        return ask(fetcher, Fetch.builder(url(), site(url(), AMPLE, retries)).build());
    }

    @Nested
    class Requests {
        @Test
        void sayWhatIsWanted() {
            answer(aResponse().withBody("hello"));
            Fetch fetch = Fetch.builder(url(), once(url()))
                    .accept("application/vnd.pypi.simple.v1+json")
                    .ifNoneMatch("\"abc\"")
                    .ifModifiedSince("Sun, 22 Nov 2026 12:00:00 GMT")
                    .build();
            assertThat(text(answered(ask(fetcher, fetch)))).isEqualTo("hello");
            SERVER.verify(getRequestedFor(anyUrl())
                    .withHeader("Accept", equalTo("application/vnd.pypi.simple.v1+json"))
                    .withHeader("If-None-Match", equalTo("\"abc\""))
                    .withHeader("If-Modified-Since", equalTo("Sun, 22 Nov 2026 12:00:00 GMT"))
                    .withHeader("User-Agent", equalTo("headwater/test"))
                    .withHeader("Accept-Encoding", equalTo("gzip"))
                    .withHeader("Authorization", absent())
                    .withHeader("Cookie", absent()));
        }

        @Test
        void ofFilesWantThemAsTheyAre() {
            answer(aResponse()
                    .withStatus(206)
                    .withHeader("Content-Range", "bytes 5-9/10")
                    .withBody("12345"));
            Fetch fetch = Fetch.builder(url(), once(url()))
                    .purpose(Fetch.Purpose.FILE)
                    .range("bytes=-5")
                    .build();
            FetchResult.Answered answer = answered(ask(fetcher, fetch));
            assertThat(answer.status()).isEqualTo(206);
            assertThat(answer.headers().value("content-range")).contains("bytes 5-9/10");
            SERVER.verify(getRequestedFor(anyUrl())
                    .withHeader("Range", equalTo("bytes=-5"))
                    .withHeader("Accept-Encoding", equalTo("identity")));
        }

        @Test
        void leaveOutWhatCannotBeSent() {
            answer(aResponse().withBody("hello"));
            Fetch fetch = Fetch.builder(url(), once(url()))
                    .ifNoneMatch("\"é\r\nX-Injected: 1\"")
                    .build();
            assertThat(text(answered(ask(fetcher, fetch)))).isEqualTo("hello");
            SERVER.verify(getRequestedFor(anyUrl())
                    .withHeader("If-None-Match", absent())
                    .withHeader("X-Injected", absent()));
        }

        @Test
        void forgetCookies() {
            answer(aResponse().withHeader("Set-Cookie", "session=1"));
            var first = answered(ask(fetcher, url()));
            var second = answered(ask(fetcher, url()));
            assertThat(first.status()).isEqualTo(second.status());
            SERVER.verify(2, getRequestedFor(anyUrl()).withHeader("Cookie", absent()));
        }
    }

    @Nested
    class Answers {
        @ParameterizedTest
        @ValueSource(
                ints = {
                    201, 203, 204, 205, 226, 300, 304, 305, 306, 400, 401, 402, 403, 404, 405, 406, 409, 410, 411, 412,
                    413, 414, 415, 416, 417, 418, 421, 422, 423, 424, 426, 428, 431, 451, 499, 501, 505, 507, 508, 511,
                    520, 599, 999
                })
        void areTakenAsTheyCome(int status) {
            answer(aResponse().withStatus(status));
            FetchResult.Answered answer = answered(askWithRetries(3));
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.attempts()).isEqualTo(1);
            assertThat(answer.body().size()).isZero();
            assertThat(FaultText.received(answer.fault())).isEqualTo("status " + status);
            assertThat(answer.fault().location()).isEqualTo(url());
        }

        @ParameterizedTest
        @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
        void ofTheMomentAreAskedForAgain(int status) {
            answer(aResponse().withStatus(status));
            FetchResult.Answered answer = answered(askWithRetries(3));
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.attempts()).isEqualTo(4);
            assertThat(waits.asked()).hasSize(3);
            SERVER.verify(4, getRequestedFor(anyUrl()));
            assertThat(fetcher.statistics().requests()).isEqualTo(4);
            assertThat(fetcher.statistics().retries()).isEqualTo(3);
        }

        @Test
        void nameTheProblemInTheServersWords() {
            answer(aResponse()
                    .withStatus(403)
                    .withHeader("Content-Type", "application/problem+json; charset=utf-8")
                    .withBody("{\"type\":\"x\",\"detail\":{\"title\":1},\"title\":\"Not for\\u001b[31m you\"}"));
            FetchResult.Answered answer = answered(ask(fetcher, url()));
            assertThat(FaultText.received(answer.fault())).isEqualTo("status 403 (Not for\\u001b[31m you)");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "[]", "{", "{\"title\":5}", "{\"title\":\"\"}", "null", "{\"detail\":\"x\"}"})
        void nameNoProblemWithoutATitle(String body) {
            answer(aResponse()
                    .withStatus(500)
                    .withHeader("Content-Type", "application/problem+json")
                    .withBody(body));
            assertThat(FaultText.received(answered(ask(fetcher, url())).fault()))
                    .isEqualTo("status 500");
        }

        @Test
        void withoutALocationAreNoRedirects() {
            answer(aResponse().withStatus(302));
            assertThat(FaultText.received(fault(ask(fetcher, url())))).isEqualTo("status 302 without a place to go");
        }
    }

    @Nested
    class Waiting {
        private FetchResult busy(String retryAfter) {
            answer(aResponse().withStatus(429).withHeader("Retry-After", retryAfter));
            return ask(
                    fetcher,
                    Fetch.builder(url(), site(url(), Duration.ofSeconds(10), 3)).build());
        }

        @Test
        void isForAsLongAsTheServerSays() {
            assertThat(answered(busy("7")).attempts()).isEqualTo(4);
            assertThat(waits.asked()).containsOnly(Duration.ofSeconds(7)).hasSize(3);
        }

        @Test
        void isUntilTheServerSays() {
            assertThat(answered(busy("Sun, 22 Nov 2026 12:00:09 GMT")).attempts())
                    .isEqualTo(4);
            assertThat(waits.asked()).containsOnly(Duration.ofSeconds(9)).hasSize(3);
        }

        @Test
        void isGivenUpAtOnceWhereItIsLongerThanThereIsTime() {
            assertThat(FaultText.received(fault(busy("3600"))))
                    .isEqualTo("status 429, and not to be asked for 60 min, longer than the 40 s that are left");
            assertThat(waits.asked()).isEmpty();
            SERVER.verify(1, getRequestedFor(anyUrl()));
        }

        @ParameterizedTest
        @ValueSource(strings = {"99999999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
        void isGivenUpHoweverLongItIs(String retryAfter) {
            assertThat(FaultText.received(fault(busy(retryAfter)))).startsWith("status 429, and not to be asked for");
        }

        @ParameterizedTest
        @ValueSource(strings = {"soon", "-5", "", "0"})
        void isAsWithoutWhereItCannotBeReadOrIsNothing(String retryAfter) {
            assertThat(answered(busy(retryAfter)).attempts()).isEqualTo(4);
            assertThat(waits.asked())
                    .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofMillis(100), Duration.ofSeconds(1)));
        }

        @Test
        void isNothingOfWhichTheClientKnows() {
            answer(aResponse().withStatus(503).withHeader("Retry-After", "0"));
            assertThat(answered(ask(fetcher, url())).attempts()).isEqualTo(1);
            SERVER.verify(1, getRequestedFor(anyUrl()));
        }
    }

    @Nested
    class Bodies {
        @Test
        void areUnpacked() throws IOException {
            answer(aResponse().withHeader("Content-Encoding", "gzip").withBody(packed("hello".repeat(1000))));
            assertThat(text(answered(ask(fetcher, url())))).isEqualTo("hello".repeat(1000));
            assertThat(fetcher.statistics().bytes()).isLessThan(200);
        }

        @Test
        void areNoBombs() throws IOException {
            answer(aResponse().withHeader("Content-Encoding", "gzip").withBody(packed("0".repeat(20 << 20))));
            Fetch fetch = Fetch.builder(url(), once(url())).mostBytes(1 << 20).build();
            assertThat(FaultText.received(fault(ask(fetcher, fetch)))).isEqualTo("a body of more than 1048576 bytes");
        }

        @Test
        void areNotLargerThanTheyMayBe() {
            answer(aResponse().withBody("x".repeat(5000)));
            Fetch fetch =
                    Fetch.builder(url(), site(url(), AMPLE, 3)).mostBytes(4999).build();
            assertThat(FaultText.received(fault(ask(fetcher, fetch)))).isEqualTo("a body of more than 4999 bytes");
            SERVER.verify(1, getRequestedFor(anyUrl()));
        }

        @Test
        void areInNoEncodingThatWasNotAskedFor() {
            answer(aResponse().withHeader("Content-Encoding", "br").withBody("x"));
            assertThat(FaultText.received(fault(ask(fetcher, url()))))
                    .isEqualTo("a body in an encoding that was not asked for");
        }

        @Test
        void mayDripInTime() {
            answer(aResponse().withBody("x".repeat(100)).withChunkedDribbleDelay(5, 200));
            assertThat(text(answered(ask(fetcher, url())))).hasSize(100);
        }

        private static byte[] packed(String text) throws IOException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(text.getBytes(StandardCharsets.UTF_8));
            }
            return packed.toByteArray();
        }
    }

    @Nested
    class Breaking {
        private void ask(int times) {
            for (int i = 0; i < times; i++) {
                FetchResult unused = Sites.ask(fetcher, url());
            }
        }

        @Test
        void leavesAnOriginAloneAfterTwentyCalls() {
            answer(aResponse().withStatus(500));
            ask(19);
            assertThat(answered(Sites.ask(fetcher, url())).status()).isEqualTo(500);
            assertThat(FaultText.received(fault(Sites.ask(fetcher, url()))))
                    .isEqualTo("not asked: 20 of the last 20 calls to this origin failed");
            SERVER.verify(20, getRequestedFor(anyUrl()));
        }

        @ParameterizedTest
        @EnumSource(Fault.class)
        void countsTransportErrors(Fault fault) {
            answer(aResponse().withFault(fault));
            ask(20);
            assertThat(FaultText.received(fault(Sites.ask(fetcher, url())))).startsWith("not asked: 20 of the last 20");
        }

        @ParameterizedTest
        @ValueSource(ints = {200, 404, 401, 403, 429})
        void countsNothingElse(int status) {
            answer(aResponse().withStatus(status));
            ask(40);
            assertThat(answered(Sites.ask(fetcher, url())).status()).isEqualTo(status);
        }

        @Test
        void countsForOneOriginOnly() {
            answer(aResponse().withStatus(500));
            ask(21);
            String other = url().replace("localhost", "127.0.0.1");
            assertThat(answered(Sites.ask(fetcher, other)).status()).isEqualTo(500);
        }

        @Test
        void endsATryThatWouldGoOn() {
            answer(aResponse().withStatus(500));
            ask(18);
            assertThat(FaultText.received(fault(askWithRetries(10))))
                    .isEqualTo("status 500, then not asked again: 20 of the last 20 calls to this origin failed");
        }

        @Test
        void endsAfterARest() {
            answer(aResponse().withStatus(500));
            ask(21);
            answer(aResponse().withBody("back"));
            clock.move(Duration.ofSeconds(31));
            assertThat(text(answered(Sites.ask(fetcher, url())))).isEqualTo("back");
        }
    }
}

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
import static dev.headwater.tests.http.Sites.site;
import static dev.headwater.tests.http.Sites.withLogin;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.headwater.api.index.Credential;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Origin;
import dev.headwater.api.policy.AuthenticationMode;
import dev.headwater.core.report.FaultText;
import dev.headwater.http.fetch.Fetch;
import dev.headwater.http.fetch.FetchResult;
import dev.headwater.http.fetch.Fetcher;
import dev.headwater.http.fetch.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is told a login, and who never hears of it. */
class LoginsTest {
    @RegisterExtension
    static final WireMockExtension SERVER =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private static final String PASSWORD = "Tr0ub4dor";
    private static final Credential LOGIN = Credential.basic("alice", PASSWORD);

    private final Fetcher fetcher =
            Fetcher.builder(new HandClock()).waits(new HandWaits()).build();

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

    private FetchResult get(Site site) {
        return ask(fetcher, Fetch.builder(url(), site).build());
    }

    @Nested
    class AreSent {
        @ParameterizedTest
        @EnumSource(
                value = AuthenticationMode.class,
                names = {"AUTO", "ALWAYS"})
        void withTheFirstRequest(AuthenticationMode mode) {
            answer(aResponse().withBody("hello"));
            assertThat(answered(get(withLogin(url(), mode, LOGIN))).authenticated())
                    .isTrue();
            SERVER.verify(1, getRequestedFor(anyUrl()));
            SERVER.verify(getRequestedFor(anyUrl()).withHeader("Authorization", equalTo(LOGIN.authorization())));
        }

        @Test
        void asTokens() {
            answer(aResponse().withBody("hello"));
            assertThat(answered(get(withLogin(url(), AuthenticationMode.AUTO, Credential.bearer("t0ken"))))
                            .authenticated())
                    .isTrue();
            SERVER.verify(getRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Bearer t0ken")));
        }
    }

    @Nested
    class AreNotSent {
        @Test
        void whereThePolicyForbidsIt() {
            answer(aResponse().withBody("hello"));
            assertThat(answered(get(withLogin(url(), AuthenticationMode.NEVER, LOGIN)))
                            .authenticated())
                    .isFalse();
            SERVER.verify(getRequestedFor(anyUrl()).withHeader("Authorization", absent()));
        }

        @Test
        void toAnotherPortOrHost() {
            answer(aResponse().withBody("hello"));
            Site other = withLogin("http://127.0.0.1:1/simple/", AuthenticationMode.AUTO, LOGIN);
            Fetch file = Fetch.builder(url(), other).purpose(Fetch.Purpose.FILE).build();
            assertThat(answered(ask(fetcher, file)).authenticated()).isFalse();
            SERVER.verify(getRequestedFor(anyUrl()).withHeader("Authorization", absent()));
        }
    }

    @Nested
    class AreAMust {
        @Test
        void soThatNothingIsAskedWithoutOne() {
            answer(aResponse().withStatus(404));
            Site site = site(url(), AuthenticationMode.ALWAYS, Optional.empty(), AMPLE, 0);
            assertThat(FaultText.received(fault(get(site))))
                    .isEqualTo("not asked: the index wants a login with every request, and none is known");
            SERVER.verify(0, getRequestedFor(anyUrl()));
        }

        @ParameterizedTest
        @EnumSource(
                value = AuthenticationMode.class,
                names = {"AUTO", "ALWAYS"})
        void soThatAPageOfAnotherOriginDoesNotCount(AuthenticationMode mode) {
            answer(aResponse().withStatus(404));
            Site other = withLogin("http://127.0.0.1:1/simple/", mode, LOGIN);
            assertThat(FaultText.received(fault(get(other))))
                    .isEqualTo("an answer to a request that could not carry the login");
        }
    }

    @Nested
    class UnencryptedHosts {
        private FetchResult get(String url, Fetch.Purpose purpose, String origin) {
            Site site = site(origin, AMPLE, 0);
            return ask(fetcher, Fetch.builder(url, site).purpose(purpose).build());
        }

        @ParameterizedTest
        @EnumSource(Fetch.Purpose.class)
        void areNotAskedWhereTheyAreTheIndex(Fetch.Purpose purpose) {
            String url = "http://index.invalid/simple/";
            assertThat(FaultText.received(fault(get(url, purpose, url))))
                    .isEqualTo("not asked, since everybody on the way could read and change it");
            assertThat(fetcher.statistics().requests()).isZero();
        }

        @Test
        void areAskedWhereThePolicyAllowsIt() {
            String url = "http://index.invalid/simple/";
            Site site = new Site(
                    IndexId.parse("main"),
                    Origin.parse(url),
                    AuthenticationMode.AUTO,
                    Optional.empty(),
                    AMPLE,
                    0,
                    List.of(),
                    true);
            assertThat(FaultText.received(
                            fault(ask(fetcher, Fetch.builder(url, site).build()))))
                    .isEqualTo("no address is known for a host of that name");
        }

        @Test
        void giveFilesOfAnEncryptedIndexOnlyWhereAHashIsKnown() {
            String file = "http://files.invalid/x.whl";
            assertThat(FaultText.received(fault(get(file, Fetch.Purpose.FILE, "https://index.invalid/"))))
                    .isEqualTo("not asked: the URL is not encrypted, and no sha256 says what is to come");
            Site site = site("https://index.invalid/", AMPLE, 0);
            Fetch known = Fetch.builder(file, site)
                    .purpose(Fetch.Purpose.FILE)
                    .hashKnown()
                    .build();
            assertThat(FaultText.received(fault(ask(fetcher, known))))
                    .isEqualTo("no address is known for a host of that name");
        }
    }

    @Nested
    class Urls {
        @ParameterizedTest
        @ValueSource(strings = {"https://alice:Tr0ub4dor@127.0.0.1/", "https://alice@127.0.0.1/"})
        void withUserInformationAreNotAsked(String url) {
            Fetch fetch = Fetch.builder(url, site(url(), AMPLE, 0)).build();
            assertThat(fault(ask(fetcher, fetch)).toString())
                    .contains("not asked: the URL has user information in it")
                    .doesNotContain(PASSWORD, "alice");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "ftp://a.example/", "https://", "//a.example/", "file:///etc/passwd", "https://a b/"})
        void thatAreNoneAreNotAsked(String url) {
            Fetch fetch = Fetch.builder(url, site(url(), AMPLE, 0)).build();
            assertThat(FaultText.received(fault(ask(fetcher, fetch))))
                    .isEqualTo("not asked: this is no http or https URL that can be read");
        }
    }

    @Nested
    class Hunt {
        @Test
        void findsNoSecretInAnythingThatIsShown() {
            List<Object> shown = new ArrayList<>();
            String secretUrl = url() + "?signature=" + PASSWORD;
            Site site = withLogin(url(), AuthenticationMode.AUTO, LOGIN);
            for (ResponseDefinitionBuilder answer : answers()) {
                answer(answer);
                Fetch fetch = Fetch.builder(secretUrl, site).build();
                FetchResult reply = ask(fetcher, fetch);
                shown.addAll(List.of(fetch, site, LOGIN, reply));
                if (reply instanceof FetchResult.Answered answered) {
                    shown.addAll(List.of(answered.fault(), answered.headers(), answered.body()));
                }
            }
            assertThat(shown)
                    .hasSizeGreaterThan(40)
                    .allSatisfy(any -> assertThat(any.toString())
                            .doesNotContain(PASSWORD, LOGIN.authorization().substring("Basic ".length()), "alice"));
        }

        /** Answers that say back what they were told, wherever something is read from. */
        private List<ResponseDefinitionBuilder> answers() {
            List<ResponseDefinitionBuilder> answers = new ArrayList<>();
            for (int status : new int[] {200, 302, 400, 401, 403, 404, 407, 429, 500, 503}) {
                answers.add(aResponse()
                        .withStatus(status)
                        .withHeader("Location", "/login?password=" + PASSWORD)
                        .withHeader("X-Echo", LOGIN.authorization())
                        .withHeader("Content-Type", "application/problem+json")
                        .withBody(
                                "{\"title\":\"no such login: " + LOGIN.authorization() + " alice:" + PASSWORD + "\"}"));
            }
            for (Fault fault : Fault.values()) {
                answers.add(aResponse().withFault(fault));
            }
            return answers;
        }
    }
}

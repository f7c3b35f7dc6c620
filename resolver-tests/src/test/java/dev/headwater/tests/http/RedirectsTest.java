// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static dev.headwater.tests.http.Sites.answered;
import static dev.headwater.tests.http.Sites.ask;
import static dev.headwater.tests.http.Sites.fault;
import static dev.headwater.tests.http.Sites.once;
import static dev.headwater.tests.http.Sites.text;
import static dev.headwater.tests.http.Sites.withLogin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.headwater.api.DefectException;
import dev.headwater.api.index.Credential;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.AuthenticationMode;
import dev.headwater.core.report.FaultText;
import dev.headwater.http.fetch.Fetch;
import dev.headwater.http.fetch.FetchResult;
import dev.headwater.http.fetch.Fetcher;
import dev.headwater.http.fetch.Site;
import dev.headwater.http.redirect.FileRedirects;
import dev.headwater.http.redirect.PageRedirects;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which redirects are followed, what they mean, and what they are not told. */
class RedirectsTest {
    @RegisterExtension
    static final WireMockExtension INDEX =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    @RegisterExtension
    static final WireMockExtension ELSEWHERE =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private static final Credential LOGIN = Credential.basic("me", "secret");
    private static final String HEADER = LOGIN.authorization();

    private final Fetcher fetcher = Fetcher.builder(new HandClock()).build();

    @AfterEach
    void close() {
        fetcher.close();
    }

    private static void redirect(WireMockExtension from, String path, String location) {
        from.stubFor(
                get(urlEqualTo(path)).willReturn(aResponse().withStatus(302).withHeader("Location", location)));
    }

    private static void page(WireMockExtension at, String path) {
        at.stubFor(get(urlEqualTo(path)).willReturn(aResponse().withBody("hello")));
    }

    private static String index(String path) {
        return INDEX.baseUrl() + path;
    }

    private static Fetch.Builder page(Site site) {
        return Fetch.builder(index("/simple/Foo_Bar"), site)
                .redirects(PageRedirects.ofProject(
                        index("/simple/"), ProjectName.parse("foo-bar"), List.of(index("/login"))));
    }

    private static Fetch.Builder file(String url, Site site) {
        return Fetch.builder(url, site).purpose(Fetch.Purpose.FILE).redirects(FileRedirects.WITHOUT_HASH);
    }

    private static Site loggedIn() {
        return withLogin(INDEX.baseUrl(), AuthenticationMode.AUTO, LOGIN);
    }

    @Nested
    class OfPages {
        @ParameterizedTest
        @ValueSource(ints = {301, 302, 303, 307, 308})
        void areFollowedByHandWithinTheLocation(int status) {
            INDEX.stubFor(get(urlEqualTo("/simple/Foo_Bar"))
                    .willReturn(aResponse().withStatus(status).withHeader("Location", "foo-bar/")));
            page(INDEX, "/simple/foo-bar/");
            FetchResult.Answered answer = answered(ask(fetcher, page(loggedIn()).build()));
            assertThat(text(answer)).isEqualTo("hello");
            assertThat(answer.url()).isEqualTo(index("/simple/foo-bar/"));
            assertThat(answer.authenticated()).isTrue();
            INDEX.verify(getRequestedFor(urlEqualTo("/simple/foo-bar/")).withHeader("Authorization", equalTo(HEADER)));
        }

        @Test
        void areFollowedTenTimes() {
            redirect(INDEX, "/simple/Foo_Bar", "/simple/1/foo-bar");
            for (int i = 1; i < 10; i++) {
                redirect(INDEX, "/simple/" + i + "/foo-bar", "/simple/" + (i + 1) + "/foo-bar");
            }
            page(INDEX, "/simple/10/foo-bar");
            assertThat(text(answered(ask(fetcher, page(once(INDEX.baseUrl())).build()))))
                    .isEqualTo("hello");
        }

        @Test
        void areNotFollowedInCircles() {
            redirect(INDEX, "/simple/Foo_Bar", "/simple/foo-bar/");
            redirect(INDEX, "/simple/foo-bar/", "/simple/Foo_Bar");
            assertThat(FaultText.received(
                            fault(ask(fetcher, page(once(INDEX.baseUrl())).build()))))
                    .startsWith("more than 10 redirects");
            assertThat(fetcher.statistics().requests()).isEqualTo(11);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/simple/other/", "/foo-bar/", "/simple/../foo-bar/", "/simple/..%2f..%2ffoo-bar/"})
        void areNotFollowedOutOfTheLocationOrTheProject(String target) {
            redirect(INDEX, "/simple/Foo_Bar", target);
            page(INDEX, target);
            assertThat(FaultText.received(
                            fault(ask(fetcher, page(once(INDEX.baseUrl())).build()))))
                    .startsWith("a redirect to " + INDEX.baseUrl())
                    .containsAnyOf("which leaves the index", "which is not the page of this project");
            assertThat(fetcher.statistics().requests()).isEqualTo(1);
        }

        @Test
        void areNotFollowedElsewhere() {
            redirect(INDEX, "/simple/Foo_Bar", ELSEWHERE.baseUrl() + "/simple/foo-bar/?token=secret");
            assertThat(FaultText.received(fault(ask(fetcher, page(loggedIn()).build()))))
                    .isEqualTo("a redirect to " + ELSEWHERE.baseUrl() + "/simple/foo-bar/?…, which leaves the index");
            ELSEWHERE.verify(0, getRequestedFor(anyUrl()));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "ftp://a.example/foo-bar/",
                    "file:///etc/passwd",
                    "javascript:alert(1)",
                    "http://",
                    "http://a:b:c/"
                })
        void areNotFollowedToWhatIsNoHttp(String target) {
            redirect(INDEX, "/simple/Foo_Bar", target);
            assertThat(FaultText.received(fault(ask(fetcher, page(loggedIn()).build()))))
                    .isEqualTo("a redirect to what is no http or https URL");
        }

        @Test
        void areNotFollowedToUserInformation() {
            redirect(INDEX, "/simple/Foo_Bar", INDEX.baseUrl().replace("//", "//me:secret@") + "/simple/foo-bar/");
            assertThat(FaultText.received(fault(ask(fetcher, page(loggedIn()).build()))))
                    .isEqualTo("a redirect to a URL with user information");
        }

        @Test
        void meanAbsenceWhereThePolicySaysSo() {
            redirect(INDEX, "/simple/Foo_Bar", "/login/form?back=foo-bar");
            assertThat(ask(fetcher, page(loggedIn()).build()))
                    .isInstanceOfSatisfying(FetchResult.RedirectedAway.class, away -> {
                        assertThat(away.url()).isEqualTo(index("/login/form?…"));
                        assertThat(away.headers().value("Location")).contains("/login/form?back=foo-bar");
                        assertThat(away.attempts()).isEqualTo(1);
                    });
            assertThat(fetcher.statistics().requests()).isEqualTo(1);
        }
    }

    @Nested
    class OfFiles {
        @Test
        void areFollowedToOtherHostsWithoutTheLogin() {
            redirect(INDEX, "/files/x.whl", ELSEWHERE.baseUrl() + "/cdn/x.whl?signature=1");
            page(ELSEWHERE, "/cdn/x.whl?signature=1");
            FetchResult.Answered answer = answered(
                    ask(fetcher, file(index("/files/x.whl"), loggedIn()).build()));
            assertThat(text(answer)).isEqualTo("hello");
            assertThat(answer.authenticated()).isFalse();
            INDEX.verify(getRequestedFor(anyUrl()).withHeader("Authorization", equalTo(HEADER)));
            ELSEWHERE.verify(getRequestedFor(anyUrl()).withHeader("Authorization", absent()));
        }

        @Test
        void thatComeBackFromElsewhereStayWithoutTheLogin() {
            redirect(INDEX, "/files/x.whl", ELSEWHERE.baseUrl() + "/x.whl");
            redirect(ELSEWHERE, "/x.whl", index("/admin/delete"));
            page(INDEX, "/admin/delete");
            assertThat(answered(ask(
                                    fetcher,
                                    file(index("/files/x.whl"), loggedIn()).build()))
                            .authenticated())
                    .isFalse();
            INDEX.verify(getRequestedFor(urlEqualTo("/admin/delete")).withHeader("Authorization", absent()));
        }

        @Test
        void thatBeginElsewhereAndLeadHereGetNoLogin() {
            redirect(ELSEWHERE, "/x.whl", index("/admin/delete"));
            page(INDEX, "/admin/delete");
            assertThat(answered(ask(
                                    fetcher,
                                    file(ELSEWHERE.baseUrl() + "/x.whl", loggedIn())
                                            .build()))
                            .authenticated())
                    .isFalse();
            INDEX.verify(getRequestedFor(urlEqualTo("/admin/delete")).withHeader("Authorization", absent()));
        }

        @Test
        void nameBothEndsWhereTheyFail() {
            redirect(INDEX, "/files/x.whl", "http://127.0.0.1:1/x.whl?signature=1");
            assertThat(fault(
                            ask(fetcher, file(index("/files/x.whl"), loggedIn()).build())))
                    .satisfies(fault -> assertThat(fault.location()).isEqualTo(index("/files/x.whl")))
                    .satisfies(fault -> assertThat(FaultText.received(fault))
                            .isEqualTo("the connection was refused (redirected to http://127.0.0.1:1/x.whl?…)"));
        }
    }

    @Test
    void areNotFollowedWhereNobodySaidSo() {
        redirect(INDEX, "/simple/Foo_Bar", "/simple/foo-bar/");
        assertThat(FaultText.received(fault(ask(fetcher, index("/simple/Foo_Bar")))))
                .endsWith("none is followed here");
    }

    @Test
    void areADefectWhereTheirRuleHasOneAndNoAnswer() {
        redirect(INDEX, "/simple/Foo_Bar", "/simple/foo-bar/");
        Fetch fetch = Fetch.builder(index("/simple/Foo_Bar"), once(INDEX.baseUrl()))
                .redirects((from, target) -> {
                    throw new IllegalStateException("a rule that breaks");
                })
                .build();
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(
                        () -> fetcher.get(fetch).orTimeout(60, TimeUnit.SECONDS).join())
                .havingCause()
                .isInstanceOf(DefectException.class)
                .withMessageContaining("a rule that breaks");
    }
}

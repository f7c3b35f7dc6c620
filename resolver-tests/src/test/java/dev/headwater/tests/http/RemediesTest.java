// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headwater.api.index.Credential;
import dev.headwater.api.index.CredentialProvider;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexFault.Kind;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Origin;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.index.Remedy.Action;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.Resolvers;
import dev.headwater.core.report.ResolutionReport;
import dev.headwater.http.HttpIndexes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person is told to do fits what failed, and never leads out of what the policy promises. */
class RemediesTest {
    private static final String PAGE = "/simple/lib/";
    private static final String WHEEL = "lib-1.0-py3-none-any.whl";

    private final Map<String, Said> said = new ConcurrentHashMap<>();
    private HttpServer server;
    private HttpServer elsewhere;

    private record Said(int status, String header, String value, String body) {}

    @BeforeEach
    void start() throws IOException {
        server = begun();
        elsewhere = begun();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        elsewhere.stop(0);
    }

    private HttpServer begun() throws IOException {
        HttpServer one = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        one.createContext("/", this::answer);
        one.start();
        return one;
    }

    private void answer(HttpExchange exchange) throws IOException {
        Said answer = said.getOrDefault(exchange.getRequestURI().getPath(), new Said(404, "X-Any", "any", ""));
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html");
        exchange.getResponseHeaders().set(answer.header(), answer.value());
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String origin(HttpServer of) {
        return "http://127.0.0.1:" + of.getAddress().getPort();
    }

    private void say(String path, int status, String body) {
        said.put(path, new Said(status, "X-Any", "any", body));
    }

    private void send(String path, String location) {
        said.put(path, new Said(303, "Location", location, ""));
    }

    private ResolutionOutcome.IndexFailure failure(
            String path, Optional<Credential> login, UnaryOperator<IndexEntry.Builder> keys) {
        IndexId id = IndexId.parse("ours");
        IndexPolicy policy = IndexPolicy.builder()
                .index(keys.apply(IndexEntry.builder(id, origin(server) + path)
                                .retries(0)
                                .timeout(Duration.ofSeconds(20)))
                        .build())
                .build();
        ResolutionRequest request = ResolutionRequest.builder(Target.cpython("3.12", List.of("manylinux_2_28_x86_64")))
                .require("lib")
                .build();
        try (HttpIndexes indexes = HttpIndexes.builder()
                        .clock(Clock.systemUTC())
                        .credentials(login.map(sent -> CredentialProvider.bound(Origin.parse(origin(server)), sent))
                                .orElse(CredentialProvider.none()))
                        .build();
                Resolver resolver = Resolvers.builder()
                        .policy(policy)
                        .indexes(indexes)
                        .clock(Clock.systemUTC())
                        .build()) {
            ResolutionOutcome outcome = resolver.resolve(request);
            assertThat(outcome).isInstanceOf(ResolutionOutcome.IndexFailure.class);
            return (ResolutionOutcome.IndexFailure) outcome;
        }
    }

    private ResolutionOutcome.IndexFailure failure() {
        return failure("/simple/", Optional.empty(), entry -> entry);
    }

    private IndexFault fault() {
        return failure().fault();
    }

    private IndexFault faultOfFlatPage() {
        return failure("/files.html", Optional.empty(), entry -> entry.kind(IndexKind.FLAT))
                .fault();
    }

    @Nested
    class OfLogins {
        @ParameterizedTest
        @ValueSource(ints = {401, 403})
        void areToGiveOneAtTheOriginOfTheIndex(int status) {
            say(PAGE, status, "");

            assertThat(fault().kind()).isEqualTo(Kind.STATUS);
            assertThat(fault().status()).hasValue(status);
            assertThat(fault().remedy()).hasValue(Remedy.of(Action.GIVE_LOGIN, origin(server)));
            assertThat(ResolutionReport.of(failure()).messages())
                    .contains("gave no answer about 'lib'")
                    .doesNotContain("did not answer");
        }

        @ParameterizedTest
        @CsvSource({"401,RENEW_LOGIN", "403,ASK_FOR_ACCESS"})
        void areAboutTheOneThatWasSent(int status, Action action) {
            say(PAGE, status, "");
            Optional<Credential> login = Optional.of(Credential.basic("me", "pass-phrase"));

            assertThat(failure("/simple/", login, entry -> entry).fault().remedy())
                    .hasValue(Remedy.of(action, origin(server)));
        }

        @ParameterizedTest
        @ValueSource(ints = {401, 403})
        void areNotToGiveOneForAFileWhereNoneIsEverSent(int status) {
            say(PAGE, 200, "<a href='" + origin(elsewhere) + "/f/" + WHEEL + "'>" + WHEEL + "</a>");
            say("/f/" + WHEEL, status, "");

            assertThat(fault().remedy()).hasValue(Remedy.of(Action.MEND_LINK_TO_LOGIN, origin(elsewhere)));
        }

        @Test
        void areThoseOfTheProxyWhereItAsks() {
            say(PAGE, 407, "");

            assertThat(fault().kind()).isEqualTo(Kind.PROXY);
            assertThat(fault().remedy()).hasValue(Remedy.of(Action.GIVE_PROXY_LOGIN));
        }
    }

    @Nested
    class OfFiles {
        @ParameterizedTest
        @ValueSource(ints = {404, 410})
        void thatAreNotThereAreAboutTheLink(int status) {
            say(PAGE, 200, "<a href='f/" + WHEEL + "'>" + WHEEL + "</a>");
            say(PAGE + "f/" + WHEEL, status, "");

            assertThat(fault().kind()).isEqualTo(Kind.BROKEN_LINK);
            assertThat(fault().status()).hasValue(status);
            assertThat(fault().remedy()).hasValue(Remedy.of(Action.MEND_LINK, origin(server) + PAGE + "f/" + WHEEL));
            assertThat(ResolutionReport.of(failure()).messages())
                    .contains("the page of the index was read", "link")
                    .doesNotContain("did not answer", "check the URL of the index");
        }

        @Test
        void whoseMetadataFileIsNotThereEitherAreAboutTheLink() {
            say(PAGE, 200, "<a href='f/" + WHEEL + "' data-core-metadata='true'>" + WHEEL + "</a>");

            assertThat(fault().kind()).isEqualTo(Kind.BROKEN_LINK);
        }
    }

    @Test
    void ofAFlatPageThatIsNotThereAreAboutItsUrl() {
        assertThat(faultOfFlatPage().kind()).isEqualTo(Kind.STATUS);
        assertThat(faultOfFlatPage().remedy()).hasValue(Remedy.of(Action.CHECK_LOCATION));
    }

    @Nested
    class OfRedirects {
        @Test
        void toAnotherHostAreToCallThemAbsenceAndNeverToAskThere() {
            send(PAGE, origin(elsewhere) + PAGE);

            assertThat(fault().kind()).isEqualTo(Kind.REDIRECT);
            assertThat(fault().remedy())
                    .hasValue(Remedy.of(Action.NAME_ABSENT_REDIRECTS, origin(elsewhere) + "/simple/"));
            assertThat(ResolutionReport.of(failure()).messages())
                    .contains("absent-redirects = [\"" + origin(elsewhere) + "/simple/\"]")
                    .doesNotContain("ask it there");
        }

        @Test
        void thatTheyAreToldByAreFollowed() {
            send(PAGE, origin(elsewhere) + PAGE);
            IndexPolicy.Builder policy = IndexPolicy.builder()
                    .index(IndexEntry.builder(IndexId.parse("ours"), origin(server) + "/simple/")
                            .absentRedirects(List.of(origin(elsewhere) + "/simple/"))
                            .build());
            try (HttpIndexes indexes =
                            HttpIndexes.builder().clock(Clock.systemUTC()).build();
                    Resolver resolver = Resolvers.builder()
                            .policy(policy.build())
                            .indexes(indexes)
                            .clock(Clock.systemUTC())
                            .build()) {
                assertThat(resolver.owner(ProjectName.parse("lib")).failure()).isEmpty();
            }
        }

        @Test
        void toTheSameProjectOnTheSameHostAreToGiveThatUrl() {
            send(PAGE, "/repository/simple/lib/");

            assertThat(fault().remedy())
                    .hasValue(Remedy.of(Action.FOLLOW_MOVE, origin(server) + "/repository/simple/"));
        }

        @Test
        void toAFormAreToLookForALogin() {
            send(PAGE, "/login?next=lib");

            assertThat(fault().remedy()).hasValue(Remedy.of(Action.CHECK_LOCATION_AND_LOGIN));
        }

        @Test
        void ofAFlatPageAreNeverToAskThere() {
            send("/files.html", origin(elsewhere) + "/files.html?token=secret");

            assertThat(faultOfFlatPage().remedy())
                    .hasValue(Remedy.of(Action.ASK_ABOUT_REDIRECT, origin(elsewhere) + "/files.html"));
        }

        @Test
        void ofAFileHaveNone() {
            say(PAGE, 200, "<a href='f/" + WHEEL + "'>" + WHEEL + "</a>");
            send(PAGE + "f/" + WHEEL, "mailto:nobody@example.org");

            assertThat(fault().kind()).isEqualTo(Kind.REDIRECT);
            assertThat(fault().remedy()).isEmpty();
        }
    }

    @Nested
    class OfPages {
        @ParameterizedTest
        @ValueSource(strings = {"binary/octet-stream", "text/plain"})
        void areToCallThemWhatTheyAre(String type) {
            said.put(PAGE, new Said(200, "Content-Type", type, "<a href='" + WHEEL + "'>lib</a>"));
            said.put("/files.html", new Said(200, "Content-Type", type, "<a href='" + WHEEL + "'>lib</a>"));

            assertThat(fault().kind()).isEqualTo(Kind.CONTENT);
            assertThat(fault().remedy()).hasValue(Remedy.of(Action.SERVE_AS_PAGE, type));
            assertThat(faultOfFlatPage().remedy()).hasValue(Remedy.of(Action.SERVE_AS_HTML, type));
        }

        @Test
        void ofAnotherProjectAreOfAKindOfTheirOwn() {
            say(PAGE, 200, "<a href='other-1.0-py3-none-any.whl'>other</a>");

            assertThat(fault().kind()).isEqualTo(Kind.OTHER_PROJECT);
        }
    }
}

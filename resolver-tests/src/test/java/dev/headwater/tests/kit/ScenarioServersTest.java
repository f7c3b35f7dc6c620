// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.FeedSource;
import dev.headwater.conformance.scenario.ScenarioText;
import dev.headwater.conformance.section.PackageText;
import dev.headwater.conformance.server.ScenarioServers;
import dev.headwater.conformance.server.ServedRequest;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScenarioServersTest {
    private static final IndexId INNER = IndexId.parse("inner");

    private static final String SCENARIO = """
        A rule.

        == indexes
        [inner]
        kettle 1.0
        [public]
        lamp 1.0

        == request
        kettle

        == expect
        resolved
        """;

    private static final String LISTS = """
        A scenario with lists.

        == indexes
        [inner]
        == lists inner
        [main]
        python3-kettle 1.0-1 | depends python3 | installs kettle-1.0.dist-info
        == policy
        inner.kind = debian
        == request
        kettle
        == expect
        resolved
        """;

    private final HttpClient client = HttpClient.newHttpClient();
    private ScenarioServers servers;

    @BeforeEach
    void start() throws IOException {
        servers = ScenarioServers.start(new ScenarioText(SCENARIO));
    }

    @AfterEach
    void close() {
        servers.close();
    }

    private HttpResponse<String> ask(String method, String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void headSaysTheLengthOfWhatGetSends() throws IOException, InterruptedException {
        String page = servers.url(INNER) + "kettle/";

        HttpResponse<String> head = ask("HEAD", page);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("Content-Length"))
                .hasValue(ask("GET", page).body().length());
    }

    @Test
    void oddRequestsAreRefusedAndTellNoName() throws IOException, InterruptedException {
        String page = servers.url(INNER);

        assertThat(ask("GET", page).statusCode()).isEqualTo(404);
        assertThat(ask("GET", page + "%2e%2e/").statusCode()).isEqualTo(404);
        assertThat(ask("GET", page.replace("/simple/", "/simplest/")).statusCode())
                .isEqualTo(404);
        assertThat(ask("GET", page + "../files/kettle/0/kettle-1.0-py3-none-any.whl")
                        .statusCode())
                .isEqualTo(404);
        assertThat(servers.questions().to(INNER)).isEmpty();
        assertThat(ask("POST", page + "kettle/").statusCode()).isEqualTo(405);
        assertThat(servers.questions().to(INNER)).hasToString("[kettle]");
    }

    @Test
    void placeThatIsNoNumberOfARedirectIsAnsweredAndTellsItsName() throws IOException, InterruptedException {
        ScenarioText redirecting =
                new ScenarioText(SCENARIO + "\n== served\ninner kettle: redirects 3\ninner lamp: redirects 3\n");
        try (ScenarioServers others = ScenarioServers.start(redirecting)) {
            HttpResponse<String> answer = ask("GET", others.url(INNER) + "elsewhere/kettle/");

            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location")).contains("/simple/1/kettle/");
            assertThat(ask("GET", others.url(INNER) + "99999999999/lamp/").statusCode())
                    .isEqualTo(302);
            assertThat(others.questions().to(INNER)).hasToString("[kettle, lamp]");
        }
    }

    @Test
    void flatPageStandsBehindSoManyRedirects() throws IOException, InterruptedException {
        ScenarioText flat =
                new ScenarioText(SCENARIO + "\n== policy\ninner.kind = flat\n== served\ninner: redirects 2\n");
        try (ScenarioServers others = ScenarioServers.start(flat)) {
            String page = others.url(INNER);
            for (String next : List.of("/simple/1/", "/simple/2/")) {
                HttpResponse<String> answer = ask("GET", page);

                assertThat(answer.statusCode()).isEqualTo(302);
                assertThat(answer.headers().firstValue("Location")).contains(next);
                page = URI.create(page).resolve(next).toString();
            }

            assertThat(ask("GET", page).body()).contains("kettle-1.0-py3-none-any.whl");
        }
    }

    @Test
    void nameInPercentsIsTheName() throws IOException, InterruptedException {
        assertThat(ask("GET", servers.url(INNER) + "%6bettle").statusCode()).isEqualTo(200);
        assertThat(servers.questions().to(INNER)).hasToString("[kettle]");
    }

    @Test
    void requestsAreSorted() throws IOException, InterruptedException {
        for (String url : new String[] {"public lamp", "inner lamp", "inner kettle"}) {
            String[] words = url.split(" ", -1);
            ask("GET", servers.url(IndexId.parse(words[0])) + words[1] + "/");
        }

        assertThat(servers.requests())
                .extracting(ServedRequest::index, ServedRequest::path, ServedRequest::status)
                .extracting(Object::toString)
                .containsExactly(
                        "(inner, \"/simple/kettle/\", 200)",
                        "(inner, \"/simple/lamp/\", 404)",
                        "(public, \"/simple/lamp/\", 200)");
    }

    @Test
    void portsAreNoPartOfWhatIsShown() {
        String url = servers.url(INNER);
        String port = url.replaceAll(".*:([0-9]+)/.*", "$1");

        assertThat(servers.named(url + "kettle/ (host='127.0.0.1', port=" + port + ")"))
                .isEqualTo("http://inner/simple/kettle/ (host='127.0.0.1', port=inner)");
    }

    /** Else what a run says of it would be another thing each time. */
    @Test
    void archiveOfADistributorHasTheSameBytesEachTime() throws IOException, InterruptedException {
        List<String> releases = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            try (ScenarioServers others = ScenarioServers.start(new ScenarioText(LISTS))) {
                String url = source(others).location();
                releases.add(ask("GET", url + "dists/stable/InRelease").body());
                assertThat(ask("GET", url + "pool/main/python3-kettle_1.0-1_all.deb")
                                .statusCode())
                        .isEqualTo(200);
                assertThat(others.questions().to(INNER)).isEmpty();
            }
        }

        assertThat(releases.get(0)).contains("BEGIN PGP SIGNATURE").isEqualTo(releases.get(1));
    }

    @Test
    void keysOfADistributorAreGoneAfterwards() throws IOException {
        ScenarioServers others = ScenarioServers.start(new ScenarioText(LISTS));
        Path keys = Path.of(source(others).signedBy().orElseThrow());
        assertThat(keys).isNotEmptyFile();

        others.close();

        assertThat(keys.resolve("../..").normalize()).doesNotExist();
    }

    @Test
    void interpreterIsInTheFirstSourceWhereverTheCompiledFileStands() {
        ScenarioText last = new ScenarioText(LISTS.replace("== policy", "[compiled]\n== policy"));
        ScenarioText first = new ScenarioText(LISTS.replace("[main]", "[compiled]\n[main]"));

        assertThat(first.lists()).isEqualTo(last.lists());
        assertThat(Objects.requireNonNull(first.lists().get(INNER))
                        .sources()
                        .get(0)
                        .packages())
                .extracting(PackageText::name)
                .containsExactly("python3", "python3.12", "python3-kettle");
    }

    private static FeedSource source(ScenarioServers servers) {
        return servers.entry(INNER).build().feed().sources().get(0);
    }

    @Test
    void laterStepAnswersOtherwiseAtTheSamePlaceFromAnEmptyLog() throws IOException, InterruptedException {
        String url = servers.url(INNER);
        ask("GET", url + "kettle/");

        servers.begin(new ScenarioText(SCENARIO.replace("kettle 1.0", "kettle 2.0")));

        assertThat(servers.url(INNER)).isEqualTo(url);
        assertThat(servers.questions().to(INNER)).isEmpty();
        assertThat(ask("GET", url + "kettle/").body()).contains("kettle-2.0").doesNotContain("kettle-1.0");
    }

    /** A subject that ends, or calls off what it need not know any more, leaves requests behind. */
    @Test
    void whatWasAskedBeforeAStepIsNotedInNoLaterOne() throws IOException {
        int port = URI.create(servers.url(INNER)).getPort();
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 10; i++) {
                try (Socket gone = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    gone.getOutputStream()
                            .write("GET /simple/kettle/ HTTP/1.1\r\nHost: inner\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
                }
            }

            servers.begin(new ScenarioText(SCENARIO));

            assertThat(servers.requests()).isEmpty();
        }
    }

    @Test
    void indexThatMovedIsElsewhereAndHasNothingWhereItWas() throws IOException, InterruptedException {
        String url = servers.url(INNER);

        servers.begin(new ScenarioText(SCENARIO + "\n== served\ninner: moved\n"));

        assertThat(ask("GET", servers.url(INNER) + "kettle/").statusCode()).isEqualTo(200);
        assertThat(ask("GET", url + "kettle/").statusCode()).isEqualTo(404);

        servers.begin(new ScenarioText(SCENARIO));

        assertThat(servers.url(INNER)).isEqualTo(url);
    }

    @Test
    void lengthIsNotSaidThoughItIsSaidHowLongAPageHolds() throws IOException, InterruptedException {
        ScenarioText lengthless =
                new ScenarioText(SCENARIO + "\n== served\ninner kettle: html without length\ninner: max-age 60\n");
        try (ScenarioServers others = ScenarioServers.start(lengthless)) {
            HttpResponse<String> page = ask("GET", others.url(INNER) + "kettle/");

            assertThat(page.body()).contains("kettle-1.0");
            assertThat(page.headers().firstValue("Cache-Control")).contains("max-age=60");
            assertThat(page.headers().map()).doesNotContainKeys("content-length", "transfer-encoding");
        }
    }

    @Test
    void whatIsUnchangedIsSaidToWhoKnowsIt() throws IOException, InterruptedException {
        servers.begin(
                new ScenarioText(SCENARIO + "\n== served\ninner: etag\ninner: max-age 60\ninner lamp: no-store\n"));
        URI page = URI.create(servers.url(INNER) + "kettle/");
        HttpResponse<String> whole = ask("GET", page.toString());
        String state = whole.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> unchanged = client.send(
                HttpRequest.newBuilder(page).header("If-None-Match", state).build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
        assertThat(unchanged.headers().firstValue("Cache-Control")).contains("max-age=60");
        assertThat(servers.questions().unchanged(INNER)).hasToString("[kettle]");
        assertThat(ask("GET", servers.url(INNER) + "lamp/").headers().firstValue("Cache-Control"))
                .contains("no-store, max-age=60");
    }

    @Test
    void nobodyListensAfterwards() {
        servers.close();

        assertThatThrownBy(() -> ask("GET", servers.url(INNER))).isInstanceOf(ConnectException.class);
    }
}

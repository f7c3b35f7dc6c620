// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayPeopleTest extends Gateways {
    private static final String OVERLAY = """
        [[overlay]]
        id = "wider"
        reason = "works with 2 <script>alert(1)</script>"
        index = "first"
        project = "lib"
        versions = "==1.0"
        replace = [{ old = "dep<2", new = "dep<3" }]
        """;

    private Behind behind(String more) throws IOException {
        return over(both(more));
    }

    private Behind behindOverlay() throws IOException {
        Files.writeString(folder.resolve("hotfixes.toml"), OVERLAY);
        return behind("[overlays]\nfiles = [\"hotfixes.toml\"]\n");
    }

    /** {@return the page} Whichever it is, it may load nothing but our style, and asks a browser to keep nothing. */
    private static String page(Behind gateway, String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = gateway.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'self';");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(text(answer)).doesNotContain("<script", "<style", "style=\"");
        return text(answer);
    }

    @Test
    void theFirstPageShowsTheIndexesInOrderAndWhatWasDecidedLately() throws Exception {
        second.wheel("lib", "1.0");
        try (Behind gateway = behind("deny = [\"evil\"]")) {
            assertThat(page(gateway, "/")).contains("not asked yet", "The policy file is in force");
            assertThat(gateway.get("/simple/lib/").statusCode()).isEqualTo(200);
            assertThat(gateway.get("/simple/evil/").statusCode()).isEqualTo(200);

            String page = page(gateway, "/");
            assertThat(page)
                    .containsSubsequence(
                            "first",
                            "2 absent",
                            "second",
                            "1 present",
                            "Refused lately",
                            "href=\"why/evil\"",
                            "the policy lets 'second' not be asked for evil",
                            "Decided lately",
                            "href=\"why/lib\"",
                            "second, in order",
                            "1 file");
        }
    }

    @Test
    void aHundredDecisionsAreRememberedAndRefusalsAreNotLostAmongThem() throws Exception {
        try (Behind gateway = behind("deny = [\"evil\"]")) {
            assertThat(gateway.get("/simple/evil/").statusCode()).isEqualTo(200);
            for (int i = 0; i < 100; i++) {
                assertThat(gateway.get("/simple/none-" + i + "/").statusCode()).isEqualTo(404);
            }
            assertThat(page(gateway, "/"))
                    .containsOnlyOnce("href=\"why/evil\"")
                    .containsSubsequence("href=\"why/evil\"", "href=\"why/none-99\"", "href=\"why/none-0\"");
            assertThat(gateway.get("/simple/none-100/").statusCode()).isEqualTo(404);
            assertThat(page(gateway, "/")).contains("href=\"why/none-1\"").doesNotContain("href=\"why/none-0\"");
        }
    }

    @Test
    void whyAPageIsUnavailableIsReadAfterTheIndexHasComeBack() throws Exception {
        second.wheel("lib", "9.0");
        try (Behind gateway = behind("")) {
            first.failWith(503);
            assertThat(gateway.get("/simple/lib/").statusCode()).isEqualTo(504);
            first.failWith(200);
            long asked = first.asked().size();

            assertThat(page(gateway, "/why/lib"))
                    .contains("lib has no owner that could be decided", "unavailable (504)", "first", "status 503");
            assertThat(first.asked())
                    .as("nobody is asked for a page for people")
                    .hasSize((int) asked);
            assertThat(page(gateway, "/")).contains("Refused lately", "status 503");
        }
    }

    @Test
    void whyAPageOfAKnownOwnerIsUnavailableIsReadAsWell() throws Exception {
        first.file("lib", "lib-1.0-py3-none-any.whl", new byte[9], "");
        first.file("lib", "lib-1.0-py3-none-any.whl", new byte[8], "");
        try (Behind gateway = behind("")) {
            assertThat(page(gateway, "/why/lib"))
                    .contains(
                            "lib is supplied by first",
                            "unavailable (504)",
                            "Why there is no page",
                            "'first' lists lib-1.0-py3-none-any.whl twice, with different hashes");
        }
    }

    @Test
    void whyTellsWhatWasLeftOutAndAsksWhereNothingIsKnown() throws Exception {
        first.wheel("lib", "1.0").file("lib", "lib-2.0.exe", new byte[9], "");
        try (Behind gateway = behind("")) {
            assertThat(page(gateway, "/why/lib"))
                    .contains(
                            "lib is supplied by first, in the order of the policy",
                            "Left out",
                            "1 files: no wheel or source distribution of the project",
                            "/simple/lib/");
            assertThat(first.askedFor("/simple/lib/")).isEqualTo(1);
            assertThat(second.asked()).isEmpty();
        }
    }

    @Test
    void anotherPolicyMayDecideAnewAndWhatWasBeforeStaysToBeRead() throws Exception {
        first.wheel("lib", "1.0");
        try (Behind gateway = behind("")) {
            assertThat(page(gateway, "/why/lib")).doesNotContain("Before");

            gateway.write(Behind.index("second", second, "") + Behind.index("first", first, "deny = [\"lib\"]"));
            assertThat(gateway.logged("policy: ")).isEqualTo("policy: another one is in force");
            assertThat(page(gateway, "/why/lib"))
                    .containsSubsequence("no files", "Why there are no files", "Before", "first, in order", "1 file");

            gateway.write("[[index]]\nid = 7\n");
            assertThat(gateway.logged("policy: ")).contains("is refused");
            assertThat(page(gateway, "/")).contains("is refused: the policy before stays in force", "headwater.toml");
        }
    }

    @Test
    void anOverlayIsShownWithItsDiffAndItsReasonAsText() throws Exception {
        first.wheel("lib", "1.0", "dep<2", "other").wheel("lib", "2.0");
        try (Behind gateway = behindOverlay()) {
            assertThat(page(gateway, "/")).contains("href=\"overlay/wider\"", "&lt;script&gt;");
            assertThat(page(gateway, "/why/lib")).contains("Overlays on it", "href=\"../overlay/wider\"");
            assertThat(page(gateway, "/overlay/wider"))
                    .containsSubsequence(
                            "works with 2 &lt;script&gt;",
                            "==1.0",
                            "first",
                            "What it says",
                            "<del>- Requires-Dist: dep&lt;2</del>",
                            "<ins>+ Requires-Dist: dep&lt;3</ins>",
                            "What comes of the files",
                            "lib-1.0-py3-none-any.whl",
                            "<del>- Requires-Dist: dep&lt;2</del>",
                            "<ins>+ Requires-Dist: dep&lt;3</ins>")
                    .doesNotContain("lib-2.0-", "other");
        }
    }

    @Test
    void anOverlayIsShownWhereItsFilesCannotBeHad() throws Exception {
        try (Behind gateway = behindOverlay()) {
            first.failWith(503);
            assertThat(page(gateway, "/overlay/wider")).contains("dep&lt;3", "lib has no owner that could be decided");
            first.failWith(200);
            assertThat(page(gateway, "/overlay/wider")).contains("dep&lt;3", "lib is supplied by no index");
        }
    }

    @Test
    void whatIsWrittenAsMarkupIsShownAsText() throws Exception {
        first.wheel("lib", "1.0");
        Files.writeString(
                folder.resolve("hotfixes.toml"),
                OVERLAY.replace("replace = ", "# ") + "withdraw = \"</li><img src=x onerror=alert(1)>\"\n");
        try (Behind gateway = behind("[overlays]\nfiles = [\"hotfixes.toml\"]\n")) {
            String why = page(gateway, "/why/lib");
            assertThat(why)
                    .contains("withdrawn by overlay wider: &lt;/li&gt;&lt;img")
                    .doesNotContain("<img");
            assertThat(page(gateway, "/overlay/wider"))
                    .contains("Withdrawn: &lt;/li&gt;&lt;img", "not served")
                    .doesNotContain("<img");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/why/",
                "/why/-",
                "/why/a/b",
                "/why/%3Cscript%3E",
                "/why/a%20b",
                "/overlay/",
                "/overlay/none",
                "/overlay/%3Cscript%3E",
                "/why",
                "/style.css/"
            })
    void whatIsNothingIsNotFoundAndIsNotRepeated(String path) throws Exception {
        try (Behind gateway = behindOverlay()) {
            HttpResponse<byte[]> answer = gateway.get(path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(text(answer)).doesNotContain("script");
            assertThat(first.asked()).isEmpty();
        }
    }

    @Test
    void anotherSpellingLeadsToTheNormalizedOne() throws Exception {
        try (Behind gateway = behind("")) {
            HttpResponse<byte[]> answer = gateway.get("/why/L.i_B");
            assertThat(answer.statusCode()).isEqualTo(301);
            assertThat(answer.headers().firstValue("Location")).contains("l-i-b");
        }
    }

    @Test
    void thereIsAStyleSheetAndNothingElseToLoad() throws Exception {
        try (Behind gateway = behind("")) {
            HttpResponse<byte[]> style = gateway.get("/style.css");
            assertThat(style.headers().firstValue("Content-Type")).contains("text/css; charset=utf-8");
            assertThat(text(style)).contains(".state").doesNotContain("url(", "@import");
            assertThat(page(gateway, "/")).contains("href=\"./style.css\"");
            assertThat(page(gateway, "/why/lib")).contains("href=\"../style.css\"");
        }
    }

    @Test
    void whereThereIsATokenNobodyReadsThesePagesWithoutIt() throws Exception {
        try (Behind gateway = over(both(""), builder -> builder.token("0123456789abcdef"))) {
            for (String path : new String[] {"/", "/why/lib", "/overlay/wider", "/style.css"}) {
                assertThat(gateway.get(path).statusCode()).isEqualTo(401);
            }
            assertThat(first.asked()).isEmpty();
            String login =
                    Base64.getEncoder().encodeToString("__token__:0123456789abcdef".getBytes(StandardCharsets.UTF_8));
            assertThat(text(gateway.get("/", "Authorization", "Basic " + login)))
                    .contains("Decided lately");
        }
    }

    @Test
    void whoeverIsElsewhereDoesNotReadWhatOthersAskedFor() throws Exception {
        Optional<InetAddress> outer = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
                .findFirst();
        assumeThat(outer).as("an address that is not loopback").isPresent();
        first.wheel("lib", "1.0");
        try (Behind gateway = over(both(""), builder -> builder.host("0.0.0.0"))) {
            assertThat(gateway.get("/simple/lib/").statusCode()).isEqualTo(200);
            gateway.write("[[index]]\nid = 7\n");
            assertThat(gateway.logged("policy: ")).contains("is refused");

            assertThat(page(gateway, "/")).contains("Decided lately", "why/lib", "headwater.toml");
            String home = from(outer.get(), gateway.url("/"));
            assertThat(home)
                    .contains("1 present", "is refused", "with its token")
                    .doesNotContain("Decided lately", "lib", "headwater.toml");
            assertThat(from(outer.get(), gateway.url("/why/lib")))
                    .contains("lib is supplied by first")
                    .doesNotContain("Before");
        }
    }

    private static String from(InetAddress outer, URI url) throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        URI there = URI.create("http://" + outer.getHostAddress() + ":" + url.getPort() + url.getPath());
        HttpRequest request =
                HttpRequest.newBuilder(there).timeout(Duration.ofSeconds(30)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}

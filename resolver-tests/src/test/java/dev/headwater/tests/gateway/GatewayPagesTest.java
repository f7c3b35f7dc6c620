// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayPagesTest extends Gateways {
    private static final String JSON = "application/vnd.pypi.simple.v1+json";

    private Behind behind(String more) throws IOException {
        return over(both(more));
    }

    @Test
    void thePageIsThatOfTheOwnerAloneAndTheNextIndexIsNotEvenAsked() throws Exception {
        first.wheel("lib", "1.0");
        second.wheel("lib", "9.0");
        try (Behind gateway = behind("")) {
            assertThat(gateway.page("lib"))
                    .contains("lib-1.0-", "\"index\":[\"first\"]")
                    .doesNotContain("9.0");
            assertThat(second.asked()).isEmpty();
        }
    }

    @Test
    void aProjectThatNobodyHasIsAbsentAndAnUnavailableOwnerIsNot() throws Exception {
        second.wheel("lib", "9.0");
        try (Behind gateway = behind("")) {
            assertThat(gateway.get("/simple/nope/").statusCode()).isEqualTo(404);
            first.failWith(503);
            HttpResponse<byte[]> answer = gateway.get("/simple/lib/");
            assertThat(answer.statusCode()).isEqualTo(504);
            assertThat(text(answer)).contains("lib has no owner that could be decided", "first: unavailable");
            assertThat(second.askedFor("/simple/lib/")).isZero();

            long asked = first.askedFor("/simple/lib/");
            assertThat(gateway.get("/simple/lib/").statusCode()).isEqualTo(504);
            assertThat(first.askedFor("/simple/lib/")).isEqualTo(asked);
        }
    }

    @Test
    void aNameThatIsDeniedIsThereWithoutFilesAndWithTheReason() throws Exception {
        second.wheel("evil", "1.0");
        try (Behind gateway = behind("deny = [\"evil\"]")) {
            HttpResponse<byte[]> answer = gateway.get("/simple/evil/");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(text(answer)).contains("<!-- reason: the policy lets 'second' not be asked for evil -->");
            assertThat(gateway.page("evil"))
                    .contains("\"files\":[]", "\"_headwater\":{\"reason\":[\"the policy lets 'second' not be asked");
            assertThat(gateway.logged("refused: ")).contains("evil");
            assertThat(second.asked()).isEmpty();
        }
    }

    @Test
    void aNameThatIsLedToAnIndexWhichLacksItIsThereWithoutFiles() throws Exception {
        first.wheel("acme-pump", "9.0").wheel("kettle", "2.0");
        try (Behind gateway = over("[pins]\nkettle = \"second\"\n" + both("reserved = [\"acme-*\"]"))) {
            assertThat(gateway.get("/simple/acme-pump/").statusCode()).isEqualTo(200);
            assertThat(gateway.page("acme-pump"))
                    .contains("\"files\":[]", "the policy leads acme-pump to one index alone, which does not have it");
            assertThat(gateway.page("kettle")).contains("\"files\":[]", "leads kettle to one index alone");
            assertThat(first.asked()).isEmpty();
        }
    }

    @Test
    void whatADistributorProvidesIsThereWithoutFilesAndWithItsCommand() throws Exception {
        Path feed = Path.of(System.getProperty("headwater.root"))
                .resolve("resolver-cli/src/main/resources/dev/headwater/cli/demo/debian.feed");
        String policy = "[[index]]\nid = \"debian\"\nkind = \"feed\"\npath = \"" + feed + "\"\nallow-unsigned = true\n";
        try (Behind gateway = over(policy + Behind.index("second", second, ""))) {
            assertThat(gateway.page("flask"))
                    .contains(
                            "\"files\":[]",
                            "pkg:deb/debian/python3-flask@",
                            "\"command\":[\"apt-get install python3-flask\"]");
            assertThat(second.asked()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/simple/Lib", "/simple/Lib/", "/simple/lib", "/simple/l.i_b/"})
    void otherSpellingsLeadToTheNormalizedOne(String path) throws Exception {
        try (Behind gateway = behind("")) {
            HttpResponse<byte[]> answer = gateway.get(path);
            String location = answer.headers().firstValue("Location").orElseThrow();

            assertThat(answer.statusCode()).isEqualTo(301);
            assertThat(gateway.url(path).resolve(location).getPath()).matches("/simple/(lib|l-i-b)/");
            assertThat(first.asked()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/simple/",
                "/simple",
                "/simple/-/",
                "/simple/a/b/",
                "/simple/%C3%A4/",
                "/nothing",
                "/simple/a%20b/"
            })
    void whatIsNoProjectIsNotFoundAndNobodyIsAsked(String path) throws Exception {
        try (Behind gateway = behind("")) {
            assertThat(gateway.get(path).statusCode()).isEqualTo(404);
            assertThat(first.asked()).isEmpty();
        }
    }

    @Test
    void theHeadersOfAPageSayItsLengthPackedOrNot() throws Exception {
        first.wheel("lib", "1.0");
        try (Behind gateway = behind("")) {
            for (String coding : List.of("identity", "gzip")) {
                HttpResponse<byte[]> page = gateway.get("/simple/lib/", "Accept-Encoding", coding);
                HttpResponse<byte[]> headers = gateway.send("HEAD", "/simple/lib/", "Accept-Encoding", coding);

                assertThat(headers.headers().firstValueAsLong("Content-Length")).hasValue(page.body().length);
                assertThat(headers.headers().firstValue("Content-Type"))
                        .isEqualTo(page.headers().firstValue("Content-Type"));
                assertThat(headers.body()).isEmpty();
            }
        }
    }

    @Test
    void aPageComesInTheFormThatIsLikedPackedWhereThatIsTaken() throws Exception {
        first.wheel("lib", "1.0");
        try (Behind gateway = behind("")) {
            HttpResponse<byte[]> html = gateway.get("/simple/lib/");
            HttpResponse<byte[]> packed = gateway.get("/simple/lib/", "Accept", JSON, "Accept-Encoding", "gzip");

            assertThat(html.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
            assertThat(html.headers().firstValue("Vary")).contains("Accept, Accept-Encoding");
            assertThat(packed.headers().firstValue("Content-Type")).contains(JSON);
            assertThat(new String(
                            new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes(),
                            StandardCharsets.UTF_8))
                    .isEqualTo(gateway.page("lib"));
            assertThat(gateway.get("/simple/lib/", "Accept", "image/png").statusCode())
                    .isEqualTo(406);
        }
    }

    @Test
    void aLongPageIsTheSamePackedOrNot() throws Exception {
        for (int number = 0; number < 300; number++) {
            first.wheel("lib", "1." + number);
        }
        try (Behind gateway = behind("")) {
            HttpResponse<byte[]> plain = gateway.get("/simple/lib/", "Accept", JSON, "Accept-Encoding", "identity");
            HttpResponse<byte[]> packed = gateway.get("/simple/lib/", "Accept", JSON, "Accept-Encoding", "gzip");

            assertThat(plain.body()).hasSizeGreaterThan(50_000);
            assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                    .isEqualTo(plain.body());
        }
    }

    @Test
    void aPageThatHasNotChangedIsNotSentAgain() throws Exception {
        first.wheel("lib", "1.0");
        try (Behind gateway = behind("")) {
            String tag =
                    gateway.get("/simple/lib/").headers().firstValue("ETag").orElseThrow();
            HttpResponse<byte[]> again = gateway.get("/simple/lib/", "If-None-Match", "\"x\", " + tag);

            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(first.askedFor("/simple/lib/")).isEqualTo(1);
        }
    }

    @Test
    void eachFormOfAPageHasATagOfItsOwn() throws Exception {
        first.wheel("lib", "1.0");
        try (Behind gateway = behind("")) {
            Set<String> tags = new HashSet<>();
            for (String type : List.of("text/html", "application/vnd.pypi.simple.v1+html", JSON)) {
                for (String encoding : List.of("gzip", "identity")) {
                    HttpResponse<byte[]> answer =
                            gateway.get("/simple/lib/", "Accept", type, "Accept-Encoding", encoding);
                    String tag = answer.headers().firstValue("ETag").orElseThrow();
                    tags.add(tag);

                    assertThat(tag).startsWith("\"").endsWith("\"");
                    assertThat(gateway.get(
                                            "/simple/lib/",
                                            "Accept",
                                            type,
                                            "Accept-Encoding",
                                            encoding,
                                            "If-None-Match",
                                            tag)
                                    .statusCode())
                            .isEqualTo(304);
                }
            }
            assertThat(tags).hasSize(6);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "application/vnd.pypi.simple.v1+html, application/vnd.pypi.simple.v1+html; charset=utf-8",
        "text/html, text/html; charset=utf-8",
        "*/*, text/html; charset=utf-8",
        "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+json"
    })
    void aPageIsCalledWhatTheClientCallsIt(String accept, String type) throws Exception {
        first.wheel("lib", "1.0");
        try (Behind gateway = behind("")) {
            HttpResponse<byte[]> answer = gateway.get("/simple/lib/", "Accept", accept);

            assertThat(answer.headers().firstValue("Content-Type")).contains(type);
            assertThat(answer.headers().firstValue("Vary").orElseThrow()).contains("Accept");
        }
    }

    @Test
    void filesWithinTheCoolDownAreNotListed() throws Exception {
        first.file("lib", "lib-1.0-py3-none-any.whl", new byte[9], ",\"upload-time\":\"2020-01-01T00:00:00Z\"");
        first.file("lib", "lib-2.0-py3-none-any.whl", new byte[9], ",\"upload-time\":\"" + Instant.now() + "\"");
        first.file("new", "new-2.0-py3-none-any.whl", new byte[9], "");
        try (Behind gateway = over(Behind.index("first", first, "cool-down = \"P3D\""))) {
            assertThat(gateway.page("lib"))
                    .contains("lib-1.0-", "1 files: uploaded within the cool-down of the policy")
                    .doesNotContain("lib-2.0-");
            assertThat(gateway.page("new")).contains("\"files\":[]", "missing-upload-time");
        }
    }

    @Test
    void aRequiresPythonThatCannotBeReadIsNotListed() throws Exception {
        first.file("lib", "lib-1.0-py3-none-any.whl", new byte[9], ",\"requires-python\":\"snake\"");
        first.file("lib", "lib-2.0-py3-none-any.whl", new byte[9], ",\"requires-python\":\"~=3.8\"");
        try (Behind gateway = behind("")) {
            assertThat(gateway.page("lib"))
                    .contains("lib-1.0-", "\"requires-python\":\"~=3.8\"")
                    .doesNotContain("\"requires-python\":\"snake\"");
        }
    }

    @Test
    void whatAnOverlaySaysIsOnThePageAndInTheMetadataFile() throws Exception {
        first.wheel("lib", "1.0", "dep<2").wheel("lib", "2.0").wheel("lib", "3.0");
        first.file("lib", "lib-1.0.tar.gz", new byte[9], "");
        Files.writeString(folder.resolve("hotfixes.toml"), """
                [[overlay]]
                id = "wider"
                reason = "works with 2"
                index = "first"
                project = "lib"
                versions = "==1.0"
                replace = [{ old = "dep<2", new = "dep<3" }]

                [[overlay]]
                id = "gone"
                reason = "it deletes things"
                index = "first"
                project = "lib"
                versions = "==2.0"
                withdraw = "it deletes things"

                [[overlay]]
                id = "yanked"
                reason = "it is slow"
                index = "first"
                project = "lib"
                versions = "==3.0"
                yank = "it is slow"
                """);
        String policy = one() + "[overlays]\nfiles = [\"hotfixes.toml\"]\n";
        try (Behind gateway = over(policy)) {
            HttpResponse<byte[]> metadata = gateway.get("/files/lib/lib-1.0-py3-none-any.whl.metadata");

            assertThat(text(metadata)).contains("Requires-Dist: dep<3").doesNotContain("dep<2");
            assertThat(gateway.page("lib"))
                    .contains(
                            "\"core-metadata\":{\"sha256\":\"" + SmallIndex.sha256(metadata.body()) + "\"}",
                            "\"yanked\":\"it is slow\"",
                            "lib-2.0-py3-none-any.whl: withdrawn by overlay gone: it deletes things",
                            "lib-1.0.tar.gz: a source distribution of a version that overlays correct")
                    .doesNotContain("\"filename\":\"lib-2.0-py3-none-any.whl\"", "\"filename\":\"lib-1.0.tar.gz\"");
            assertThat(gateway.get("/files/lib/lib-2.0-py3-none-any.whl").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void ofManyFilesThatAreLeftOutTheFirstAreNamed() throws Exception {
        for (int i = 0; i < 150; i++) {
            first.file("lib", "lib-1." + i + ".tar.gz", new byte[9], ",\"upload-time\":\"2024-01-01T00:00:00Z\"");
        }
        Files.writeString(folder.resolve("hotfixes.toml"), """
                [[overlay]]
                id = "wider"
                reason = "works with 2"
                index = "first"
                project = "lib"
                versions = ">=1"
                uploaded-before = 2025-01-01T00:00:00Z
                replace = [{ old = "dep<2", new = "dep<3" }]
                """);
        try (Behind gateway = over(one() + "[overlays]\nfiles = [\"hotfixes.toml\"]\n")) {
            assertThat(gateway.page("lib"))
                    .contains("\"lib-1.99.tar.gz: a source distribution of a version", "\"and 50 more\"")
                    .doesNotContain("lib-1.100.tar.gz");
        }
    }

    @Test
    void aPolicyThatHasChangedIsInForceAndOneThatIsRefusedIsNot() throws Exception {
        first.wheel("lib", "1.0");
        second.wheel("lib", "9.0");
        try (Behind gateway = behind("")) {
            assertThat(gateway.page("lib")).contains("lib-1.0-");

            gateway.write(Behind.index("second", second, "") + one());
            assertThat(gateway.logged("policy: ")).isEqualTo("policy: another one is in force");
            assertThat(gateway.page("lib")).contains("lib-9.0-");

            gateway.write("[[index]]\nid = 7\n");
            assertThat(gateway.logged("policy: ")).contains("is refused, the one before stays in force");
            assertThat(gateway.page("lib")).contains("lib-9.0-");
            assertThat(text(gateway.get("/health"))).contains("old policy");
        }
    }

    @Test
    void whatAnIndexSaysIsOneLineOfTheLogAndMovesNoCursor() throws Exception {
        first.wheel("lib", "1.0");
        first.state("lib", "\"project-status\":{\"status\":\"quarantined\",\"reason\":\"a\\n\\u001b[2Jpolicy: b\"},");
        try (Behind gateway = behind("")) {
            gateway.page("lib");

            assertThat(gateway.logged("refused: ")).contains("policy: b").doesNotContain("\n", "\u001b");
        }
    }
}

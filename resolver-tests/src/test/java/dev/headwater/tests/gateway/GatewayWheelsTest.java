// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.gateway.Gateway;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayWheelsTest extends Gateways {
    private static final String WHEEL = "lib-1.0-py3-none-any.whl";
    private static final Pattern REWRITTEN = Pattern.compile("\"filename\":\"(lib-1\\.0-0hw[0-9a-f]{8}-[^\"]*)\"");

    @BeforeEach
    void start() throws IOException {
        first.wheel("lib", "1.0", "dep<2", "six").wheel("lib", "2.0", "six");
        first.file("lib", "lib-1.0.tar.gz", new byte[9], "");
        Files.writeString(folder.resolve("hotfixes.toml"), overlay("wider", "lib", "dep<3"));
    }

    private static String overlay(String id, String project, String changed) {
        return """
            [[overlay]]
            id = "%s"
            reason = "it works"
            index = "first"
            project = "%s"
            versions = "==1.0"
            replace = [{ old = "dep<2", new = "%s" }]
            """.formatted(id, project, changed);
    }

    private String policy() {
        return one() + "[overlays]\nfiles = [\"hotfixes.toml\"]\n";
    }

    private Behind behind() throws IOException {
        return behind(builder -> builder.rewriteWheels(1 << 20, 2));
    }

    private Behind behind(UnaryOperator<Gateway.Builder> settings) throws IOException {
        return over(policy(), settings);
    }

    private static String name(String page) {
        return REWRITTEN
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing rewritten in " + page));
    }

    private static String entry(byte[] wheel, String name) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(wheel))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith("/" + name)) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("there is no " + name);
    }

    @Test
    void aWheelThatOverlaysCorrectIsListedRewrittenAndNotAsItWas() throws Exception {
        try (Behind gateway = behind()) {
            String page = gateway.page("lib");
            String name = name(page);
            byte[] wheel = gateway.get("/files/lib/" + name).body();
            byte[] metadata = gateway.get("/files/lib/" + name + ".metadata").body();

            assertThat(entry(wheel, "METADATA"))
                    .contains("Requires-Dist: dep<3", "Requires-Dist: six")
                    .doesNotContain("dep<2")
                    .isEqualTo(new String(metadata, StandardCharsets.UTF_8));
            assertThat(page)
                    .contains(
                            "\"url\":\"../../files/lib/" + name + "\"",
                            "\"hashes\":{\"sha256\":\"" + SmallIndex.sha256(wheel) + "\"},\"size\":" + wheel.length,
                            "\"core-metadata\":{\"sha256\":\"" + SmallIndex.sha256(metadata) + "\"}",
                            "\"rewritten\":[\"" + WHEEL + ": by overlays wider, as " + name + "\"]",
                            "\"filename\":\"lib-2.0-py3-none-any.whl\"",
                            "lib-1.0.tar.gz: a source distribution of a version that overlays correct")
                    .doesNotContain("\"filename\":\"" + WHEEL + "\"", "\"filename\":\"lib-1.0.tar.gz\"");
            assertThat(gateway.get("/files/lib/" + WHEEL).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void withoutTheOptionAWheelStaysAsItWas() throws Exception {
        try (Behind gateway = behind(UnaryOperator.identity())) {
            assertThat(gateway.page("lib"))
                    .contains("\"filename\":\"" + WHEEL + "\"")
                    .doesNotContain("0hw");
            assertThat(gateway.get("/files/lib/" + WHEEL).body()).isEqualTo(first.body(WHEEL));
        }
    }

    @Test
    void partsOfARewrittenWheelAreGivenAndItIsServedHereAlsoWhereOthersAreRedirected() throws Exception {
        try (Behind gateway =
                behind(builder -> builder.rewriteWheels(1 << 20, 1).redirectFiles())) {
            String path = "/files/lib/" + name(gateway.page("lib"));
            byte[] wheel = gateway.get(path).body();
            HttpResponse<byte[]> part = gateway.get(path, "Range", "bytes=10-19");
            HttpResponse<byte[]> head = gateway.send("HEAD", path);

            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.body()).isEqualTo(Arrays.copyOfRange(wheel, 10, 20));
            assertThat(head.headers().firstValue("Content-Length")).contains(Integer.toString(wheel.length));
            assertThat(head.headers().firstValue("ETag")).contains('"' + SmallIndex.sha256(wheel) + '"');
            assertThat(gateway.get(path, "If-None-Match", '"' + SmallIndex.sha256(wheel) + '"')
                            .statusCode())
                    .isEqualTo(304);
            assertThat(gateway.get("/files/lib/lib-2.0-py3-none-any.whl").statusCode())
                    .isEqualTo(302);
        }
    }

    @Test
    void aWheelAboveTheLimitIsNotOfferedAndNotGot() throws Exception {
        try (Behind gateway = behind(builder -> builder.rewriteWheels(100, 2))) {
            assertThat(gateway.page("lib"))
                    .contains(
                            WHEEL + ": overlays are for it, and it is larger than 100 bytes",
                            "\"filename\":\"lib-2.0-py3-none-any.whl\"")
                    .doesNotContain("\"filename\":\"lib-1.0");
            assertThat(first.askedFor("/f/" + WHEEL)).isZero();
        }
    }

    @Test
    void aWheelOfWhichNobodySaysHowLargeItIsStaysWithinTheLimitToo() throws Exception {
        first.listAgain("lib", WHEEL, "\"sha256\":\"" + SmallIndex.sha256(first.body(WHEEL)) + "\"");
        try (Behind gateway = behind(builder -> builder.rewriteWheels(100, 2))) {
            assertThat(gateway.page("lib"))
                    .contains("\"files\":[]", WHEEL + ": overlays are for it, and it is larger than 100 bytes");
        }
        try (Behind gateway = behind()) {
            assertThat(name(gateway.page("lib"))).isNotEmpty();
        }
    }

    @Test
    void aWheelWithoutAHashIsNotOffered() throws Exception {
        first.listAgain("lib", WHEEL, "");
        try (Behind gateway = behind()) {
            assertThat(gateway.page("lib"))
                    .contains("\"files\":[]", "its index lists no hash that it could be held against");
            assertThat(first.askedFor("/f/" + WHEEL)).isZero();
        }
    }

    @Test
    void aWheelWithAWrongRecordIsNotOfferedAndThatIsSaid() throws Exception {
        byte[] metadata = "Metadata-Version: 2.1\nName: bad\nVersion: 1.0\nRequires-Dist: dep<2\n"
                .getBytes(StandardCharsets.UTF_8);
        byte[] other = "Metadata-Version: 2.1\nName: bad\nVersion: 1.0\nRequires-Dist: dep<2 \n"
                .getBytes(StandardCharsets.UTF_8);
        byte[] wheel = SmallIndex.archive("bad", "1.0", metadata, other);
        first.file("bad", "bad-1.0-py3-none-any.whl", wheel, "");
        Files.writeString(folder.resolve("hotfixes.toml"), overlay("wider", "bad", "dep<3"));
        try (Behind gateway = behind()) {
            assertThat(gateway.page("bad"))
                    .contains(
                            "\"files\":[]",
                            "bad-1.0-py3-none-any.whl: overlays are for it, and it cannot be rewritten: ",
                            "RECORD",
                            "\"reason\":[\"overlays are for its files, and none can be served as they say\"]");
            assertThat(gateway.logged("refused: ")).contains("bad");
        }
    }

    @Test
    void aWheelThatOverlaysDoNotFitIsNotOffered() throws Exception {
        Files.writeString(
                folder.resolve("hotfixes.toml"),
                overlay("wider", "lib", "dep<3").replace("dep<2", "dep<1"));
        try (Behind gateway = behind()) {
            assertThat(gateway.page("lib"))
                    .contains(WHEEL + ": overlays are for it, and wider do not fit what is in it")
                    .doesNotContain("\"filename\":\"lib-1.0");
        }
    }

    @Test
    void aFileOfWhichTwoOverlaysSayTheSameFieldIsNotOffered() throws Exception {
        String old = ",\"upload-time\":\"2024-01-01T00:00:00Z\"";
        byte[] metadata = "Metadata-Version: 2.1\nName: old\nVersion: 1.0\n".getBytes(StandardCharsets.UTF_8);
        first.file("old", "old-1.0-py3-none-any.whl", SmallIndex.archive("old", "1.0", metadata, metadata), old)
                .file("old", "old-1.0.tar.gz", new byte[9], "")
                .file("old", "old-3.0.tar.gz", new byte[9], old);
        Files.writeString(
                folder.resolve("hotfixes.toml"),
                range("one", ">=1,<3", "requires-python = \">=3.8\"")
                        + range("two", "<2", "requires-python = \">=3.9\""));
        for (UnaryOperator<Gateway.Builder> settings : List.<UnaryOperator<Gateway.Builder>>of(
                UnaryOperator.identity(), builder -> builder.rewriteWheels(1 << 20, 1))) {
            try (Behind gateway = behind(settings)) {
                assertThat(gateway.page("old"))
                        .contains(
                                "old-1.0-py3-none-any.whl: the overlays one and two both change its requires-python, "
                                        + "and neither names its files more exactly",
                                "old-1.0.tar.gz: a source distribution of a version that overlays correct",
                                "\"filename\":\"old-3.0.tar.gz\"")
                        .doesNotContain("\"filename\":\"old-1.0");
                assertThat(gateway.get("/files/old/old-1.0-py3-none-any.whl").statusCode())
                        .isEqualTo(404);
                assertThat(text(gateway.get("/overlay/two")))
                        .contains("old-1.0-py3-none-any.whl", "overlays do not fit what is in it: not served");
            }
        }
    }

    @Test
    void aFileThatOneOverlayYanksAndAnotherWithdrawsIsNotOffered() throws Exception {
        byte[] metadata = "Metadata-Version: 2.1\nName: old\nVersion: 1.0\n".getBytes(StandardCharsets.UTF_8);
        first.file(
                "old",
                "old-1.0-py3-none-any.whl",
                SmallIndex.archive("old", "1.0", metadata, metadata),
                ",\"upload-time\":\"2024-01-01T00:00:00Z\"");
        Files.writeString(
                folder.resolve("hotfixes.toml"),
                range("one", ">=1", "yank = \"slow\"") + range("two", "<2", "withdraw = \"broken\""));
        try (Behind gateway = behind()) {
            assertThat(gateway.page("old")).contains("\"files\":[]", "the overlays one and two both change its use");
        }
    }

    private static String range(String id, String versions, String what) {
        return """
            [[overlay]]
            id = "%s"
            reason = "it works"
            index = "first"
            project = "old"
            versions = "%s"
            uploaded-before = 2024-06-01T00:00:00Z
            %s
            """.formatted(id, versions, what);
    }

    @Test
    void anIndexThatDoesNotGiveTheWheelMakesThePageUnavailable() throws Exception {
        byte[] wheel = first.body(WHEEL);
        byte[] other = wheel.clone();
        other[40]++;
        first.replace(WHEEL, other);
        try (Behind gateway = behind()) {
            HttpResponse<byte[]> answer = gateway.get("/simple/lib/");

            assertThat(answer.statusCode()).isEqualTo(504);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                    .contains("lib cannot be served: " + WHEEL + " could not be had");
        }
        first.replace(WHEEL, new byte[0]);
        try (Behind gateway = behind()) {
            assertThat(gateway.page("lib")).contains("404").doesNotContain("\"filename\":\"lib-1.0");
        }
        first.replace(WHEEL, wheel);
        try (Behind gateway = behind()) {
            assertThat(name(gateway.page("lib"))).isNotEmpty();
        }
    }

    @Test
    void whoAsksAtTheSameTimeSharesOneRewriteAndALaterGatewayFindsIt() throws Exception {
        SmallIndex.Held held = first.hold(WHEEL);
        String page;
        try (Behind gateway = behind()) {
            List<CompletableFuture<HttpResponse<byte[]>>> answers = Stream.of(
                            "/simple/lib/", "/files/lib/x.whl", "/simple/lib/", "/simple/lib/")
                    .map(gateway::ask)
                    .toList();
            held.awaitAsked();
            held.release();

            for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
                assertThat(answer.get(60, TimeUnit.SECONDS).statusCode()).isIn(200, 404);
            }
            page = gateway.page("lib");
            assertThat(first.askedFor("/f/" + WHEEL)).isEqualTo(1);
        }
        try (Behind gateway = behind()) {
            assertThat(gateway.page("lib")).isEqualTo(page);
            byte[] wheel = gateway.get("/files/lib/" + name(page)).body();
            assertThat(page).contains(SmallIndex.sha256(wheel));
            assertThat(first.askedFor("/f/" + WHEEL)).isEqualTo(1);
        }
    }

    @Test
    void aWheelThatIsKeptNoMoreIsMadeAnew() throws Exception {
        try (Behind gateway = behind()) {
            String page = gateway.page("lib");
            try (DirectoryStream<Path> kept = Files.newDirectoryStream(folder.resolve("files"))) {
                for (Path file : kept) {
                    Files.delete(file);
                }
            }
            byte[] wheel = gateway.get("/files/lib/" + name(page)).body();

            assertThat(page).contains(SmallIndex.sha256(wheel));
            assertThat(first.askedFor("/f/" + WHEEL)).isEqualTo(2);
        }
    }

    @Test
    void whatWasBegunAndNotFinishedIsTakenOutByTheNextGatewayOnceNobodyWritesToItAnyMore() throws Exception {
        Path begun = Files.createDirectories(folder.resolve("files/left.part/rewritten"));
        Path half = Files.writeString(begun.resolve(".new"), "half");
        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(3)));
        for (Path old : List.of(begun, begun.getParent())) {
            Files.setLastModifiedTime(old, longAgo);
        }
        try (Behind gateway = behind()) {
            assertThat(name(gateway.page("lib"))).isNotEmpty();
        }
        assertThat(half).exists();
        Files.setLastModifiedTime(half, longAgo);
        try (Behind gateway = behind()) {
            assertThat(name(gateway.page("lib"))).isNotEmpty();
        }
        try (Stream<Path> left = Files.list(folder.resolve("files"))) {
            assertThat(left).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    @Test
    void aPageIsOfOnePolicyAlsoWhereAnotherComesWhileAWheelIsRewritten() throws Exception {
        SmallIndex.Held held = first.hold(WHEEL);
        try (Behind gateway = behind()) {
            CompletableFuture<HttpResponse<byte[]>> first = gateway.ask("/simple/lib/");
            held.awaitAsked();
            Files.writeString(folder.resolve("hotfixes.toml"), overlay("widest", "lib", "dep<4"));
            assertThat(gateway.logged("policy: ")).isEqualTo("policy: another one is in force");
            CompletableFuture<HttpResponse<byte[]>> second = gateway.ask("/simple/lib/");
            held.release();

            String before = text(first);
            String after = text(second);
            assertThat(before).contains("by overlays wider, as ").doesNotContain("widest");
            assertThat(after).contains("by overlays widest, as ");
            String old = link(before);
            String now = link(after);
            assertThat(old).isNotEqualTo(now);
            assertThat(entry(gateway.get("/files/lib/" + now).body(), "METADATA"))
                    .contains("Requires-Dist: dep<4");
            assertThat(gateway.get("/files/lib/" + old).statusCode()).isEqualTo(404);

            Files.writeString(folder.resolve("hotfixes.toml"), overlay("wider", "lib", "dep<3"));
            assertThat(gateway.logged("policy: ")).isEqualTo("policy: another one is in force");
            byte[] wheel = gateway.get("/files/lib/" + old).body();
            assertThat(entry(wheel, "METADATA")).contains("Requires-Dist: dep<3");
            assertThat(before).contains("#sha256=" + SmallIndex.sha256(wheel));
        }
    }

    private static String text(CompletableFuture<HttpResponse<byte[]>> answer) throws Exception {
        return new String(answer.get(60, TimeUnit.SECONDS).body(), StandardCharsets.UTF_8);
    }

    /** {@return the rewritten wheel of a page in HTML} */
    private static String link(String page) {
        return Pattern.compile(">(lib-1\\.0-[^<]*\\.whl)<")
                .matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow();
    }
}

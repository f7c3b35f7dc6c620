// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headwater.api.index.Credential;
import dev.headwater.api.index.CredentialProvider;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Origin;
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
import dev.headwater.http.store.CacheFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server says back of a login, in pages that are sound, is shown to nobody and kept nowhere. */
class EchoedSecretsTest {
    private static final IndexId OURS = IndexId.parse("ours");
    private static final String PASSWORD = "Tr0ub4dor";
    private static final String JSON = "application/vnd.pypi.simple.v1+json";
    private static final String METADATA = "Metadata-Version: 2.1\nName: lib\nVersion: 1.0\n";

    @TempDir
    private Path folder;

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private HttpServer server;
    private String type = JSON;
    private IndexKind kind = IndexKind.SIMPLE;
    private Credential login = Credential.basic("alice", PASSWORD);

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        pages.put("/files/lib-1.0-py3-none-any.whl.metadata", METADATA);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String page = pages.getOrDefault(exchange.getRequestURI().getPath(), "");
        byte[] body = page.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "max-age=600");
        exchange.sendResponseHeaders(page.isEmpty() ? 404 : 200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private ResolutionOutcome resolve(String requirement) {
        IndexEntry entry = IndexEntry.builder(
                        OURS, "http://127.0.0.1:" + server.getAddress().getPort() + "/simple/")
                .kind(kind)
                .retries(0)
                .build();
        IndexPolicy policy = IndexPolicy.builder().index(entry).build();
        try (HttpIndexes indexes = HttpIndexes.builder()
                        .clock(Clock.systemUTC())
                        .cache(CacheFolder.builder(folder.resolve("cache"), Clock.systemUTC())
                                .open())
                        .credentials(CredentialProvider.bound(Origin.parse(entry.location()), login))
                        .build();
                Resolver resolver = Resolvers.builder()
                        .policy(policy)
                        .indexes(indexes)
                        .clock(Clock.systemUTC())
                        .build()) {
            return resolver.resolve(ResolutionRequest.builder(Target.cpython("3.12", List.of("manylinux_2_28_x86_64")))
                    .require(requirement)
                    .build());
        }
    }

    private static String report(ResolutionOutcome outcome) {
        ResolutionReport report = ResolutionReport.of(outcome);
        return report.json() + report.text() + outcome;
    }

    private String kept() throws IOException {
        StringBuilder kept = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                kept.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return kept.toString();
    }

    private static String file(String version, String fields) {
        return "{\"filename\": \"lib-" + version + "-py3-none-any.whl\", \"url\": \"/files/lib-" + version
                + "-py3-none-any.whl?signature=s1gn4ture\", \"hashes\": {}, \"core-metadata\": true" + fields + "}";
    }

    private void serve(String status, String... files) {
        pages.put(
                "/simple/lib/",
                "{\"meta\": {\"api-version\": \"1.4\"}, \"name\": \"lib\", \"project-status\": " + status
                        + ", \"files\": [" + String.join(",", files) + "]}");
    }

    /** As it is, in another case, and as a URL or JSON may write it. */
    @ParameterizedTest
    @ValueSource(
            strings = {PASSWORD, "TR0UB4DOR", "\\u0054r0ub4dor", "%54%72%30%75%62%34%64%6f%72", "YWxpY2U6VHIwdWI0ZG9y"})
    void areMaskedInEveryField(String echo) throws IOException {
        serve(
                "{\"status\": \"archived\", \"reason\": \"moved by " + echo + "\"}",
                file("1.0", ",\"yanked\": \"because of " + echo + "\""),
                file("2.0", ",\"requires-python\": \"for " + echo + "\""),
                file("3.0" + echo.replace("%", "%25"), ""),
                file("4.0", "").replace("\"hashes\": {}", "\"hashes\": {\"sha256\": \"" + echo + "\"}"));
        ResolutionOutcome outcome = resolve("lib==1.0");

        assertThat(outcome).isInstanceOf(ResolutionOutcome.Resolved.class);
        assertThat(report(outcome)).contains("********");
        for (String text : List.of(
                report(outcome),
                report(resolve("lib>5")),
                report(resolve("lib==4.0")),
                report(resolve("lib==2.0")),
                kept())) {
            assertThat(text.toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain(PASSWORD.toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain("%54%72%30")
                    .doesNotContain("ywxpy2u6vhiwdwi0zg9y");
        }
    }

    @Test
    void areMaskedInHtml() throws IOException {
        type = "text/html";
        pages.put(
                "/simple/lib/",
                "<meta name='pypi:project-status' content='archived'><meta name='pypi:project-status-reason' "
                        + "content='&#84;r0ub4dor'><a href='/files/lib-1.0-py3-none-any.whl' "
                        + "data-yanked='Tr0ub4do&#114;' data-core-metadata></a>");
        ResolutionOutcome outcome = resolve("lib==1.0");

        assertThat(outcome).isInstanceOf(ResolutionOutcome.Resolved.class);
        assertThat(report(outcome)).contains("********").doesNotContain(PASSWORD);
        assertThat(kept()).doesNotContain(PASSWORD);
    }

    /** Else the file would vanish, and its name would be absent. */
    @Test
    void makeAFlatPageUnavailableWhereTheyAreNamesOfFiles() {
        type = "text/html";
        kind = IndexKind.FLAT;
        login = Credential.basic("alice", "secretlib");
        pages.put("/simple/", "<a href='/files/secretlib-1.0-py3-none-any.whl'></a><a href='lib-1.0.zip'></a>");

        assertThat(resolve("secretlib")).isInstanceOf(ResolutionOutcome.IndexFailure.class);
        assertThat(report(resolve("lib"))).contains("repeats the login in the name of a file", "********-1.0-py3");
    }

    /** A login that is a word of everybody's file names, or the project's own name, decides nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "linux", "py3-none-any", "lib"})
    void thatAreWordsOfNamesChangeNoAnswer(String password) {
        login = Credential.basic("alice", password);
        serve("{\"status\": \"active\"}", file("1.0", ",\"requires-python\": \">=3.8\""));

        assertThat(resolve("lib")).isInstanceOf(ResolutionOutcome.Resolved.class);
    }

    /** Nor does one that is a version: neither the file of that version, nor a bound. */
    @ParameterizedTest
    @ValueSource(strings = {"2.0.1", "3.14"})
    void thatAreVersionsChangeNoAnswer(String password) {
        login = Credential.basic("alice", password);
        serve(
                "{\"status\": \"active\"}",
                file("1.0", ""),
                file("2.0.1", ""),
                file("3.0", ",\"requires-python\": \">=3.14.0rc1\""));

        pages.put("/files/lib-2.0.1-py3-none-any.whl.metadata", METADATA.replace("1.0", "2.0.1"));

        assertThat(report(resolve("lib>=3"))).contains(">=3.14.0rc1");
        assertThat(report(resolve("lib"))).contains("lib==2.0.1");
    }

    @Test
    void inTheQueryOfAFileAreCutOffInResultsAndNotForWhoFetchesIt() throws IOException {
        serve("{\"status\": \"active\"}", file("1.0", ""));
        ResolutionOutcome outcome = resolve("lib");

        assertThat(report(outcome))
                .contains("/files/lib-1.0-py3-none-any.whl\"")
                .doesNotContain("s1gn4ture");
        assertThat(((ResolutionOutcome.Resolved) outcome)
                        .packages()
                        .get(0)
                        .file()
                        .orElseThrow())
                .hasToString("lib-1.0-py3-none-any.whl of lib at http://127.0.0.1:"
                        + server.getAddress().getPort() + "/files/lib-1.0-py3-none-any.whl")
                .satisfies(file -> assertThat(file.url()).endsWith("?signature=s1gn4ture"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headwater.api.explanation.Place;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.LocalIndexes;
import dev.headwater.core.PolicyFile;
import dev.headwater.core.Resolvers;
import dev.headwater.core.report.HintText;
import dev.headwater.core.report.ResolutionReport;
import dev.headwater.host.HostRemedies;
import dev.headwater.http.HttpIndexes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A policy means to a program, which puts resolver and indexes together as {@code docs/network.md} shows, what it means
 * to the command line. Each key that an index has to obey is given, and left out: that must be seen.
 */
class OnePolicyTest {
    private static final String PYTHON = "3.12";
    private static final String PLATFORM = "manylinux_2_28_x86_64";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private HttpServer server;
    private final byte[] olden = olden();

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        Files.write(Files.createDirectories(folder.resolve("wheels")).resolve("olden-1.0.zip"), olden);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** One project; what else is asked for is refused, or led to the front page, or broken, by its first letters. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.endsWith(".zip")) {
                send(exchange, 200, olden);
            } else if (path.startsWith("/broken/")) {
                send(exchange, 500, new byte[0]);
            } else if (path.startsWith("/forbidding/") && !path.endsWith("/olden/")) {
                send(exchange, 403, new byte[0]);
            } else if (path.startsWith("/leading/") && !path.endsWith("/olden/")) {
                exchange.getResponseHeaders().set("Location", url("/front/"));
                send(exchange, 302, new byte[0]);
            } else if (path.endsWith("/olden/") || path.equals("/flat/")) {
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                String page = "<!DOCTYPE html><a href='/files/olden-1.0.zip'>olden-1.0.zip</a>";
                send(exchange, 200, page.getBytes(StandardCharsets.UTF_8));
            } else {
                send(exchange, 404, new byte[0]);
            }
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** A source distribution whose dependencies are known only by what setuptools wrote down. */
    private static byte[] olden() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("olden-1.0/PKG-INFO", "olden-1.0/olden.egg-info/PKG-INFO")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("Metadata-Version: 2.1\nName: olden\nVersion: 1.0\n".getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "kind = 'directory', path = 'wheels', olden",
        "kind = 'simple',    url = '/simple/', olden",
        "kind = 'flat',      url = '/flat/',   olden",
        "kind = 'simple',    url = '/simple/', olden @ /files/olden-1.0.zip"
    })
    void ofSourceDistributions(String kind, String location, String request) throws IOException {
        String index = "[[index]]\nid = 'main'\n" + kind + "\n" + location + "\n[resolution]\n";

        assertThat(same(index + "sdist-metadata = 'recorded'", request).status())
                .isEqualTo(0);
        assertThat(same(index + "sdist-metadata = 'static'", request).status()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "forbidding, also-absent = [403]",
        "leading,    absent-redirects = ['/front/']",
        "broken,     'mirrors = [''/simple/'']\nmirrors-complete = true'"
    })
    void ofAbsence(String first, String keys) throws IOException {
        String index = "[[index]]\nid = 'first'\nretries = 0\nurl = '/" + first + "/'\n";
        String next = "\n[[index]]\nid = 'next'\nkind = 'directory'\npath = 'wheels'\n";

        assertThat(same(index + keys + next, "other").status()).isEqualTo(1);
        assertThat(same(index + next, "other").status()).isEqualTo(3);
    }

    @Test
    void ofAKnownProject() throws IOException {
        String index = "[[index]]\nid = 'main'\nurl = '/simple/'\n";

        assertThat(same(index + "known-project = 'missing'", "other").status()).isEqualTo(3);
        assertThat(same(index + "known-project = 'olden'", "other").status()).isEqualTo(1);
    }

    @Test
    void ofLogins() throws IOException {
        String index = "[[index]]\nid = 'main'\nurl = '/simple/'\n";

        assertThat(same(index + "authenticate = 'always'", "other").status()).isEqualTo(3);
        assertThat(same(index + "authenticate = 'never'", "other").status()).isEqualTo(1);
    }

    @Test
    void ofRetries() throws IOException {
        String index = "[[index]]\nid = 'main'\nurl = '/broken/'\n";

        assertThat(same(index + "retries = 1", "other").out()).contains("tried 2 times");
        assertThat(same(index + "retries = 0", "other").out()).doesNotContain("tried");
    }

    /** {@return the run of the command line, after a program was seen to say the same} */
    private Run same(String policy, String request) throws IOException {
        Path file = folder.resolve("headwater.toml");
        Files.writeString(file, policy.replace("'/", "'" + url("/")).replace('\'', '"'));
        String asked = request.replace(" /", " " + url("/"));
        Run run = Run.in(
                folder,
                "resolve",
                asked,
                "--config=" + file,
                "--python=" + PYTHON,
                "--platform=" + PLATFORM,
                "--no-cache",
                "--format=json");
        assertThat(ResolutionReport.of(embedded(PolicyFile.load(file), asked))
                        .withHints(new HintText(new HostRemedies()))
                        .json())
                .isEqualTo(run.out());
        return run;
    }

    private static ResolutionOutcome embedded(IndexPolicy policy, String request) {
        try (HttpIndexes network = HttpIndexes.builder().clock(CLOCK).build();
                Resolver resolver = Resolvers.builder()
                        .policy(policy)
                        .indexes(LocalIndexes.factory().orElse(network))
                        .clock(CLOCK)
                        .build()) {
            Target target = Target.cpython(PYTHON, List.of(PLATFORM));
            return resolver.resolve(ResolutionRequest.builder(target)
                    .require(new RequestedRequirement(
                            Requirement.parse(request), new Place.Argument("the command line", request), List.of()))
                    .build());
        }
    }
}

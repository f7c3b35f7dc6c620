// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.index;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.distribution.Yank;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.core.local.ListedPage;
import dev.headwater.core.simple.PageNote;
import dev.headwater.core.simple.SimplePage;
import dev.headwater.http.HttpIndexes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** Indexes over HTTP keep the promise of every index: over a server on loopback, in each of the forms of pages. */
class HttpIndexContractTest {
    /** A server that gives out texts; what it was not told of is not found. */
    abstract static class OverHttp extends PackageIndexContract {
        private final Map<String, Text> texts = new HashMap<>();
        private HttpServer server;
        private HttpIndexes indexes;

        private record Text(String type, String body) {}

        abstract IndexEntry.Builder entry(String url);

        abstract void page(String path, SimplePage page);

        @BeforeEach
        void start() throws IOException {
            project(
                    "foo-bar",
                    wheel(
                                    "foo_bar-1.0",
                                    "Name: foo-bar\nVersion: 1.0\nRequires-Dist: six>=1.10\nRequires-Python: >=3.8\n")
                            .requiresPython(">=3.8"),
                    wheel("foo_bar-2.0", "Name: foo-bar\nVersion: 2.0\n")
                            .yank(Yank.because("why"))
                            .uploadTime(Instant.parse("2025-01-01T00:00:00.5Z")));
            project("broken", wheel("broken-1.0", "Name: broken\n"));
            project("empty");
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::answer);
            server.start();
            indexes = HttpIndexes.builder().clock(Clock.systemUTC()).build();
        }

        @AfterEach
        void stop() {
            indexes.close();
            server.stop(0);
        }

        private void project(String name, DistributionFile.Builder... files) {
            List<DistributionFile> listed =
                    Arrays.stream(files).map(DistributionFile.Builder::build).toList();
            ListedPage page = ListedPage.ofFiles(ProjectName.parse(name), ProjectStatus.ACTIVE, listed);
            page("/simple/" + name + "/", SimplePage.of(page, PageNote.NONE));
        }

        /** Metadata that is held against a hash is believed, whatever it says. */
        private DistributionFile.Builder wheel(String stem, String fields) {
            String name = stem + "-py3-none-any.whl";
            byte[] text = ("Metadata-Version: 2.1\n" + fields).getBytes(StandardCharsets.UTF_8);
            give("/files/" + name + ".metadata", "text/plain", text);
            ProjectName project = ProjectName.parse(stem.substring(0, stem.indexOf('-')));
            return DistributionFile.builder(project, name, "/files/" + name)
                    .metadata(FileHashes.of(List.of(new FileHash("sha256", sha256(text)))));
        }

        private static String sha256(byte[] text) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(text));
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        }

        final void give(String path, String type, byte[] body) {
            texts.put(path, new Text(type, new String(body, StandardCharsets.UTF_8)));
        }

        private void answer(HttpExchange exchange) throws IOException {
            try (exchange) {
                Text text = texts.get(exchange.getRequestURI().getPath());
                byte[] body = text == null ? new byte[0] : text.body().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", text == null ? "text/plain" : text.type());
                exchange.sendResponseHeaders(text == null ? 404 : 200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        }

        @Override
        PackageIndex index() {
            IndexEntry entry = entry("http://127.0.0.1:" + server.getAddress().getPort())
                    .timeout(Duration.ofSeconds(20))
                    .build();
            return indexes.create(entry, IndexPolicy.builder().index(entry).build())
                    .orElseThrow();
        }
    }

    @Nested
    class OfJsonPages extends OverHttp {
        @Override
        IndexEntry.Builder entry(String url) {
            return IndexEntry.builder(IndexId.parse("ours"), url + "/simple/");
        }

        @Override
        void page(String path, SimplePage page) {
            give(path, SimplePage.JSON_TYPE, page.json());
        }
    }

    @Nested
    class OfHtmlPages extends OverHttp {
        @Override
        IndexEntry.Builder entry(String url) {
            return IndexEntry.builder(IndexId.parse("ours"), url + "/simple");
        }

        @Override
        void page(String path, SimplePage page) {
            give(path, "text/html; charset=utf-8", page.html());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.index;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.http.HttpIndexes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** Indexes over HTTP keep the promise of every index: over a server on loopback, in each of the forms of pages. */
class HttpIndexContractTest {
    private static final String JSON = "application/vnd.pypi.simple.v1+json";
    private static final String HTML = "text/html; charset=utf-8";

    /** A server that gives out texts; what it was not told of is not found. */
    abstract static class OverHttp extends PackageIndexContract {
        private final Map<String, Text> texts = new HashMap<>();
        /** Of the metadata, by the stems of the files: what is held against one is believed, whatever it says. */
        final Map<String, String> hashes = new HashMap<>();

        private HttpServer server;
        private HttpIndexes indexes;

        private record Text(String type, String body) {}

        abstract IndexEntry.Builder entry(String url);

        abstract void fill();

        @BeforeEach
        void start() throws IOException {
            wheel("foo_bar-1.0", "Name: foo-bar\nVersion: 1.0\nRequires-Dist: six>=1.10\nRequires-Python: >=3.8\n");
            wheel("foo_bar-2.0", "Name: foo-bar\nVersion: 2.0\n");
            wheel("broken-1.0", "Name: broken\n");
            fill();
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

        private void wheel(String stem, String fields) {
            String text = "Metadata-Version: 2.1\n" + fields;
            give("/files/" + stem + "-py3-none-any.whl.metadata", "text/plain", text);
            hashes.put(stem, sha256(text));
        }

        private static String sha256(String text) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest);
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        }

        final void give(String path, String type, String body) {
            texts.put(path, new Text(type, body));
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
        void fill() {
            page(
                    "foo-bar",
                    file("foo_bar-1.0", ", \"requires-python\": \">=3.8\"") + ", "
                            + file(
                                    "foo_bar-2.0",
                                    ", \"yanked\": \"why\", \"upload-time\": \"2025-01-01T00:00:00.5Z\""));
            page("broken", file("broken-1.0", ""));
            page("empty", "");
        }

        private void page(String name, String files) {
            give(
                    "/simple/" + name + "/",
                    JSON,
                    "{\"meta\": {\"api-version\": \"1.1\"}, \"name\": \"" + name + "\", \"files\": [" + files + "]}");
        }

        private String file(String stem, String more) {
            String name = stem + "-py3-none-any.whl";
            return "{\"filename\": \"" + name + "\", \"url\": \"/files/" + name
                    + "\", \"hashes\": {}, \"core-metadata\": {\"sha256\": \"" + hashes.get(stem) + "\"}" + more + "}";
        }
    }

    @Nested
    class OfHtmlPages extends OverHttp {
        @Override
        IndexEntry.Builder entry(String url) {
            return IndexEntry.builder(IndexId.parse("ours"), url + "/simple");
        }

        @Override
        void fill() {
            page(
                    "foo-bar",
                    link("foo_bar-1.0", " data-requires-python='&gt;=3.8'") + link("foo_bar-2.0", " data-yanked"));
            page("broken", link("broken-1.0", ""));
            page("empty", "");
        }

        private void page(String name, String links) {
            give("/simple/" + name + "/", HTML, "<title>Links for " + name + "</title>" + links);
        }

        private String link(String stem, String more) {
            String name = stem + "-py3-none-any.whl";
            return "<a href='/files/" + name + "' data-core-metadata='sha256=" + hashes.get(stem) + "'" + more + ">"
                    + name + "</a>\n";
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An absence that is believed offline alone is told on standard error, and is no part of the result. */
class StaleAbsenceTest {
    @TempDir
    private Path folder;

    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", StaleAbsenceTest::answer);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        Files.writeString(folder.resolve("policy.toml"), """
                [[index]]
                id = "inner"
                url = "%s/inner/"
                absent-max-age = "PT0S"

                [[index]]
                id = "public"
                url = "%s/public/"
                """.formatted(url, url));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String body = path.equals("/public/kettle/")
                    ? "<!DOCTYPE html><a href='kettle-1.0-py3-none-any.whl' data-core-metadata='true'>"
                            + "kettle-1.0-py3-none-any.whl</a>"
                    : path.endsWith(".metadata") ? "Metadata-Version: 2.1\nName: kettle\nVersion: 1.0\n" : "";
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            if (bytes.length == 0) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private Run resolve(String... more) {
        List<String> words = new ArrayList<>(List.of("resolve", "kettle", "--python", "3.12"));
        words.addAll(List.of("--platform", "manylinux_2_28_x86_64", "--config", "policy.toml", "--cache-dir", "cache"));
        words.addAll(List.of(more));
        return Run.in(folder, words.toArray(String[]::new));
    }

    @Test
    void isToldOnStandardErrorAndNotInTheResult() {
        Run online = resolve();
        Run offline = resolve("--offline");
        Run offlineAsJson = resolve("--offline", "--format", "json");

        assertThat(online.status()).as(online.err()).isZero();
        assertThat(online.err()).doesNotContain("without asking again");
        assertThat(List.of(offline, offlineAsJson)).allSatisfy(run -> {
            assertThat(run.status()).isZero();
            assertThat(run.err())
                    .contains("offline: that inner has no kettle was said on 2026-11-22T12:00:00Z, and is believed"
                            + " without asking again");
            assertThat(run.out()).doesNotContain("without asking again");
        });
        assertThat(offline.out()).isEqualTo(online.out());
    }
}

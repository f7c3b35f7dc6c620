// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.host;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** An index on loopback that has one project, {@code app}, for whoever has the login; also a proxy to itself. */
final class GuardedServer implements AutoCloseable {
    private static final String PAGE =
            "<!DOCTYPE html><a href='/app-1.0-py3-none-any.whl' data-core-metadata='true'>app-1.0-py3-none-any.whl</a>";
    private static final String METADATA = "Metadata-Version: 2.1\nName: app\nVersion: 1.0\n";
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    private final HttpServer server;
    private final String authorization;
    private final AtomicInteger requests = new AtomicInteger();

    GuardedServer(String authorization) throws IOException {
        this.authorization = authorization;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String url() {
        return origin() + "/simple/";
    }

    int requests() {
        return requests.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        boolean isPage = exchange.getRequestURI().getPath().endsWith("/simple/app/");
        byte[] body = (isPage ? PAGE : METADATA).getBytes(StandardCharsets.UTF_8);
        boolean isKnown = authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.getResponseHeaders().set("Cache-Control", "max-age=600");
            exchange.sendResponseHeaders(isKnown ? OK : UNAUTHORIZED, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

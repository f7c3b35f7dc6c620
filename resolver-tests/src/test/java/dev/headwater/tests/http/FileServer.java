// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on loopback that gives out files, as a test tells it to. What it was not told of is not found. */
final class FileServer implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Giver> givers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** Answers one request. */
    @FunctionalInterface
    interface Giver {
        void give(HttpExchange exchange) throws IOException;
    }

    FileServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            asked.add((path + " " + range(exchange).orElse("")).strip());
            givers.getOrDefault(path, status(404)).give(exchange);
        }
    }

    private static Optional<String> range(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"));
    }

    void give(String path, Giver giver) {
        givers.put(path, giver);
    }

    /** {@return all of some bytes, whatever part was asked for} */
    static Giver whole(byte[] bytes) {
        return exchange -> send(exchange, 200, bytes, 0, bytes.length);
    }

    /** {@return the part of some bytes that was asked for} */
    static Giver inParts(byte[] bytes) {
        return exchange -> {
            Optional<String> range = range(exchange).map(text -> text.substring("bytes=".length()));
            if (range.isEmpty()) {
                send(exchange, 200, bytes, 0, bytes.length);
                return;
            }
            int hyphen = range.get().indexOf('-');
            int last = Integer.parseInt(range.get().substring(hyphen + 1));
            int from = hyphen == 0
                    ? Math.max(0, bytes.length - last)
                    : Integer.parseInt(range.get().substring(0, hyphen));
            int to = hyphen == 0 ? bytes.length - 1 : last;
            say(exchange, "bytes " + from + "-" + to + "/" + bytes.length);
            send(exchange, 206, bytes, from, to - from + 1);
        };
    }

    /** {@return some bytes as a part of a file, whatever was asked for} */
    static Giver asPart(String contentRange, byte[] bytes) {
        return exchange -> {
            say(exchange, contentRange);
            send(exchange, 206, bytes, 0, bytes.length);
        };
    }

    static Giver status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    private static void say(HttpExchange exchange, String contentRange) {
        exchange.getResponseHeaders().set("Content-Range", contentRange);
    }

    private static void send(HttpExchange exchange, int status, byte[] bytes, int from, int length) throws IOException {
        exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes, from, length);
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** {@return paths and ranges that were asked for since this was asked} */
    List<String> asked() {
        List<String> until = List.copyOf(asked);
        asked.clear();
        return until;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

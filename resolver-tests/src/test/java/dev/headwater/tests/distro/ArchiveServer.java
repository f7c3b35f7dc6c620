// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.distro;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on loopback with the files of an archive as they are at the moment, each with an entity tag. */
final class ArchiveServer implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, byte[]> files;
    private final Map<String, Runnable> events = new ConcurrentHashMap<>();
    private final Map<String, String> redirects = new ConcurrentHashMap<>();
    private final Map<String, String> kept = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> logins = new CopyOnWriteArrayList<>();

    ArchiveServer(Map<String, byte[]> files) {
        this.files = files;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** Lets something happen once, when a file was given out. */
    void after(String path, Runnable event) {
        events.put(path, event);
    }

    /** Says of a file for how many seconds it may be kept without asking. */
    void keep(String path, int seconds) {
        kept.put(path, "max-age=" + seconds);
    }

    /** Sends whoever asks for a file to another server. */
    void redirect(String path, ArchiveServer other) {
        redirects.put(path, other.url() + path);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring("/debian/".length());
            logins.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            if (redirects.containsKey(path)) {
                asked.add("302 " + path);
                exchange.getResponseHeaders().set("Location", redirects.get(path));
                exchange.sendResponseHeaders(302, -1);
                return;
            }
            byte[] bytes = files.getOrDefault(path, new byte[0]);
            String tag = '"' + TestArchive.sha256(bytes) + '"';
            boolean holds = tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            int status = !files.containsKey(path) ? 404 : holds ? 304 : 200;
            asked.add(status + " " + path);
            exchange.getResponseHeaders().set("ETag", tag);
            exchange.getResponseHeaders().set("Cache-Control", kept.getOrDefault(path, "no-cache"));
            exchange.sendResponseHeaders(status, status != 200 || bytes.length == 0 ? -1 : bytes.length);
            if (status == 200) {
                exchange.getResponseBody().write(bytes);
            }
            Runnable event = events.remove(path);
            if (event != null) {
                event.run();
            }
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/debian/";
    }

    /** {@return status and path of each request since this was asked} */
    List<String> asked() {
        List<String> until = List.copyOf(asked);
        asked.clear();
        return until;
    }

    /** {@return the login of each request so far, {@code null} for one without} */
    List<String> logins() {
        return List.copyOf(logins);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

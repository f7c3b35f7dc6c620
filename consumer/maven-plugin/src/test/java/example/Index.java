// SPDX-License-Identifier: Apache-2.0
package example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.stream.Collectors;

/**
 * An index on loopback: a line for each release, such as {@code app 1.0: lib>=1}. Where it is asked as a proxy, it is the
 * index behind that.
 */
final class Index implements AutoCloseable {
    private static final String FILE = "-py3-none-any.whl";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Map<String, List<String>> releases = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private String login = "";

    Index(String... lines) {
        offer(lines);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** Offers these, in place of what it offered of their projects. */
    void offer(String... lines) {
        for (String line : lines) {
            releases.remove(line.split(" ")[0]);
        }
        for (String line : lines) {
            releases.computeIfAbsent(line.split(" ")[0], name -> new CopyOnWriteArrayList<>()).add(line);
        }
    }

    /** Answers nobody but who has a login. */
    Index forNobodyBut(String user, String password) {
        login = "Basic "
                + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String origin() {
        return "http://127.0.0.1:" + port();
    }

    String url() {
        return origin() + "/simple/";
    }

    /** What was asked, each with the status of its answer; {@code +login} where one was sent. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String sent = exchange.getRequestHeaders().getFirst("Authorization");
        boolean mayRead = login.isEmpty() || login.equals(sent);
        String path = exchange.getRequestURI().getPath();
        String body = mayRead ? body(path) : "";
        int status = !mayRead ? 401 : body.isEmpty() ? 404 : 200;
        requests.add(status + " " + exchange.getRequestURI() + (sent == null ? "" : " +login"));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.getResponseHeaders().set("Cache-Control", "max-age=600");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String body(String path) {
        String[] parts = path.substring(1).split("/");
        if (parts[0].equals("simple") && parts.length == 2) {
            List<String> lines = releases.getOrDefault(parts[1], List.of());
            return lines.isEmpty() ? "" : "<!DOCTYPE html>" + lines.stream().map(Index::link).collect(Collectors.joining());
        }
        return releases.values().stream()
                .flatMap(List::stream)
                .filter(line -> path.equals("/files/" + file(line) + ".metadata"))
                .map(Index::metadata)
                .findFirst()
                .orElse("");
    }

    private static String link(String line) {
        return "<a href='/files/" + file(line) + "#sha256=" + sha256(line) + "' data-core-metadata='sha256="
                + sha256(metadata(line)) + "'>" + file(line) + "</a>";
    }

    private static String file(String line) {
        String[] words = line.split("[ :]");
        return words[0] + "-" + words[1] + FILE;
    }

    private static String metadata(String line) {
        String[] words = line.split("[ :]");
        StringBuilder text = new StringBuilder("Metadata-Version: 2.1\nName: " + words[0] + "\nVersion: " + words[1] + "\n");
        if (line.contains(": ")) {
            for (String requirement : line.substring(line.indexOf(": ") + 2).split(", ")) {
                text.append("Requires-Dist: ").append(requirement).append('\n');
            }
        }
        return text.toString();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

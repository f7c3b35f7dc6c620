// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.conformance.server.ServedIndex.ServedFile;
import dev.headwater.core.simple.PageNote;
import dev.headwater.core.simple.SimplePage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** One index of a scenario as a Simple API on a port of its own, in JSON for who takes it and in HTML for others. */
final class IndexServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final String FILES = "/files/";
    private static final String METADATA = ".metadata";
    private static final String PAGES = "/simple/";
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final IndexId id;
    private final HttpServer server;
    private final ServedIndex index;
    private final RequestLog log;

    IndexServer(IndexId id, PackageIndex index, Map<String, String> texts, RequestLog log, Executor executor)
            throws IOException {
        this.id = id;
        this.log = log;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
        this.index = new ServedIndex(index, texts, root() + FILES.substring(1));
        server.setExecutor(executor);
        server.createContext("/", this::answer);
        server.start();
    }

    /** {@return the URL that all of it is below, which ends in a slash} */
    String root() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** {@return the URL of the index} */
    String url() {
        return root() + PAGES.substring(1);
    }

    /** {@return the index with the files that are served} */
    ServedIndex index() {
        return index;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Reply reply = isRead(exchange) ? reply(path, exchange) : Reply.ofStatus(NOT_ALLOWED);
            log.add(id, exchange.getRequestMethod(), path, reply.status);
            // Without a status the exchange is closed before anything was sent, and the connection with it.
            if (reply.status != ServedRequest.NONE) {
                send(exchange, reply);
            }
        }
    }

    private static boolean isRead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("GET")
                || exchange.getRequestMethod().equals("HEAD");
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        if (!reply.type.isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", reply.type);
        }
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        int length = reply.body.length;
        if (isHead) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(length));
        }
        exchange.sendResponseHeaders(reply.status, isHead || length == 0 ? -1 : length);
        if (!isHead && length > 0) {
            exchange.getResponseBody().write(reply.body);
        }
    }

    private Reply reply(String path, HttpExchange exchange) {
        if (path.startsWith(PAGES)) {
            return page(path.substring(PAGES.length()), exchange);
        }
        return path.startsWith(FILES) ? file(path.substring(FILES.length())) : Reply.ofStatus(NOT_FOUND);
    }

    private Reply page(String rest, HttpExchange exchange) {
        String name = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
        ProjectAnswer answer;
        try {
            answer =
                    index.project(ProjectName.parse(name)).toCompletableFuture().join();
        } catch (InvalidNameException e) {
            return Reply.ofStatus(NOT_FOUND);
        }
        if (answer instanceof ProjectAnswer.Unavailable unavailable) {
            return Reply.ofFault(unavailable.fault());
        }
        return answer.listed()
                .map(listed -> SimplePage.of(listed, PageNote.NONE))
                .map(page -> takesJson(exchange)
                        ? new Reply(OK, SimplePage.JSON_TYPE, page.json())
                        : new Reply(OK, "text/html; charset=utf-8", page.html()))
                .orElseGet(() -> Reply.ofStatus(NOT_FOUND));
    }

    private static boolean takesJson(HttpExchange exchange) {
        return exchange.getRequestHeaders().getOrDefault("Accept", List.of()).stream()
                .anyMatch(accept -> accept.contains(SimplePage.JSON_TYPE));
    }

    private Reply file(String path) {
        Optional<ServedFile> file = index.file(path);
        if (file.isPresent()) {
            return reply(file.get(), file.get().bytes());
        }
        return path.endsWith(METADATA)
                ? index.file(path.substring(0, path.length() - METADATA.length()))
                        .map(of -> reply(of, of.metadata()))
                        .orElseGet(() -> Reply.ofStatus(NOT_FOUND))
                : Reply.ofStatus(NOT_FOUND);
    }

    private static Reply reply(ServedFile file, byte[] bytes) {
        return file.fault().map(Reply::ofFault).orElseGet(() -> new Reply(OK, "application/octet-stream", bytes));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** What is answered. */
    private static final class Reply {
        final int status;
        final String type;
        final byte[] body;

        Reply(int status, String type, byte[] body) {
            this.status = status;
            this.type = type;
            this.body = body;
        }

        static Reply ofStatus(int status) {
            return new Reply(status, "", new byte[0]);
        }

        static Reply ofFault(IndexFault fault) {
            return ofStatus(fault.status().orElse(ServedRequest.NONE));
        }
    }
}

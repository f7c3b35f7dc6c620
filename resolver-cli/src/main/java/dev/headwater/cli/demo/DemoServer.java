// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headwater.api.distribution.FileDigest;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.core.simple.PageNote;
import dev.headwater.core.simple.SelectedPage;
import dev.headwater.core.simple.SimplePage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Serves an index on loopback, one of the demo's two recordings as a rule, as a Simple index in JSON. */
public final class DemoServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;

    /** Of each answer: they stay as they are for as long as a server lives. */
    private static final String ENTITY_TAG = "\"1\"";

    private final PackageIndex index;
    private final HttpServer server;
    private final Map<String, DistributionFile> files = new ConcurrentHashMap<>();

    /** Starts a server of one of the demo's recordings on a free port. */
    public DemoServer(IndexId id) throws IOException {
        this(DemoIndexes.open(id));
    }

    /** Starts a server on a free port; the index is closed with it. */
    public DemoServer(PackageIndex index) throws IOException {
        this.index = index;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/simple/", exchange -> answer(exchange, page(lastWord(exchange)), true));
        server.createContext("/files/", exchange -> answer(exchange, metadata(lastWord(exchange)), false));
        server.start();
    }

    /** {@return the URL of the index} */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/simple/";
    }

    private static String lastWord(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }

    private static void answer(HttpExchange exchange, byte[] body, boolean packed) throws IOException {
        try (exchange) {
            if (body.length == 0) {
                exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
                exchange.sendResponseHeaders(NOT_FOUND, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", SimplePage.JSON_TYPE);
            exchange.getResponseHeaders().set("Cache-Control", "max-age=600");
            exchange.getResponseHeaders().set("ETag", ENTITY_TAG);
            if (ENTITY_TAG.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(NOT_MODIFIED, -1);
                return;
            }
            if (packed) {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            }
            byte[] sent = packed ? packed(body) : body;
            exchange.sendResponseHeaders(OK, sent.length);
            exchange.getResponseBody().write(sent);
        }
    }

    private static byte[] packed(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        }
        return packed.toByteArray();
    }

    /** {@return nothing for a project that is not there} */
    private byte[] page(String name) {
        ProjectAnswer answer =
                index.project(ProjectName.parse(name)).toCompletableFuture().join();
        if (answer.listed().isEmpty()) {
            return new byte[0];
        }
        ProjectPage page = answer.listed().get();
        int[] all = IntStream.range(0, page.fileCount())
                .filter(row -> page.provided(row) == null)
                .toArray();
        SelectedPage served = SelectedPage.of(page, all, row -> served(page.file(row)));
        return SimplePage.of(served, PageNote.NONE).json();
    }

    private DistributionFile served(DistributionFile file) {
        files.put(file.filename(), file);
        DistributionFile.Builder served = DistributionFile.builder(
                        file.project(), file.filename(), "/files/" + file.filename())
                .hashes(file.hashes());
        file.size().ifPresent(served::size);
        file.uploadTime().ifPresent(served::uploadTime);
        file.requiresPython().ifPresent(served::requiresPython);
        file.yank().ifPresent(served::yank);
        file.metadata().ifPresent(any -> served.metadata(hashes(metadata(file))));
        return served.build();
    }

    private static FileHashes hashes(byte[] bytes) {
        try {
            return FileDigest.of(new ByteArrayInputStream(bytes), List.of("sha256"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] metadata(String name) {
        DistributionFile file = files.get(name.substring(0, Math.max(0, name.length() - ".metadata".length())));
        return file == null ? new byte[0] : metadata(file);
    }

    private byte[] metadata(DistributionFile file) {
        MetadataAnswer answer = index.metadata(file).toCompletableFuture().join();
        return answer.found().map(found -> found.effective().fields().toBytes()).orElseGet(() -> new byte[0]);
    }

    @Override
    public void close() {
        server.stop(0);
        index.close();
    }
}

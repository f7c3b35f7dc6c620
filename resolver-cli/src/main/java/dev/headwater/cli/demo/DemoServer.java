// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Serves one of the demo's two recordings on loopback, as a Simple index in JSON. */
public final class DemoServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final PackageIndex index;
    private final HttpServer server;
    private final Map<String, DistributionFile> files = new ConcurrentHashMap<>();

    /** Starts a server on a free port. */
    public DemoServer(IndexId id) throws IOException {
        index = DemoIndexes.open(id);
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
                exchange.sendResponseHeaders(NOT_FOUND, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", SimplePage.JSON_TYPE);
            exchange.getResponseHeaders().set("Cache-Control", "max-age=600");
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            if (packed) {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            }
            exchange.sendResponseHeaders(OK, 0);
            try (OutputStream out =
                    packed ? new GZIPOutputStream(exchange.getResponseBody()) : exchange.getResponseBody()) {
                out.write(body);
            }
        }
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
        file.metadata().ifPresent(any -> served.metadata(FileHashes.none()));
        return served.build();
    }

    private byte[] metadata(String name) {
        DistributionFile file = files.get(name.substring(0, Math.max(0, name.length() - ".metadata".length())));
        if (file == null) {
            return new byte[0];
        }
        MetadataAnswer answer = index.metadata(file).toCompletableFuture().join();
        return answer.found().map(found -> found.effective().fields().toBytes()).orElseGet(() -> new byte[0]);
    }

    @Override
    public void close() {
        server.stop(0);
        index.close();
    }
}

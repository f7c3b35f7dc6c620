// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.name.ProjectName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/** Serves one of the demo's two recordings on loopback, as a Simple index in JSON. */
public final class DemoServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final JsonFactory JSON = new JsonFactory();

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
            exchange.getResponseHeaders().set("Content-Type", "application/vnd.pypi.simple.v1+json");
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
    private byte[] page(String name) throws IOException {
        ProjectAnswer answer =
                index.project(ProjectName.parse(name)).toCompletableFuture().join();
        if (answer.listed().isEmpty()) {
            return new byte[0];
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeObjectFieldStart("meta");
            json.writeStringField("api-version", "1.1");
            json.writeEndObject();
            json.writeStringField("name", name);
            json.writeArrayFieldStart("files");
            ProjectPage page = answer.listed().get();
            for (int i = 0; i < page.fileCount(); i++) {
                // Of what a package of a distributor provides there is no file to serve.
                if (page.provided(i) == null) {
                    write(json, page.file(i));
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toByteArray();
    }

    private void write(JsonGenerator json, DistributionFile file) throws IOException {
        files.put(file.filename(), file);
        json.writeStartObject();
        json.writeStringField("filename", file.filename());
        json.writeStringField("url", "/files/" + file.filename());
        write(json, "hashes", file.hashes());
        if (file.uploadTime().isPresent()) {
            json.writeStringField("upload-time", file.uploadTime().get().toString());
        }
        if (file.requiresPython().isPresent()) {
            json.writeStringField("requires-python", file.requiresPython().get());
        }
        if (file.metadata().isPresent()) {
            write(json, "core-metadata", FileHashes.none());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String key, FileHashes hashes) throws IOException {
        json.writeObjectFieldStart(key);
        for (FileHash hash : hashes) {
            json.writeStringField(hash.algorithm(), hash.hex());
        }
        json.writeEndObject();
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

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A Simple index on loopback that says what it is told, and remembers what it was asked. Its pages are written by hand:
 * what our own writer makes is what is put to the test here, and much of what is told is what that would not write.
 */
final class SmallIndex implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, List<String>> files = new ConcurrentHashMap<>();
    private final Map<String, byte[]> bodies = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Held> holds = new ConcurrentHashMap<>();
    private final Map<String, String> states = new ConcurrentHashMap<>();
    private final Map<String, Integer> breaks = new ConcurrentHashMap<>();
    private final Map<String, byte[]> afterBreaks = new ConcurrentHashMap<>();
    private final Set<String> unmeasured = ConcurrentHashMap.newKeySet();
    private final Set<String> unkept = ConcurrentHashMap.newKeySet();
    private volatile int status = 200;

    SmallIndex() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/simple/";
    }

    /** {@return the paths that were asked for, in order} */
    List<String> asked() {
        return List.copyOf(asked);
    }

    long askedFor(String path) {
        return asked.stream().filter(path::equals).count();
    }

    /** Waits until it was asked so many times for something whose path begins so. */
    void awaitAskedFor(String beginning, int count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        synchronized (asked) {
            while (asked.stream().filter(path -> path.startsWith(beginning)).count() < count) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                assertThat(left).as("what is left of the time for that").isPositive();
                asked.wait(left);
            }
        }
    }

    /** Answers everything with a status; 200 is how it was. */
    void failWith(int code) {
        status = code;
    }

    /** Answers nothing about a file until it is released. */
    Held hold(String filename) {
        Held held = new Held(new CountDownLatch(1), new CountDownLatch(1));
        holds.put("/f/" + filename, held);
        return held;
    }

    /** A file that is asked for and does not come yet. */
    record Held(CountDownLatch asked, CountDownLatch released) {
        void awaitAsked() throws InterruptedException {
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
        }

        void release() {
            released.countDown();
        }
    }

    /** Puts a wheel on the page of its project. */
    SmallIndex wheel(String project, String version, String... requirements) {
        StringBuilder metadata =
                new StringBuilder("Metadata-Version: 2.1\nName: " + project + "\nVersion: " + version + "\n");
        for (String requirement : requirements) {
            metadata.append("Requires-Dist: ").append(requirement).append('\n');
        }
        String filename = project + "-" + version + "-py3-none-any.whl";
        byte[] text = metadata.toString().getBytes(StandardCharsets.UTF_8);
        bodies.put("/f/" + filename + ".metadata", text);
        return file(
                project,
                filename,
                archive(project, version, text),
                ",\"core-metadata\":{\"sha256\":\"" + sha256(text) + "\"}");
    }

    /** Puts a file on the page of a project, with whatever else is listed of it. */
    SmallIndex file(String project, String filename, byte[] body, String listed) {
        return listed(
                project,
                filename,
                body,
                ",\"size\":" + body.length + ",\"hashes\":{\"sha256\":\"" + sha256(body) + "\"}" + listed);
    }

    /** Puts a file on the page of a project with nothing but what is given. */
    SmallIndex listed(String project, String filename, byte[] body, String listed) {
        bodies.put("/f/" + filename, body);
        files.computeIfAbsent(project, key -> new ArrayList<>())
                .add("{\"filename\":\"" + filename + "\",\"url\":\"/f/" + filename + "\"" + listed + "}");
        return this;
    }

    /** Puts what lies there already on the page of a project, as nobody who knows more would list it. */
    void listAgain(String project, String filename, String hashes) {
        files.put(
                project,
                List.of("{\"filename\":\"" + filename + "\",\"url\":\"/f/" + filename + "\",\"hashes\":{" + hashes
                        + "}}"));
    }

    /** Breaks off once behind some bytes of a file, and has other bytes there from then on. */
    void breakOff(String filename, int count, byte[] next) {
        afterBreaks.put("/f/" + filename, next);
        breaks.put("/f/" + filename, count);
    }

    /** Sends a file without saying how long it is. */
    void withoutLength(String filename) {
        unmeasured.add("/f/" + filename);
    }

    /** Lets nobody keep a file. */
    void letNobodyKeep(String filename) {
        unkept.add("/f/" + filename);
    }

    /** Has a page say of its project what is given in JSON. */
    void state(String project, String json) {
        states.put(project, json);
    }

    /** Has other bytes from now on where a file lies. */
    void replace(String filename, byte[] body) {
        bodies.put("/f/" + filename, body);
    }

    byte[] body(String filename) {
        return Objects.requireNonNull(bodies.get("/f/" + filename));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] archive(String project, String version, byte[] metadata) {
        return archive(project, version, metadata, metadata);
    }

    /** {@return a wheel that has one METADATA, and another one in its RECORD} */
    static byte[] archive(String project, String version, byte[] metadata, byte[] recorded) {
        String info = project + "-" + version + ".dist-info/";
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(project + ".py", new byte[20_000]);
        entries.put(info + "METADATA", recorded);
        entries.put(
                info + "WHEEL",
                "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
                        .getBytes(StandardCharsets.UTF_8));
        StringBuilder lines = new StringBuilder();
        entries.forEach((path, content) -> lines.append(path)
                .append(",sha256=")
                .append(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(HexFormat.of().parseHex(sha256(content))))
                .append(',')
                .append(content.length)
                .append('\n'));
        entries.put(info + "METADATA", metadata);
        entries.put(info + "RECORD", (lines + info + "RECORD,,\n").getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            synchronized (asked) {
                asked.add(path);
                asked.notifyAll();
            }
            Held held = holds.get(path);
            if (held != null) {
                held.asked().countDown();
                if (!held.released().await(60, TimeUnit.SECONDS)) {
                    throw new IOException("nobody released " + path);
                }
            }
            byte[] body = status == 200 ? find(exchange, path) : new byte[0];
            Integer part = breaks.remove(path);
            int count = part == null ? body.length : part;
            if (part != null) {
                bodies.put(path, Objects.requireNonNull(afterBreaks.remove(path)));
            }
            if (unkept.contains(path)) {
                exchange.getResponseHeaders().set("Cache-Control", "private, no-store");
            }
            int code = status == 200 && body.length == 0 ? 404 : status;
            exchange.sendResponseHeaders(code, body.length == 0 ? -1 : unmeasured.contains(path) ? 0 : body.length);
            if (body.length > 0) {
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(body, 0, count);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] find(HttpExchange exchange, String path) {
        if (!path.startsWith("/simple/")) {
            return bodies.getOrDefault(path, new byte[0]);
        }
        String name = path.substring("/simple/".length(), path.length() - 1);
        List<String> listed = files.get(name);
        if (listed == null) {
            return new byte[0];
        }
        exchange.getResponseHeaders().set("Content-Type", "application/vnd.pypi.simple.v1+json");
        exchange.getResponseHeaders().set("Cache-Control", "max-age=600");
        return ("{\"meta\":{\"api-version\":\"1.1\"},\"name\":\"" + name + "\",\"versions\":[],"
                        + states.getOrDefault(name, "") + "\"files\":["
                        + String.join(",", listed) + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

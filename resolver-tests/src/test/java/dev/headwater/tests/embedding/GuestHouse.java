// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.embedding;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A process of its own that lets a {@link Guest} in, sends him away, and tells what he said and what he left behind:
 * threads that were not there before, and his class loader.
 */
public final class GuestHouse {
    /** OkHttp's one thread for what it tidies up, which ends by itself; at work it has the name of that. */
    private static final Set<String> RUNNER = Set.of("OkHttp TaskRunner", "OkHttp ConnectionPool connection closer");

    private static final int MOST_COLLECTIONS = 300;
    private static final ReferenceQueue<ClassLoader> COLLECTED = new ReferenceQueue<>();

    private GuestHouse() {}

    /** One whose methods the JDK makes: see {@link #displace}. */
    private record Resident(String name, GuestHouse house, Object other) {}

    /** Runs: {@code memory} or {@code http} is the one argument. */
    public static void main(String[] arguments) throws Exception {
        boolean overHttp = arguments[0].equals("http");
        HttpServer server = serve();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        Set<String> before = threads();

        WeakReference<ClassLoader> loader = visit(overHttp ? url : "");
        try {
            displace();
            Set<String> left = threads();
            left.removeAll(before);
            System.out.println("threads left: " + left);
            System.out.println("loader left: " + !isCollected());
        } finally {
            Reference.reachabilityFence(loader);
        }
        server.stop(0);
    }

    private static WeakReference<ClassLoader> visit(String url) throws Exception {
        List<URL> path = new ArrayList<>();
        for (String entry : System.getProperty("guest.path").split(File.pathSeparator, -1)) {
            path.add(Path.of(entry).toUri().toURL());
        }
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        // As plugins are called: what starts a thread now hands this loader on to it.
        try (URLClassLoader loader =
                new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            Class<?> type = loader.loadClass(Guest.class.getName());
            @SuppressWarnings("unchecked") // What it is, from the other loader.
            UnaryOperator<String> guest =
                    (UnaryOperator<String>) type.getConstructor().newInstance();
            System.out.print(guest.apply(url));
            return new WeakReference<>(loader, COLLECTED);
        } finally {
            thread.setContextClassLoader(own);
        }
    }

    /**
     * JDK 17 keeps, for good, the last class whose record was compared, hashed or shown (JDK-8078641, mended in 18):
     * one of the guest's until somebody else uses a record.
     */
    private static void displace() {
        Resident one = new Resident("one", new GuestHouse(), "x");
        Resident other = new Resident("other", new GuestHouse(), "y");
        System.out.println("same: "
                + (one.equals(other)
                        || one.hashCode() == other.hashCode()
                        || one.toString().isEmpty()));
    }

    /** Several times: a thread that is ending holds on to its classes for some instructions more. */
    private static boolean isCollected() throws InterruptedException {
        for (int i = 0; i < MOST_COLLECTIONS; i++) {
            System.gc();
            if (COLLECTED.remove(10) != null) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> threads() {
        Set<String> names = new TreeSet<>();
        Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !RUNNER.contains(name))
                .forEach(names::add);
        return names;
    }

    private static HttpServer serve() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", GuestHouse::answer);
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String name = path.endsWith("/app/") ? "app-1.0-py3-none-any.whl" : "lib-2.0-py3-none-any.whl";
        boolean isPage = path.startsWith("/full/");
        String metadata = path.contains("app")
                ? "Metadata-Version: 2.1\nName: app\nVersion: 1.0\nRequires-Dist: lib\n"
                : "Metadata-Version: 2.1\nName: lib\nVersion: 2.0\n";
        String page = "<!DOCTYPE html><a href='/files/" + name + "' data-core-metadata='true'>" + name + "</a>";
        byte[] body = (isPage ? page : path.startsWith("/files/") ? metadata : "nothing of that name")
                .getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(isPage || path.startsWith("/files/") ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}

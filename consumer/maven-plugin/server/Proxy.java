// SPDX-License-Identifier: Apache-2.0

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A proxy on loopback that is itself the index behind it, for whoever has the login; prints its port and each request. */
final class Proxy {
    private static final String LOGIN =
            "Basic " + Base64.getEncoder().encodeToString("builder:s3cret-word".getBytes(StandardCharsets.UTF_8));
    private static final String PAGE =
            "<!DOCTYPE html><a href='/app-1.0-py3-none-any.whl' data-core-metadata='true'>app-1.0-py3-none-any.whl</a>";
    private static final String METADATA = "Metadata-Version: 2.1\nName: app\nVersion: 1.0\n";

    private Proxy() {}

    /** Serves until it is ended. */
    public static void main(String[] words) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", Proxy::answer);
        server.start();
        System.out.println(server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange) throws IOException {
        boolean isKnown = LOGIN.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        String path = exchange.getRequestURI().getPath();
        boolean isPage = path.equals("/simple/app/");
        boolean isThere = isPage || path.startsWith("/app-1.0");
        int status = !isKnown ? 401 : isThere ? 200 : 404;
        System.out.println(status + " " + exchange.getRequestURI());
        byte[] body = (isPage ? PAGE : METADATA).getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}

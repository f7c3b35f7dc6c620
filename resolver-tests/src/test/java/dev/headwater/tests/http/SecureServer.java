// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;

/** A server with TLS that speaks HTTP/1.1 only, and says who asked: the name in the certificate, or "nobody". */
final class SecureServer implements AutoCloseable {
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final HttpsServer server;
    private final List<String> askers = new CopyOnWriteArrayList<>();

    /** Whether a certificate of the client is asked for. */
    enum ClientCertificate {
        NOT_ASKED_FOR,
        WANTED,
        NEEDED
    }

    SecureServer(SSLContext context, ClientCertificate mode) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.setExecutor(executor);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters tls = context.getDefaultSSLParameters();
                tls.setWantClientAuth(mode == ClientCertificate.WANTED);
                if (mode == ClientCertificate.NEEDED) {
                    tls.setNeedClientAuth(true);
                }
                parameters.setSSLParameters(tls);
            }
        });
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asker = asker((HttpsExchange) exchange);
        askers.add(asker);
        byte[] answer = asker.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static String asker(HttpsExchange exchange) {
        try {
            return exchange.getSSLSession().getPeerPrincipal().getName();
        } catch (SSLPeerUnverifiedException e) {
            return "nobody";
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<String> askers() {
        return askers;
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}

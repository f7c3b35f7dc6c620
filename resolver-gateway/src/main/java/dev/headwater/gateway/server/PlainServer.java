// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A server as we run it, without anybody yet who answers: how much it takes at once, and in which protocols.
 *
 * @param server the server, not started
 * @param connector where it will listen
 */
record PlainServer(Server server, ServerConnector connector) {
    private static final int MOST_THREADS = 64;
    private static final int LEAST_THREADS = 8;
    private static final int MOST_CONNECTIONS = 1000;
    private static final int MOST_HEADER = 8 << 10;
    private static final int MOST_STREAMS = 32;
    private static final Duration IDLE = Duration.ofSeconds(30);
    /** Nobody is answered any more on a connection that is still silent for so long when it ends. */
    private static final Duration SHUTDOWN_IDLE = Duration.ofMillis(200);

    private static final Duration SHUTDOWN = Duration.ofSeconds(2);

    /** {@return a server for a setting} */
    static PlainServer of(GatewayServer.Setting setting) {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
        threads.setName("headwater-gateway");
        threads.setDaemon(true);
        Server server = new Server(threads);
        ServerConnector connector = connector(server, setting);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
        server.setStopTimeout(SHUTDOWN.toMillis());
        return new PlainServer(server, connector);
    }

    private static ServerConnector connector(Server server, GatewayServer.Setting setting) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MOST_HEADER);
        http.setIdleTimeout(IDLE.toMillis());
        http.setMaxUnconsumedRequestContentReads(1);
        List<ConnectionFactory> protocols = new ArrayList<>();
        HttpConnectionFactory first = new HttpConnectionFactory(http);
        if (setting.tls().isPresent()) {
            http.addCustomizer(new SecureRequestCustomizer(false));
            ALPNServerConnectionFactory choice = new ALPNServerConnectionFactory();
            choice.setDefaultProtocol(first.getProtocol());
            protocols.add(new SslConnectionFactory(tls(setting.tls().get()), choice.getProtocol()));
            protocols.add(choice);
            protocols.add(limited(new HTTP2ServerConnectionFactory(http)));
            protocols.add(first);
        } else {
            protocols.add(first);
            protocols.add(limited(new HTTP2CServerConnectionFactory(http)));
        }
        ServerConnector connector = new ServerConnector(server, 1, 1, protocols.toArray(ConnectionFactory[]::new));
        connector.setHost(setting.host());
        connector.setPort(setting.port());
        connector.setIdleTimeout(IDLE.toMillis());
        connector.setShutdownIdleTimeout(SHUTDOWN_IDLE.toMillis());
        return connector;
    }

    private static HTTP2ServerConnectionFactory limited(HTTP2ServerConnectionFactory factory) {
        factory.setMaxConcurrentStreams(MOST_STREAMS);
        factory.setStreamIdleTimeout(IDLE.toMillis());
        return factory;
    }

    private static SslContextFactory.Server tls(SSLContext context) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setSslContext(context);
        return tls;
    }
}

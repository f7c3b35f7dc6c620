// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import dev.headwater.gateway.file.Transfers;
import dev.headwater.gateway.page.Policies;
import dev.headwater.host.HostNetwork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
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
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The server: how much it takes at once, in which protocols, and how it ends. */
public final class GatewayServer implements AutoCloseable {
    private static final int MOST_THREADS = 64;
    private static final int LEAST_THREADS = 8;
    private static final int MOST_CONNECTIONS = 1000;
    private static final int MOST_HEADER = 8 << 10;
    private static final int MOST_STREAMS = 32;
    private static final Duration IDLE = Duration.ofSeconds(30);
    /** So long those that are answered have to end; with the end of the server itself twenty seconds. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(18);
    /** Nobody is answered any more on a connection that is still silent for so long then. */
    private static final Duration SHUTDOWN_IDLE = Duration.ofMillis(200);

    private static final Duration SHUTDOWN = Duration.ofSeconds(2);

    private final Server server;
    private final ServerConnector connector;
    private final GracefulHandler requests;

    private GatewayServer(Server server, ServerConnector connector, GracefulHandler requests) {
        this.server = server;
        this.connector = connector;
        this.requests = requests;
    }

    /**
     * Where it is, and who is let in.
     *
     * @param host the address that it is bound to
     * @param port the port; 0 for any
     * @param names the names that it is asked by besides its addresses
     * @param token the password, where one is wanted
     * @param tls what it speaks TLS with, if it does
     * @param redirects whether clients are sent to where files lie
     */
    public record Setting(
            String host,
            int port,
            List<String> names,
            Optional<String> token,
            Optional<SSLContext> tls,
            boolean redirects) {
        /** {@return whether the address is one of this machine alone} */
        public boolean isOfThisMachine() {
            try {
                return InetAddress.getByName(host).isLoopbackAddress();
            } catch (UnknownHostException e) {
                return false;
            }
        }
    }

    /**
     * Starts to listen.
     *
     * @param log takes lines, from any thread
     * @throws IOException if it cannot be bound to its address
     */
    public static GatewayServer start(
            Setting setting,
            Policies policies,
            HostNetwork network,
            Transfers transfers,
            Reloading reloading,
            Clock clock,
            Consumer<String> log)
            throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
        threads.setName("headwater-gateway");
        threads.setDaemon(true);
        Server server = new Server(threads);
        Figures figures = reloading.figures();
        ServerConnector connector = connector(server, setting);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
        Entrance entrance = new Entrance(
                new Visitors(names(setting), setting.token()),
                new PageRoute(policies, figures, log),
                new FileRoute(policies, transfers, threads, setting.redirects(), log),
                new StateRoute(policies, network, transfers, figures),
                new PeopleRoute(policies, clock),
                log);
        GracefulHandler requests = new GracefulHandler(entrance);
        server.setHandler(requests);
        server.setErrorHandler((request, response, callback) -> error(new Reply(request, response, callback, log)));
        server.setRequestLog(new AccessLog(clock, figures, log));
        server.setStopTimeout(SHUTDOWN.toMillis());
        try {
            server.start();
        } catch (IOException | RuntimeException e) {
            stop(server);
            throw e;
        } catch (Exception e) {
            stop(server);
            throw new IOException(e);
        }
        return new GatewayServer(server, connector, requests);
    }

    private static Set<String> names(Setting setting) {
        Set<String> names = new TreeSet<>();
        setting.names().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        names.add(setting.host().toLowerCase(Locale.ROOT));
        if (setting.isOfThisMachine()) {
            names.add("localhost");
        }
        return names;
    }

    private static ServerConnector connector(Server server, Setting setting) {
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

    /** What cannot be understood as a request is answered in a line. */
    private static boolean error(Reply reply) {
        int status = reply.response().getStatus();
        reply.text(status, "That cannot be answered (" + status + ").\n");
        return true;
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            // What ends has nobody left to be told.
        }
    }

    /** {@return the address that it listens at} */
    public InetSocketAddress address() {
        return new InetSocketAddress(connector.getHost(), connector.getLocalPort());
    }

    /** Waits until it has ended. */
    public void join() throws InterruptedException {
        server.join();
    }

    /** Takes no more requests, lets those that are begun end for a while, and ends. */
    @Override
    public void close() {
        connector.close();
        // Before the server is stopped: to it a connection of HTTP/2 is idle while an answer is still waited for.
        try {
            requests.shutdown().get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // They had their time.
        }
        stop(server);
    }
}

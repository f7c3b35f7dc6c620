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
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** The server: who answers on it, and how it ends. */
public final class GatewayServer implements AutoCloseable {
    /** So long those that are answered have to end; with the end of the server itself twenty seconds. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(18);

    private final Server server;
    private final ServerConnector connector;
    private final GracefulHandler requests;
    private final Lines lines;

    private GatewayServer(Server server, ServerConnector connector, GracefulHandler requests, Lines lines) {
        this.server = server;
        this.connector = connector;
        this.requests = requests;
        this.lines = lines;
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
     * @param patience how long a client may take for a head, and be behind the least rate of an answer
     */
    public record Setting(
            String host,
            int port,
            List<String> names,
            Optional<String> token,
            Optional<SSLContext> tls,
            boolean redirects,
            Duration patience) {
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
        PlainServer plain = PlainServer.of(setting);
        Server server = plain.server();
        Figures figures = reloading.figures();
        Lines lines = Lines.of(clock, log);
        Patience patience = new Patience(setting.patience(), figures, lines, log);
        plain.connector().addEventListener(patience.heads());
        Entrance entrance = new Entrance(
                new Visitors(names(setting), setting.token()),
                new PageRoute(policies, figures, lines),
                new FileRoute(policies, transfers, server.getThreadPool(), setting.redirects(), lines.noFile()),
                new StateRoute(policies, network, transfers, figures),
                new PeopleRoute(policies, clock),
                patience.readers(),
                log);
        GracefulHandler requests = new GracefulHandler(entrance);
        server.setHandler(requests);
        server.setErrorHandler((request, response, callback) ->
                error(new Reply(request, response, callback, patience.readers(), log)));
        server.setRequestLog(new AccessLog(clock, figures, log));
        try {
            server.start();
            patience.begin(plain.connector().getScheduler());
        } catch (IOException | RuntimeException e) {
            stop(server);
            throw e;
        } catch (Exception e) {
            stop(server);
            throw new IOException(e);
        }
        return new GatewayServer(server, plain.connector(), requests, lines);
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
        lines.end();
    }
}

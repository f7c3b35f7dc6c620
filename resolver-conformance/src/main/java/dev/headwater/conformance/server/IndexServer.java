// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headwater.api.index.IndexId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/** One index of a scenario as a Simple API on a port of its own, which stays while steps of the scenario change it. */
final class IndexServer implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    /** Is of no index, and noted nowhere. */
    private static final String SETTLED = "/settled";

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final IndexId id;
    private final HttpServer server;
    private final Optional<LengthlessFront> front;
    private volatile Turn turn;

    /** What was so when the request came that a thread works at. */
    private final ThreadLocal<Turn> came = ThreadLocal.withInitial(() -> turn);

    /**
     * What is so in one step.
     *
     * @param answers what is answered; nothing where the step has no such index here
     * @param log where it is noted what is asked for
     */
    private record Turn(Optional<IndexAnswers> answers, RequestLog log) {}

    /**
     * Starts one that has nothing.
     *
     * @param isLengthless whether it need not say how long an answer is
     */
    IndexServer(IndexId id, boolean isLengthless, RequestLog log, Executor executor) throws IOException {
        this.id = id;
        turn = new Turn(Optional.empty(), log);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
        server.setExecutor(work -> {
            Turn now = turn;
            executor.execute(() -> {
                came.set(now);
                work.run();
            });
        });
        server.createContext("/", this::answer);
        server.createContext(SETTLED, IndexServer::say);
        server.start();
        front = isLengthless ? Optional.of(new LengthlessFront(server.getAddress())) : Optional.empty();
    }

    /**
     * Waits until what was sent here has come, be it by somebody who has gone since: it is of the step in which it was
     * sent. Connections are taken one after the other, so ours comes last. A thread that is held up is not waited for.
     */
    void settle() throws IOException {
        InetSocketAddress here = server.getAddress();
        try (Socket socket = new Socket(here.getAddress(), here.getPort())) {
            socket.setSoTimeout((int) LONGEST.toMillis());
            socket.getOutputStream()
                    .write(("GET " + SETTLED + " HTTP/1.0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            var unused = socket.getInputStream().read();
        } catch (SocketTimeoutException e) {
            // Who holds all threads up is not asked to let go.
        }
    }

    private static void say(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(ServedReply.OK, -1);
        }
    }

    /** Lets it answer so from now on; it has nothing in a step that says nothing of it. */
    void turn(Optional<IndexAnswers> answers, RequestLog log) {
        turn = new Turn(answers, log);
    }

    /** {@return the URL of the archive of a source} */
    String url(String source) {
        return root() + IndexAnswers.archive(source).substring(1);
    }

    /** {@return the URL that all of it is below, which ends in a slash} */
    String root() {
        int port = front.map(LengthlessFront::port)
                .orElseGet(() -> server.getAddress().getPort());
        return "http://127.0.0.1:" + port + "/";
    }

    /** {@return the URL of the index} */
    String url() {
        return root() + IndexAnswers.PAGES.substring(1);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Turn now = came.get();
            // What cannot be answered was asked all the same.
            ServedReply reply = ServedReply.ofStatus(ServedReply.DEFECT);
            try {
                reply = now.answers()
                        .map(answers -> answers.reply(exchange))
                        .orElseGet(() -> ServedReply.ofStatus(ServedReply.NOT_FOUND));
            } finally {
                now.log()
                        .add(
                                id,
                                exchange.getRequestMethod(),
                                exchange.getRequestURI().getPath(),
                                reply.status);
            }
            reply.send(exchange);
        }
    }

    @Override
    public void close() {
        front.ifPresent(LengthlessFront::close);
        server.stop(0);
    }
}

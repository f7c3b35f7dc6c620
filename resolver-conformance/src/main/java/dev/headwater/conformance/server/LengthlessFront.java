// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Stands before a server and asks it as HTTP 1.0 does, so that it need not say how long an answer is: its end is the
 * end of the connection. The JDK's server says of every answer in HTTP 1.1 how long it is.
 */
final class LengthlessFront implements AutoCloseable {
    private static final int MOST = 1 << 16;

    /** Who asks has sent the head of his request by then. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final ServerSocket socket;
    private final InetSocketAddress server;

    /**
     * Starts one.
     *
     * @param server what it stands before
     */
    LengthlessFront(InetSocketAddress server) throws IOException {
        this.server = server;
        socket = new ServerSocket(0, 0, server.getAddress());
        start(this::accept);
    }

    /** Each connection waits for the server behind, so it has a thread of its own. */
    private static void start(Runnable work) {
        Thread thread = new Thread(work, "headwater-conformance-front");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                Socket line = socket.accept();
                start(() -> pass(line));
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    private void pass(Socket line) {
        try (line;
                Socket other = new Socket(server.getAddress(), server.getPort())) {
            line.setSoTimeout((int) LONGEST.toMillis());
            byte[] head = head(line.getInputStream());
            String text = new String(head, StandardCharsets.ISO_8859_1);
            other.getOutputStream()
                    .write(text.replaceFirst(" HTTP/1\\.1\r\n", " HTTP/1.0\r\nConnection: close\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            other.getInputStream().transferTo(line.getOutputStream());
        } catch (IOException e) {
            // Who asked went away, or the server did.
        }
    }

    /** {@return the head of a request; those that servers of scenarios answer have no body} */
    private static byte[] head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < 4) {
            int next = in.read();
            if (next < 0 || head.size() == MOST) {
                throw new IOException("no head of a request");
            }
            head.write(next);
            boolean isEnd = next == (matched % 2 == 0 ? '\r' : '\n');
            matched = isEnd ? matched + 1 : next == '\r' ? 1 : 0;
        }
        return head.toByteArray();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that says what a test tells it to, byte by byte, whether that is HTTP or not. */
final class RawServer implements AutoCloseable {
    private final ServerSocket door;
    private final Conversation conversation;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    /** What is said on one connection; it is closed at the end. */
    @FunctionalInterface
    interface Conversation {
        void hold(Socket socket, int connection) throws IOException, InterruptedException;
    }

    private RawServer(Conversation conversation) {
        this.conversation = conversation;
        try {
            door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** {@return a server that holds a conversation on each connection; they are counted from 1} */
    static RawServer holding(Conversation conversation) {
        return new RawServer(conversation);
    }

    /** {@return a server that says the same to everybody who asks, then hangs up} */
    static RawServer saying(String answer) {
        return saying(answer.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** {@return a server that says the same to everybody who asks, then hangs up} */
    static RawServer saying(byte[] answer) {
        return holding((socket, connection) -> {
            head(socket);
            socket.getOutputStream().write(answer);
        });
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = door.accept();
                open.add(socket);
                int number = connections.incrementAndGet();
                start(() -> hold(socket, number));
            }
        } catch (IOException e) {
            // The door was closed.
        }
    }

    private void hold(Socket socket, int number) {
        try (socket) {
            conversation.hold(socket, number);
        } catch (IOException | InterruptedException e) {
            // The other side went away: what came of that is seen there.
        }
    }

    /** {@return the head of a request, or what there is of it when the other side goes away} */
    static String head(Socket socket) throws IOException {
        InputStream input = socket.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int b = input.read();
        while (b >= 0) {
            head.write(b);
            if (head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                break;
            }
            b = input.read();
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** Waits until the other side closes the connection. */
    static void untilGone(Socket socket) throws IOException {
        while (socket.getInputStream().read() >= 0) {
            // Whatever it still says.
        }
    }

    int port() {
        return door.getLocalPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** {@return how many connections were made until now} */
    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}

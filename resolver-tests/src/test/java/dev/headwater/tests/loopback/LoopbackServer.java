// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.loopback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.net.ServerSocketFactory;

/** A server on loopback that keeps connections open as long as it is told to, each on a thread of its own. */
public final class LoopbackServer implements AutoCloseable {
    private final ServerSocket door;
    private final Answering answering;
    private final Thread doorkeeper;

    /** Guarded by itself. */
    private final Set<Socket> open = new HashSet<>();

    /** Guarded by the open sockets. */
    private boolean closed;

    /** Answers questions. */
    @FunctionalInterface
    public interface Answering {
        /** {@return whether the connection goes on behind the answer to a question, which this says} */
        boolean answer(Question question, Line line) throws IOException;
    }

    /** Opens one whose sockets come from a factory. */
    public LoopbackServer(ServerSocketFactory sockets, Answering answering) {
        this.answering = answering;
        try {
            door = sockets.createServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        doorkeeper = start(this::accept);
    }

    /** Opens one. */
    public LoopbackServer(Answering answering) {
        this(ServerSocketFactory.getDefault(), answering);
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work, "loopback-server");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = door.accept();
                boolean taken;
                synchronized (open) {
                    taken = !closed && open.add(socket);
                }
                if (taken) {
                    start(() -> hold(socket));
                } else {
                    socket.close();
                }
            }
        } catch (IOException e) {
            // The door was closed.
        }
    }

    private void hold(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            Line line = new Line(socket);
            Optional<Question> question = line.next();
            while (question.isPresent() && answering.answer(question.get(), line)) {
                question = line.next();
            }
        } catch (IOException e) {
            // The other side went away: what came of that is seen there.
        } finally {
            synchronized (open) {
                open.remove(socket);
                open.notifyAll();
            }
        }
    }

    /** Waits until nobody is connected any more. */
    public void awaitEmpty() throws InterruptedException {
        synchronized (open) {
            while (!open.isEmpty()) {
                open.wait();
            }
        }
    }

    /** {@return the port} */
    public int port() {
        return door.getLocalPort();
    }

    /**
     * Closes the door and all connections. Java leaves it to the thread that waits at the door to let go of its socket:
     * until that has ended there is one file more.
     */
    @Override
    public void close() {
        try {
            door.close();
            awaitEnd(doorkeeper);
            Set<Socket> rest;
            synchronized (open) {
                closed = true;
                rest = Set.copyOf(open);
            }
            for (Socket socket : rest) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitEnd(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.serve;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Writes the lines of a log in their order, from a thread of its own: as many at once as have come meanwhile, so that a
 * server under load does not pay a call to the system for each. Nothing is lost: where too much is waiting, whoever
 * logs waits, unless it is interrupted.
 */
final class LineWriter implements Consumer<String>, AutoCloseable {
    private static final int MOST_WAITING = 1 << 20;
    /** So long the thread lets lines gather: each time it is woken costs as much as what it writes. */
    private static final long PAUSE_MILLIS = 50;

    private final PrintStream stream;
    private final Thread thread = new Thread(this::write, "headwater-log");
    private final CountDownLatch closing = new CountDownLatch(1);
    private final StringBuilder waiting = new StringBuilder();

    LineWriter(PrintStream stream) {
        this.stream = stream;
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void accept(String line) {
        try {
            while (waiting.length() > MOST_WAITING && !isClosed()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (waiting.isEmpty()) {
            notifyAll();
        }
        waiting.append(line).append('\n');
    }

    private boolean isClosed() {
        return closing.getCount() == 0;
    }

    private void write() {
        try {
            boolean isLast = false;
            while (!isLast) {
                awaitLine();
                isLast = closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                stream.print(taken());
                stream.flush();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody has reason to interrupt the thread of the log", e);
        }
    }

    private synchronized void awaitLine() throws InterruptedException {
        while (waiting.isEmpty() && !isClosed()) {
            wait();
        }
    }

    private synchronized String taken() {
        String lines = waiting.toString();
        waiting.setLength(0);
        notifyAll();
        return lines;
    }

    /** Returns once everything that was logged before is written, unless it is interrupted. */
    @Override
    public void close() {
        closing.countDown();
        synchronized (this) {
            notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

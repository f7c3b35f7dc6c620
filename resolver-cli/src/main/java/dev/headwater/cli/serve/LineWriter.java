// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.serve;

import java.io.PrintStream;
import java.util.function.Consumer;

/**
 * Writes the lines of a log in their order, from a thread of its own: as many at once as have come meanwhile, so that a
 * server under load does not pay a call to the system for each. Nothing is lost: where too much is waiting, whoever
 * logs waits, unless it is interrupted.
 */
final class LineWriter implements Consumer<String>, AutoCloseable {
    private static final int MOST_WAITING = 1 << 16;
    /** So many characters are written at once; fewer after a while. */
    private static final int MANY = MOST_WAITING / 2;

    private static final long PAUSE_MILLIS = 50;

    private final PrintStream stream;
    private final Thread thread = new Thread(this::write, "headwater-log");
    private final StringBuilder waiting = new StringBuilder();
    private boolean isClosed;

    LineWriter(PrintStream stream) {
        this.stream = stream;
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void accept(String line) {
        try {
            while (waiting.length() > MOST_WAITING && !isClosed) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        boolean wasEmpty = waiting.isEmpty();
        waiting.append(line).append('\n');
        if (wasEmpty || waiting.length() >= MANY) {
            notifyAll();
        }
    }

    private void write() {
        try {
            for (String lines = next(); !lines.isEmpty(); lines = next()) {
                stream.print(lines);
                stream.flush();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody has reason to interrupt the thread of the log", e);
        }
    }

    /** What is waiting, soon after there is something; nothing once this is closed and all is written. */
    private synchronized String next() throws InterruptedException {
        while (waiting.isEmpty() && !isClosed) {
            wait();
        }
        if (waiting.length() < MANY && !isClosed) {
            wait(PAUSE_MILLIS); // more comes soon, or nobody minds
        }
        String lines = waiting.toString();
        waiting.setLength(0);
        notifyAll();
        return lines;
    }

    /** Returns once everything that was logged before is written, unless it is interrupted. */
    @Override
    public void close() {
        synchronized (this) {
            isClosed = true;
            notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

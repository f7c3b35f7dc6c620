// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.serve;

import com.google.common.util.concurrent.Uninterruptibles;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * Writes the lines of a log in their order, from a thread of its own: as many at once as have come meanwhile, so that a
 * server under load does not pay a call to the system for each. Nothing is lost: where too many are waiting, whoever
 * logs waits.
 */
final class LineWriter implements Consumer<String>, AutoCloseable {
    private static final int MOST_WAITING = 1024;
    /** Told from a line by its identity; no line is empty. */
    private static final String END = "";

    private final PrintStream stream;
    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread = new Thread(this::write, "headwater-log");

    LineWriter(PrintStream stream) {
        this.stream = stream;
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void accept(String line) {
        Uninterruptibles.putUninterruptibly(waiting, line + "\n");
    }

    private void write() {
        List<String> lines = new ArrayList<>();
        while (!lines.contains(END)) {
            lines.clear();
            lines.add(Uninterruptibles.takeUninterruptibly(waiting));
            waiting.drainTo(lines);
            stream.print(String.join("", lines));
            stream.flush();
        }
    }

    /** Returns once everything that was logged before is written. Nothing is logged afterwards. */
    @Override
    public void close() {
        Uninterruptibles.putUninterruptibly(waiting, END);
        Uninterruptibles.joinUninterruptibly(thread);
    }
}

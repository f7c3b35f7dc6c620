// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.limit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How many requests one origin gets at once. While none of those under way has a connection, one goes alone: it opens
 * the connection that the others share where the server speaks HTTP/2, or learns that it does not. Then there may be 64
 * on HTTP/2, 20 on HTTP/1.1.
 *
 * <p>Requests wait in the order in which they came; those for files that are passed on, which may be of any length,
 * take half of the places at most, so that what a resolution waits for does not wait for them. Everything is guarded by
 * the gate's own lock; what is let in runs outside it.
 */
public final class Gate {
    private static final int MOST_MULTIPLEXED = 64;
    private static final int MOST = 20;

    private final Deque<Permit> waiting = new ArrayDeque<>();
    private final Deque<Permit> waitingFiles = new ArrayDeque<>();
    private long arrivals;
    private int running;
    private int runningFiles;
    private int connected;
    private boolean multiplexed;
    /** How many may look for a connection at once: more, the more often none was found. */
    private int probes = 1;

    /** A place in the queue, then a permit; given back once, at any time. */
    public final class Permit {
        private final Consumer<Permit> then;
        private final boolean isFile;
        private final long arrival = arrivals++;
        private State state = State.WAITING;

        private Permit(Consumer<Permit> then, boolean isFile) {
            this.then = then;
            this.isFile = isFile;
        }

        private Deque<Permit> queue() {
            return isFile ? waitingFiles : waiting;
        }

        private void run() {
            queue().remove(this);
            state = State.RUNNING;
            running++;
            runningFiles += isFile ? 1 : 0;
        }

        private void end() {
            running--;
            runningFiles -= isFile ? 1 : 0;
        }

        /** Says that the request has its connection. */
        public void connected(Protocol protocol) {
            synchronized (Gate.this) {
                if (state == State.RUNNING) {
                    state = State.CONNECTED;
                    connected++;
                    probes = 1;
                }
                multiplexed = protocol == Protocol.HTTP_2;
            }
            letIn();
        }

        /** Gives the place back; nothing happens the second time. */
        public void leave() {
            synchronized (Gate.this) {
                switch (state) {
                    case WAITING -> queue().remove(this);
                    case RUNNING -> {
                        end();
                        probes = Math.min(MOST, probes * 2);
                    }
                    case CONNECTED -> {
                        end();
                        connected--;
                    }
                    case LEFT -> {}
                }
                state = State.LEFT;
            }
            letIn();
        }
    }

    private enum State {
        WAITING,
        RUNNING,
        CONNECTED,
        LEFT
    }

    /** What a connection speaks. */
    public enum Protocol {
        /** HTTP/1.1: one request at a time. */
        HTTP_1,
        /** HTTP/2: many at once. */
        HTTP_2
    }

    /**
     * {@return a place in the queue, for {@link #letIn()} to be called}
     *
     * @param then begun once, when it is this one's turn: perhaps at once, perhaps in the thread of another who leaves;
     *     it must not block
     */
    public Permit enter(Consumer<Permit> then) {
        return enter(then, false);
    }

    /** {@return a place for a file that is passed on, as {@link #enter} gives one} */
    public Permit enterPassedOn(Consumer<Permit> then) {
        return enter(then, true);
    }

    private synchronized Permit enter(Consumer<Permit> then, boolean isFile) {
        Permit place = new Permit(then, isFile);
        place.queue().add(place);
        return place;
    }

    /** Lets in whom there is room for. Called after each change, outside the lock. */
    public void letIn() {
        List<Permit> entering = new ArrayList<>();
        synchronized (this) {
            Permit next = next();
            while (next != null) {
                next.run();
                entering.add(next);
                next = next();
            }
        }
        for (Permit place : entering) {
            place.then.accept(place);
        }
    }

    private @Nullable Permit next() {
        int most = connected == 0 ? probes : multiplexed ? MOST_MULTIPLEXED : MOST;
        if (running >= most) {
            return null;
        }
        Permit other = waiting.peek();
        Permit file = runningFiles < Math.max(1, most / 2) ? waitingFiles.peek() : null;
        return file == null || (other != null && other.arrival < file.arrival) ? other : file;
    }

    /** {@return whether nobody is here} */
    synchronized boolean isIdle() {
        return running == 0 && waiting.isEmpty() && waitingFiles.isEmpty();
    }
}

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
 * <p>Requests wait in the order in which they came. Everything is guarded by the gate's own lock; what is let in runs
 * outside it.
 */
public final class Gate {
    private static final int MOST_MULTIPLEXED = 64;
    private static final int MOST = 20;

    private final Deque<Permit> waiting = new ArrayDeque<>();
    private int running;
    private int connected;
    private boolean multiplexed;
    /** How many may look for a connection at once: more, the more often none was found. */
    private int probes = 1;

    /** A place in the queue, then a permit; given back once, at any time. */
    public final class Permit {
        private final Consumer<Permit> then;
        private State state = State.WAITING;

        private Permit(Consumer<Permit> then) {
            this.then = then;
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
                    case WAITING -> waiting.remove(this);
                    case RUNNING -> {
                        running--;
                        probes = Math.min(MOST, probes * 2);
                    }
                    case CONNECTED -> {
                        running--;
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
        Permit place = new Permit(then);
        synchronized (this) {
            waiting.add(place);
        }
        return place;
    }

    /** Lets in whom there is room for. Called after each change, outside the lock. */
    public void letIn() {
        List<Permit> entering = new ArrayList<>();
        synchronized (this) {
            Permit next = next();
            while (next != null) {
                next.state = State.RUNNING;
                running++;
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
        return running < most ? waiting.poll() : null;
    }

    /** {@return whether nobody is here} */
    synchronized boolean isIdle() {
        return running == 0 && waiting.isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.limit;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * Whose answer is worked off: four at a time, and of those that wait the one that was asked for first. What is asked
 * for first is mostly what a resolution needs; many at a time would keep it from a processor, and come at the same
 * moment as what was asked for on suspicion.
 *
 * <p>What is done in a turn must not wait for another answer. Safe for use by several threads.
 */
public final class Turns {
    private static final int MOST = 4;

    /** Guarded by itself, like the two below. */
    private final Queue<Turn> waiting = new PriorityQueue<>(Comparator.comparingLong(turn -> turn.number));

    private long asked;
    private int running;

    /** The right to work off one answer; given back once, at any time. */
    public final class Turn {
        private final long number;
        private final CompletableFuture<Boolean> come = new CompletableFuture<>();
        private State state = State.ASKED;

        private Turn(long number) {
            this.number = number;
        }

        /** Says that the answer has come, and waits until it is this one's turn. */
        public void await() {
            answered();
            boolean unused = come.join();
        }

        /** Says that the answer has come. */
        void answered() {
            synchronized (waiting) {
                if (state == State.ASKED) {
                    state = State.WAITING;
                    waiting.add(this);
                    letNext();
                }
            }
        }

        /** {@return whether it is this one's turn, or was} */
        boolean hasCome() {
            return come.isDone();
        }

        /** Gives it back, whether it has come or not; nothing happens the second time. */
        public void end() {
            synchronized (waiting) {
                switch (state) {
                    case RUNNING -> running--;
                    case WAITING -> waiting.remove(this);
                    case ASKED, ENDED -> {}
                }
                state = State.ENDED;
                come.complete(true);
                letNext();
            }
        }
    }

    private enum State {
        ASKED,
        WAITING,
        RUNNING,
        ENDED
    }

    /** {@return a turn for what is asked for now} */
    public Turn ask() {
        synchronized (waiting) {
            return new Turn(asked++);
        }
    }

    private void letNext() {
        while (running < MOST && !waiting.isEmpty()) {
            Turn next = waiting.remove();
            next.state = State.RUNNING;
            running++;
            next.come.complete(true);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Works off events one at a time, in the order in which they come, on the threads that bring them. What one does is
 * seen by the next. No lock is held meanwhile, so an event may call whom it likes, and post further ones.
 */
final class EventQueue {
    /** Guarded by itself, as are the others. */
    private final Queue<Runnable> events = new ArrayDeque<>();

    private final Consumer<Error> defects;
    private boolean working;
    private boolean closed;

    /**
     * Makes a queue without events.
     *
     * @param defects is told the error that an event throws
     */
    EventQueue(Consumer<Error> defects) {
        this.defects = defects;
    }

    /** Adds an event, and works off all there are, unless another thread is at it. An exception of one is dropped. */
    void post(Runnable event) {
        synchronized (events) {
            if (closed) {
                return;
            }
            events.add(event);
            if (working) {
                return;
            }
            working = true;
        }
        for (Runnable next = next(); next != null; next = next()) {
            try {
                next.run();
            } catch (RuntimeException e) {
                // Reading ahead must not do harm; whoever demands the same will meet the same, and say so.
                assert e != null;
            } catch (Error e) {
                defects.accept(e);
            }
        }
    }

    private @Nullable Runnable next() {
        synchronized (events) {
            Runnable next = events.poll();
            working = next != null;
            return next;
        }
    }

    /** Drops what was not worked off, and whatever is still to come. */
    void close() {
        synchronized (events) {
            closed = true;
            events.clear();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.conformance;

import java.util.concurrent.CountDownLatch;

/** Lets a thread tidy up when the program is to end early: by Ctrl-C, or a signal. */
final class EndOnSignal {
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    private EndOnSignal(Thread working) {
        hook = new Thread(() -> end(working), "headwater-end");
    }

    /**
     * Begins to listen.
     *
     * @param working the thread that is interrupted then, and waited for until it says that it is done
     */
    static EndOnSignal of(Thread working) {
        EndOnSignal signal = new EndOnSignal(working);
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    private void end(Thread working) {
        working.interrupt();
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says that the thread is done. */
    void tidied() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending already, by this very hook.
        }
    }
}

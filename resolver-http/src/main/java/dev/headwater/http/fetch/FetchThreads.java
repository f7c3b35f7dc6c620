// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes threads of one fetcher, and sees that they end. They keep no program from ending. */
final class FetchThreads implements ThreadFactory {
    private final String prefix;
    private final AtomicInteger count = new AtomicInteger();
    private final Set<Thread> made = ConcurrentHashMap.newKeySet();

    FetchThreads(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public Thread newThread(Runnable work) {
        made.removeIf(thread -> thread.getState() == Thread.State.TERMINATED);
        Thread thread = new Thread(work, prefix + count.incrementAndGet());
        thread.setDaemon(true);
        // Whoever asks first: a fetcher that serves many must not hold on to his classes.
        thread.setContextClassLoader(null);
        made.add(thread);
        return thread;
    }

    /** Waits for threads that have nothing left to do; not for long, and not where one of them is the caller. */
    void join(Duration longest) {
        if (made.contains(Thread.currentThread())) {
            return;
        }
        long most = longest.toMillis() / Math.max(1, made.size()) + 1;
        try {
            for (Thread thread : made) {
                thread.join(most);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs the work of asynchronous calls where the host gave no executor: on a few daemon threads that are there only
 * while there is work. They have no context class loader, so that they keep none alive.
 */
public final class WorkerThreads implements Executor, AutoCloseable {
    private static final int MOST = 4;

    /** How long closing waits for each thread. */
    private static final Duration LAST_WORDS = Duration.ofMillis(250);

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    /** Made when it is needed, which in blocking calls is never. Guarded by this, as is the other. */
    private @Nullable ThreadPoolExecutor pool;

    private boolean closed;

    private Thread thread(Runnable work) {
        threads.removeIf(thread -> thread.getState() == Thread.State.TERMINATED);
        Thread made = new Thread(work, "headwater-worker");
        made.setDaemon(true);
        made.setContextClassLoader(null);
        threads.add(made);
        return made;
    }

    /**
     * Runs work on one of the threads.
     *
     * @throws RejectedExecutionException once closed
     */
    @Override
    public void execute(Runnable work) {
        pool().execute(work);
    }

    private synchronized ThreadPoolExecutor pool() {
        if (closed) {
            throw new RejectedExecutionException("the resolver is closed");
        }
        if (pool == null) {
            pool = new ThreadPoolExecutor(MOST, MOST, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
            pool.allowCoreThreadTimeOut(true);
        }
        return pool;
    }

    /** Drops the work that has not begun, interrupts what has, and waits until the threads but the caller's ended. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (pool == null) {
                return;
            }
            pool.shutdown();
            pool.getQueue().clear();
        }
        threads.remove(Thread.currentThread());
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join(LAST_WORDS.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

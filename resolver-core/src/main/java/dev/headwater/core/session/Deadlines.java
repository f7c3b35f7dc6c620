// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Ends what is waited for too long, by one thread that is there only while something is waited for. The timer of the
 * JDK's futures would never end, and keep the class loader of whoever needed it first.
 */
public final class Deadlines implements AutoCloseable {
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, this::thread);
    private volatile @Nullable Thread thread;

    /** Makes deadlines; no thread before the first is set. */
    public Deadlines() {
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer.setKeepAliveTime(1, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    private Thread thread(Runnable work) {
        Thread made = new Thread(work, "headwater-deadline");
        made.setDaemon(true);
        made.setContextClassLoader(null);
        thread = made;
        return made;
    }

    /** Fails a future by a {@link TimeoutException} unless it has ended within a time; not any more once closed. */
    void set(CompletableFuture<?> future, long millis) {
        Future<?> planned;
        try {
            planned = timer.schedule(
                    () -> future.completeExceptionally(new TimeoutException()), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Closed meanwhile, which gives up what is waited for.
            return;
        }
        CompletableFuture<?> unused = future.whenComplete((given, thrown) -> planned.cancel(false));
    }

    /** Forgets all deadlines, and waits until the thread has ended, unless that is the caller's. */
    @Override
    public void close() {
        timer.shutdownNow();
        Thread last = thread;
        if (last != null && last != Thread.currentThread()) {
            try {
                last.join(LAST_WORDS.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

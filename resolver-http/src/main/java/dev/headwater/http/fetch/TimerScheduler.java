// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** A scheduler with one thread of its own, which is there only while something is planned. */
final class TimerScheduler implements Scheduler, AutoCloseable {
    private final ScheduledThreadPoolExecutor timer;

    TimerScheduler(ThreadFactory threads) {
        timer = new ScheduledThreadPoolExecutor(1, threads);
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer.setKeepAliveTime(1, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    @Override
    public Runnable after(Duration wait, Runnable then) {
        ScheduledFuture<?> planned;
        try {
            planned = timer.schedule(then, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Closed meanwhile: what waits has been given up.
            return () -> {};
        }
        return () -> planned.cancel(false);
    }

    /** Forgets what is waited for. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}

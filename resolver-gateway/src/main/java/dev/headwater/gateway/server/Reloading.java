// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import dev.headwater.gateway.page.Policies;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Looks at the policy again and again, and puts another one in force. */
public final class Reloading implements AutoCloseable {
    private final Policies policies;
    private final Consumer<String> log;
    private final Figures figures = new Figures();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "headwater-reload");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Begins.
     *
     * @param every how long it waits in between
     * @param log takes lines, from any thread
     */
    public static Reloading begin(Policies policies, Duration every, Consumer<String> log) {
        Reloading reloading = new Reloading(policies, log);
        ScheduledFuture<?> unused = reloading.timer.scheduleWithFixedDelay(
                reloading::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        assert unused != null;
        return reloading;
    }

    private Reloading(Policies policies, Consumer<String> log) {
        this.policies = policies;
        this.log = log;
    }

    private void look() {
        try {
            Policies.Change change = policies.reload();
            figures.reload(change);
            if (change == Policies.Change.CHANGED) {
                log.accept("policy: another one is in force");
            } else if (change == Policies.Change.REFUSED) {
                log.accept("policy: the one in its file is refused, the one before stays in force: "
                        + policies.refusal().orElse(""));
            }
        } catch (RuntimeException | Error e) {
            // Else the timer would not look again, and nobody be told.
            log.accept("policy: it could not be looked at: " + e);
        }
    }

    Figures figures() {
        return figures;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

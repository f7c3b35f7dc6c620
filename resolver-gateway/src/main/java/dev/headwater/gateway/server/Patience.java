// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.util.thread.Scheduler;

/** How long clients are waited for: nobody holds a place for long by being slow. */
final class Patience {
    private static final int LOOKS = 10;

    private final SlowHeads heads;
    private final SlowReaders readers;
    private final long millis;
    private final Lines lines;
    private final Consumer<String> log;

    /**
     * Says how long.
     *
     * @param patience for a head, and behind the least rate of an answer
     */
    Patience(Duration patience, Figures figures, Lines lines, Consumer<String> log) {
        Cuts cuts = new Cuts(figures, lines.cutOff(), log);
        this.heads = new SlowHeads(patience, cuts);
        this.readers = new SlowReaders(patience, cuts);
        this.lines = lines;
        this.millis = Math.max(1, patience.toMillis() / LOOKS);
        this.log = log;
    }

    SlowHeads heads() {
        return heads;
    }

    SlowReaders readers() {
        return readers;
    }

    /** Looks at them from now on, until the scheduler ends. */
    void begin(Scheduler scheduler) {
        scheduler.schedule(() -> look(scheduler), millis, TimeUnit.MILLISECONDS);
    }

    private void look(Scheduler scheduler) {
        try {
            heads.look();
            readers.look();
            lines.look();
        } catch (RuntimeException e) {
            log.accept("defect: slow clients: " + e);
        } finally {
            begin(scheduler);
        }
    }
}

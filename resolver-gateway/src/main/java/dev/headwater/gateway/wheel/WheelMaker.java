// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.wheel;

import dev.headwater.api.index.PackageIndex;
import dev.headwater.gateway.file.FileAnswer;
import dev.headwater.gateway.file.FileBytes;
import dev.headwater.gateway.file.FileFolder;
import dev.headwater.gateway.file.Transfers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Rewrites wheels for those who ask, some at a time, each once however many wait for it, and keeps what it made. Safe
 * for use by many threads.
 */
public final class WheelMaker implements AutoCloseable {
    private static final int MOST_UNMADE = 1000;

    private final Transfers transfers;
    private final FileFolder folder;
    private final MadeWheels made;
    private final long mostBytes;
    private final ExecutorService workers;
    /** Those being rewritten. Guarded by itself, as the next one. */
    private final Map<Key, CompletableFuture<WheelAnswer>> open = new HashMap<>();
    /** What there is no new wheel of, and why, by its key. */
    private final Map<String, WheelAnswer> unmade = new LinkedHashMap<>();

    /**
     * Makes it.
     *
     * @param folder where new wheels are kept
     * @param mostBytes how large a wheel may be
     * @param workerCount how many are rewritten at a time
     */
    public WheelMaker(Transfers transfers, FileFolder folder, long mostBytes, int workerCount) {
        this.transfers = transfers;
        this.folder = folder;
        this.made = new MadeWheels(folder);
        this.mostBytes = mostBytes;
        this.workers = Executors.newFixedThreadPool(workerCount, work -> {
            Thread thread = new Thread(work, "headwater-rewrite");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** What is rewritten of whom: an index that is closed takes with it what it gives. */
    private record Key(PackageIndex index, String text) {}

    /** {@return the new wheel, or why there is none; exceptional only for a defect} */
    public CompletableFuture<WheelAnswer> make(WheelOrder order) {
        Optional<String> fault = order.fault(mostBytes);
        if (fault.isPresent()) {
            return CompletableFuture.completedFuture(new WheelAnswer.Refused(fault.get(), true));
        }
        Key key = new Key(order.index(), order.key());
        CompletableFuture<WheelAnswer> mine = new CompletableFuture<>();
        synchronized (open) {
            CompletableFuture<WheelAnswer> known = open.get(key);
            if (known != null) {
                return known;
            }
            WheelAnswer none = unmade.get(key.text());
            if (none != null) {
                return CompletableFuture.completedFuture(none);
            }
            Optional<MadeWheel> kept = made.find(key.text());
            if (kept.isPresent()) {
                return CompletableFuture.completedFuture(new WheelAnswer.Made(kept.get()));
            }
            open.put(key, mine);
        }
        try {
            workers.execute(() -> run(key, order, mine));
        } catch (RejectedExecutionException e) {
            end(key, mine, closing());
        }
        return mine;
    }

    private static WheelAnswer closing() {
        return new WheelAnswer.Unavailable("the gateway is about to end");
    }

    private void run(Key key, WheelOrder order, CompletableFuture<WheelAnswer> answer) {
        try {
            end(key, answer, run(order));
        } catch (RuntimeException | Error e) {
            synchronized (open) {
                open.remove(key);
            }
            answer.completeExceptionally(e);
        }
    }

    private WheelAnswer run(WheelOrder order) {
        try {
            Path mine = folder.workFolder();
            try {
                return new Rewrite(order, transfers, made, mostBytes, mine).run();
            } finally {
                FileFolder.remove(mine);
            }
        } catch (IOException e) {
            return new WheelAnswer.Unavailable(
                    order.file().filename() + " cannot be rewritten: nothing can be written");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return closing();
        }
    }

    private void end(Key key, CompletableFuture<WheelAnswer> mine, WheelAnswer answer) {
        synchronized (open) {
            open.remove(key);
            if (isFinal(answer)) {
                unmade.put(key.text(), answer);
                if (unmade.size() > MOST_UNMADE) {
                    unmade.remove(unmade.keySet().iterator().next());
                }
            }
        }
        mine.complete(answer);
    }

    private static boolean isFinal(WheelAnswer answer) {
        return answer instanceof WheelAnswer.AsItWas
                || (answer instanceof WheelAnswer.Refused refused && refused.isFinal());
    }

    /** {@return the bytes of a new wheel, which is made anew where it is kept no more; never exceptional} */
    public CompletableFuture<FileAnswer> bytes(WheelOrder order) {
        String key = order.key();
        Optional<FileBytes> kept = made.open(key);
        if (kept.isPresent()) {
            return CompletableFuture.completedFuture(new FileAnswer.Got(kept.get()));
        }
        return make(order).handle((answer, thrown) -> {
            Optional<FileBytes> bytes = answer instanceof WheelAnswer.Made ? made.open(key) : Optional.empty();
            if (bytes.isPresent()) {
                return new FileAnswer.Got(bytes.get());
            }
            String why = answer instanceof WheelAnswer.Unavailable unavailable
                    ? unavailable.why()
                    : order.file().filename() + " cannot be rewritten any more";
            return new FileAnswer.Failed(FileAnswer.Cause.UNAVAILABLE, why + "\n");
        });
    }

    /** Begins no more; those being rewritten are given up. */
    @Override
    public void close() {
        workers.shutdownNow();
    }
}

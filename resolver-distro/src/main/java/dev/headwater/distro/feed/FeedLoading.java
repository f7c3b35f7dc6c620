// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.feed;

import dev.headwater.api.index.IndexFault;
import dev.headwater.distro.repository.UnreadableRepositoryException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Loads a feed once, whoever asks first; what failed is tried again for a later question. */
public final class FeedLoading implements AutoCloseable {
    private final String location;
    private final Supplier<LoadedFeed> loader;
    private @Nullable CompletableFuture<LoadedFeed> loaded;
    private boolean closed;

    /**
     * Makes a loading that has not begun.
     *
     * @param location what the feed is read of, for people
     * @param loader reads it, on a thread that may wait
     */
    public FeedLoading(String location, Supplier<LoadedFeed> loader) {
        this.location = location;
        this.loader = loader;
    }

    /** {@return the feed, which may not be there yet} */
    synchronized CompletableFuture<LoadedFeed> get() {
        if (closed) {
            return CompletableFuture.failedFuture(new UnreadableRepositoryException(
                    IndexFault.of(IndexFault.Kind.CLOSED, location, "the index was closed")));
        }
        if (loaded == null || loaded.isCompletedExceptionally()) {
            loaded = CompletableFuture.supplyAsync(loader, FeedLoading::start);
        }
        // Who gives up waiting ends no one else's.
        return loaded.isDone() ? loaded : loaded.copy();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "headwater-feed");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}

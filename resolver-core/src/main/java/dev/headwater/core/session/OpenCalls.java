// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The calls of a service that have not ended. Closing cancels them. Safe for use by several threads. */
public final class OpenCalls implements AutoCloseable {
    private final String service;
    private final Map<Object, CompletableFuture<?>> open = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * Prepares for calls.
     *
     * @param service the service, as it reads in front of "is closed"
     */
    public OpenCalls(String service) {
        this.service = service;
    }

    /** Throws an {@link IllegalStateException} if the service is closed. */
    public void requireOpen() {
        if (closed) {
            throw new IllegalStateException(service + " is closed");
        }
    }

    /**
     * {@return the result of a call that begins} Cancelled already if the service is closed meanwhile.
     *
     * @throws IllegalStateException if the service is closed
     */
    public <T> CompletableFuture<T> add(CompletableFuture<T> result) {
        requireOpen();
        Object key = new Object();
        open.put(key, result);
        CompletableFuture<?> unused = result.whenComplete((given, thrown) -> open.remove(key));
        if (closed) {
            result.cancel(true);
        }
        return result;
    }

    @Override
    public void close() {
        closed = true;
        for (CompletableFuture<?> result : open.values()) {
            result.cancel(true);
        }
    }
}

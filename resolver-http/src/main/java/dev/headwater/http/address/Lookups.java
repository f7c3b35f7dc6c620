// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks up hosts in threads of its own: what asks the system cannot be called off, but nobody needs to wait for it. An
 * attempt that is over leaves the lookup to itself.
 */
public final class Lookups implements HostAddresses, AutoCloseable {
    /** What the asking thread waits for besides: the client's library does not tell for which call it looks up. */
    private static final ThreadLocal<CompletableFuture<?>> ENDS = new ThreadLocal<>();

    private final HostAddresses addresses;
    private final ThreadPoolExecutor executor;

    /** Looks hosts up so, in threads that are made so. */
    public Lookups(HostAddresses addresses, ThreadFactory threads) {
        this.addresses = addresses;
        executor = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
    }

    /** Nobody waited for the answer to the end. */
    public static final class AbandonedException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        AbandonedException(String host) {
            super("the lookup of " + host + " was abandoned");
        }
    }

    /** From now on this thread's lookups are abandoned once something is over. */
    public static void abandonAt(CompletableFuture<?> end) {
        ENDS.set(end);
    }

    /** Forgets what {@link #abandonAt} said. */
    public static void forget() {
        ENDS.remove();
    }

    /**
     * {@inheritDoc}
     *
     * @throws AbandonedException if the attempt is over before the answer is there
     */
    @Override
    public List<InetAddress> of(String host) throws UnknownHostException {
        CompletableFuture<?> end = ENDS.get();
        CompletableFuture<List<InetAddress>> found = ask(host);
        try {
            if (end != null) {
                CompletableFuture.anyOf(end, found.handle((any, failure) -> true))
                        .get();
                if (!found.isDone()) {
                    throw new AbandonedException(host);
                }
            }
            return found.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException unknown) {
                throw unknown;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("cannot look up a host", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AbandonedException(host);
        }
    }

    private CompletableFuture<List<InetAddress>> ask(String host) throws AbandonedException {
        CompletableFuture<List<InetAddress>> found = new CompletableFuture<>();
        try {
            executor.execute(() -> {
                try {
                    found.complete(addresses.of(host));
                } catch (Throwable failure) {
                    found.completeExceptionally(failure);
                }
            });
        } catch (RejectedExecutionException e) {
            throw new AbandonedException(host);
        }
        return found;
    }

    /** Ends the threads; one that still waits for the system ends by itself, and keeps no program from ending. */
    @Override
    public void close() {
        executor.shutdown();
    }
}

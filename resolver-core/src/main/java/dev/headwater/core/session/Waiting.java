// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import dev.headwater.api.DefectException;
import dev.headwater.api.resolution.ResolutionCancelledException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits for an answer on the thread of a caller. */
public final class Waiting {
    private Waiting() {}

    /**
     * Waits for a result.
     *
     * @param awaited what is waited for, as it reads behind "while it waited for"
     * @param service what cancels the result when it is closed, as it reads in front of "closed"
     * @throws ResolutionCancelledException if the thread is interrupted, which stays so, or the service is closed
     * @throws DefectException if the result is exceptional
     */
    public static <T> T on(CompletableFuture<T> result, String awaited, String service) {
        try {
            return result.get();
        } catch (InterruptedException e) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw new ResolutionCancelledException("the thread was interrupted while it waited for " + awaited);
        } catch (CancellationException e) {
            throw new ResolutionCancelledException(service + " closed");
        } catch (ExecutionException e) {
            throw DefectException.of(e);
        }
    }
}

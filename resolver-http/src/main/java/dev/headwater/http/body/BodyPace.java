// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.body;

import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;

/** How fast a body is to come. For the thread that reads it. */
public interface BodyPace {
    /**
     * {@return the body, kept to its pace}
     *
     * @param size how long it is to be, negative if that is not known
     */
    InputStream body(InputStream raw, long size);

    /**
     * Waits for a turn, for which no time is counted.
     *
     * @throws InterruptedIOException if nobody wants the body any longer
     */
    void await(Semaphore turn) throws InterruptedIOException;
}

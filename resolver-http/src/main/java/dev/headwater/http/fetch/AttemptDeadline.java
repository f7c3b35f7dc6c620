// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import dev.headwater.api.index.FaultDetail;
import dev.headwater.api.index.IndexFault.Kind;
import dev.headwater.api.index.Remedy;
import dev.headwater.http.body.BodyPace;
import dev.headwater.http.fetch.AttemptResult.Blame;
import dev.headwater.http.fetch.AttemptResult.Broken;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How long one attempt may take. A page or metadata is to be there as a whole within the time-out; of a file something
 * is to come within it, again and again, and all of it in a time that allows for its size: the larger, the longer, and
 * the longest where somebody takes the bytes as they come, however slow the line of either is.
 *
 * <p>For one thread, but for {@link #end}.
 */
final class AttemptDeadline implements BodyPace {
    private static final long BYTES_PER_MILLISECOND = 100;
    /** Of one that is passed on. */
    private static final long PASSED_BYTES_PER_MILLISECOND = 1;
    /** Of a file of unknown length. */
    private static final int TIMES = 30;
    /** Of one that is passed on. */
    private static final int PASSED_TIMES = 360;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Duration timeout;
    private final Deadline total;
    private final Deadline silence;
    private final CompletableFuture<Boolean> over;
    private final boolean isFile;
    private final boolean isPassedOn;
    private Duration allowed;
    private boolean progressed;

    AttemptDeadline(Fetch fetch, Scheduler timer, CompletableFuture<Boolean> over, Runnable end) {
        this.over = over;
        timeout = fetch.site().timeout();
        allowed = timeout;
        isFile = fetch.purpose() == Fetch.Purpose.FILE;
        isPassedOn = fetch.target() != null;
        total = new Deadline(timer, end);
        silence = new Deadline(timer, end);
    }

    void begin() {
        total.begin(timeout);
    }

    @Override
    public InputStream body(InputStream raw, long size) {
        if (isFile) {
            total.stop();
            allowed = size < 0
                    ? timeout.multipliedBy(isPassedOn ? PASSED_TIMES : TIMES)
                    : timeout.plusMillis(size / (isPassedOn ? PASSED_BYTES_PER_MILLISECOND : BYTES_PER_MILLISECOND));
            total.begin(allowed);
        }
        return new FilterInputStream(raw) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (isFile) {
                    silence.begin(timeout);
                }
                try {
                    int read = super.read(target, offset, length);
                    progressed |= read > 0;
                    return read;
                } finally {
                    silence.stop();
                }
            }
        };
    }

    @Override
    public void await(Semaphore turn) throws InterruptedIOException {
        total.stop();
        try {
            while (!turn.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                if (over.isDone()) {
                    throw new InterruptedIOException("called off");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("called off");
        }
        total.begin(allowed);
    }

    void end() {
        total.stop();
    }

    /** {@return whether it took too long} */
    boolean isLate() {
        return total.isOver() || silence.isOver();
    }

    /** Says so. What came in part would hardly come as a whole if it were asked for again. */
    Broken late(Phase phase) {
        FaultDetail detail = silence.isOver()
                ? new FaultDetail.Late(FaultDetail.Late.Awaited.MORE, timeout)
                : new FaultDetail.Late(Diagnosis.awaited(phase), allowed);
        return Broken.of(progressed ? Blame.RULE : Blame.MOMENT, Kind.TIMEOUT, detail)
                .with(Remedy.Action.RAISE_TIMEOUT);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import dev.headwater.gateway.file.FileBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.util.IteratingCallback;

/** Writes bytes of a file as they come and as the client takes them; no thread waits for either. */
final class FileWriter extends IteratingCallback {
    private static final int CHUNK = 32 << 10;

    private final FileBytes bytes;
    private final Reply reply;
    private final Executor executor;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    private long position;
    private final long end;
    private boolean isLast;

    /**
     * Made without being begun: {@link #iterate()} begins.
     *
     * @param bytes what the reply closes once it is over
     * @param end the position behind the last byte; the greatest number where nobody knows
     */
    FileWriter(FileBytes bytes, long from, long end, Reply reply, Executor executor) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
        this.reply = reply;
        this.executor = executor;
    }

    @Override
    protected Action process() throws IOException {
        if (isLast) {
            return Action.SUCCEEDED;
        }
        chunk.clear().limit((int) Math.min(CHUNK, end - position));
        int count = chunk.hasRemaining() ? bytes.read(position, chunk) : -1;
        if (count == 0) {
            CompletableFuture<?> unused = bytes.beyond(position).whenComplete((there, thrown) -> goOn());
            assert unused != null;
            return Action.SCHEDULED;
        }
        if (count < 0 && position < end && end != Long.MAX_VALUE) {
            throw new IOException("the file ends before its time");
        }
        position += Math.max(count, 0);
        isLast = count < 0 || position == end;
        reply.write(isLast, chunk.flip(), this);
        return Action.SCHEDULED;
    }

    private void goOn() {
        try {
            executor.execute(this::succeeded);
        } catch (RejectedExecutionException e) {
            failed(e);
        }
    }

    @Override
    protected void onCompleteSuccess() {
        reply.callback().succeeded();
    }

    /** Once something was sent the connection is cut: it is not to be taken for a whole file. */
    @Override
    protected void onCompleteFailure(Throwable cause) {
        Optional<String> failure = bytes.failure();
        if (failure.isPresent() && !reply.response().isCommitted()) {
            reply.failed(504, failure.get() + "\n");
        } else {
            reply.callback().failed(cause);
        }
    }
}

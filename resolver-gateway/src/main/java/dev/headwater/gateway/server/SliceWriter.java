// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.util.IteratingCallback;

/** Writes a body a slice at a time, as the client takes it; no thread waits for that. */
final class SliceWriter extends IteratingCallback {
    private final Slices slices;
    private final Reply reply;
    private int left;
    private boolean isLast;

    /** Made without being begun: {@link #iterate()} begins. */
    SliceWriter(Slices slices, int length, Reply reply) {
        this.slices = slices;
        this.left = length;
        this.reply = reply;
    }

    @Override
    protected Action process() throws IOException {
        if (isLast) {
            return Action.SUCCEEDED;
        }
        ByteBuffer slice = slices.next(Math.min(left, Slices.MOST));
        left -= slice.remaining();
        isLast = left == 0;
        reply.write(isLast, slice, this);
        return Action.SCHEDULED;
    }

    @Override
    protected void onCompleteSuccess() {
        reply.callback().succeeded();
    }

    /** Once something was sent the connection is cut: it is not to be taken for a whole body. */
    @Override
    protected void onCompleteFailure(Throwable cause) {
        reply.callback().failed(cause);
    }
}

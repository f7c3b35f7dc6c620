// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.body;

import dev.headwater.api.archive.ReadOnlyChannel;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A position in a {@link Body}. For one thread. */
final class BodyChannel extends ReadOnlyChannel {
    private final Body body;

    BodyChannel(Body body) {
        super(body.size());
        this.body = body;
    }

    @Override
    protected int read(long position, ByteBuffer target) throws IOException {
        return body.read(position, target);
    }
}

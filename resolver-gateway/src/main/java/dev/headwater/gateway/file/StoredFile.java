// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A file that is there. */
final class StoredFile implements FileBytes {
    private static final CompletableFuture<Void> AT_ONCE = CompletableFuture.completedFuture(null);

    private final FileChannel channel;
    private final long size;

    StoredFile(FileChannel channel) throws IOException {
        this.channel = channel;
        try {
            this.size = channel.size();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long position, ByteBuffer target) throws IOException {
        return channel.read(target, position);
    }

    @Override
    public CompletableFuture<?> beyond(long position) {
        return AT_ONCE;
    }

    @Override
    public CompletableFuture<?> whole() {
        return AT_ONCE;
    }

    @Override
    public Optional<String> failure() {
        return Optional.empty();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a file that was read cannot be closed", e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.file;

import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.index.IndexFault;
import dev.headwater.core.report.FaultText;
import dev.headwater.http.files.FileTarget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way: written as it comes, and read by any number of those who wait for it. The last byte is given to
 * nobody before it has {@linkplain #end ended}: all of them hash to what was promised then, so that no one takes
 * another file for this one, and it is kept, so that no one who has it and asks again has it fetched again.
 *
 * <p>Where the server breaks off and is asked again, what comes the second time has to be what came the first time.
 */
final class Transfer implements FileTarget {
    private static final int HELD_BACK = 1;

    private final FileHashes promised;
    private final OptionalLong promisedSize;
    private final Path part;
    private final FileChannel channel;
    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    /** Where the next bytes of this try belong; of the thread that writes. */
    private long position;

    /** Guarded by this, as all below. */
    private long written;

    private long size = FileBytes.UNKNOWN;
    private boolean mayBeKept = true;
    private boolean isKept;
    private @Nullable String failure;
    private OptionalInt status = OptionalInt.empty();
    private final List<Waiting> waiting = new ArrayList<>();
    private int readers;
    private boolean isAbandoned;
    private Runnable cancel = () -> {};

    /** One who waits for bytes. */
    private record Waiting(long position, CompletableFuture<Void> there) {}

    Transfer(FileHashes promised, OptionalLong promisedSize, Path part) throws IOException {
        this.promised = promised;
        this.promisedSize = promisedSize;
        this.part = part;
        this.channel = FileChannel.open(part, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    @Override
    public void begin(long announced) throws IOException {
        if (announced >= 0 && promisedSize.isPresent() && promisedSize.getAsLong() != announced) {
            throw new IOException(
                    "it has " + announced + " bytes, where the page promises " + promisedSize.getAsLong());
        }
        position = 0;
        synchronized (this) {
            long known = announced >= 0 ? announced : promisedSize.orElse(FileBytes.UNKNOWN);
            if (begun.isDone() && known != size) {
                throw new IOException("it is of another size than when it was asked for before");
            }
            size = known;
        }
        begun.complete(null);
    }

    @Override
    public void write(byte[] bytes, int count) throws IOException {
        long there;
        synchronized (this) {
            there = written;
            if (size >= 0 && position + count > size) {
                throw new IOException("more bytes come than were announced");
            }
        }
        int again = (int) Math.max(0, Math.min(count, there - position));
        compare(bytes, again);
        ByteBuffer rest = ByteBuffer.wrap(bytes, again, count - again);
        long at = position + again;
        while (rest.hasRemaining()) {
            at += channel.write(rest, at);
        }
        position += count;
        synchronized (this) {
            written = Math.max(written, position);
        }
        tell();
    }

    private void compare(byte[] bytes, int count) throws IOException {
        ByteBuffer before = ByteBuffer.allocate(count);
        while (before.hasRemaining()) {
            if (channel.read(before, position + before.position()) < 0) {
                throw new IOException("what was written is not there any more");
            }
        }
        if (!Arrays.equals(before.array(), 0, count, bytes, 0, count)) {
            throw new IOException("other bytes came than when it was asked for before");
        }
    }

    /**
     * {@return why what came is not the file; empty where it is whole, and what was promised}
     *
     * @param fault why the rest did not come; empty where it did
     */
    Optional<String> broken(Optional<IndexFault> fault) {
        return fault.map(FaultText::of).or(this::wrong);
    }

    @Override
    public synchronized void notToBeKept() {
        mayBeKept = false;
    }

    /** {@return whether what was promised tells this file from every other, and its index lets it be kept} */
    synchronized boolean mayBeKept() {
        return mayBeKept && Promise.isProven(promised);
    }

    private Optional<String> wrong() {
        long length = position;
        if (promisedSize.isPresent() && promisedSize.getAsLong() != length) {
            return Optional.of(length + " bytes came, where the page promises " + promisedSize.getAsLong());
        }
        try {
            return Promise.broken(channel, promised);
        } catch (IOException e) {
            return Optional.of("what came cannot be read again: " + e.getMessage());
        }
    }

    /**
     * Ends it, and tells all who wait.
     *
     * @param why what is {@linkplain #broken broken}
     * @param given the status that the server gave, where it was one that is none of success
     * @param kept whether it has a name of its own now
     */
    void end(Optional<String> why, OptionalInt given, boolean kept) {
        synchronized (this) {
            failure = why.orElse(null);
            status = given;
            size = why.isEmpty() ? written : size;
            isKept = kept;
        }
        begun.complete(null);
        ended.complete(null);
        tell();
        closeIfUnused();
    }

    private void tell() {
        List<CompletableFuture<Void>> there = new ArrayList<>();
        synchronized (this) {
            Iterator<Waiting> all = waiting.iterator();
            while (all.hasNext()) {
                Waiting one = all.next();
                if (isReadable(one.position())) {
                    there.add(one.there());
                    all.remove();
                }
            }
        }
        there.forEach(one -> one.complete(null));
    }

    private synchronized boolean isReadable(long at) {
        return ended.isDone() || at < written - HELD_BACK;
    }

    /** Sets what closes the call. */
    void onAbandoned(Runnable call) {
        boolean late;
        synchronized (this) {
            cancel = call;
            late = isAbandoned;
        }
        if (late && !ended.isDone()) {
            call.run();
        }
    }

    /** {@return what is complete once the first byte is to come, or none will} */
    CompletableFuture<Void> begun() {
        return begun;
    }

    /** {@return why it failed} */
    synchronized Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** {@return the status that the server gave, where it was one that is none of success} */
    synchronized OptionalInt status() {
        return status;
    }

    Path part() {
        return part;
    }

    synchronized long written() {
        return written;
    }

    /** {@return the bytes for one more reader; empty where it was given up, since nobody read them any more} */
    synchronized Optional<FileBytes> open() {
        if (isAbandoned) {
            return Optional.empty();
        }
        readers++;
        return Optional.of(new Reader());
    }

    private void leave() {
        Runnable call = () -> {};
        synchronized (this) {
            if (--readers == 0 && !ended.isDone()) {
                isAbandoned = true;
                call = cancel;
            }
        }
        call.run();
        closeIfUnused();
    }

    private void closeIfUnused() {
        synchronized (this) {
            if (readers > 0 || !ended.isDone()) {
                return;
            }
        }
        try {
            channel.close();
            if (!isKept) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            // Taken out when the next gateway opens the folder.
        }
    }

    /** One who reads. */
    private final class Reader implements FileBytes {
        private boolean closed;

        @Override
        public long size() {
            synchronized (Transfer.this) {
                return size;
            }
        }

        @Override
        public int read(long at, ByteBuffer target) throws IOException {
            long readable;
            synchronized (Transfer.this) {
                if (failure != null) {
                    throw new IOException(failure);
                }
                boolean isWhole = ended.isDone();
                if (isWhole && at >= written) {
                    return -1;
                }
                readable = (isWhole ? written : written - HELD_BACK) - at;
            }
            if (readable <= 0) {
                return 0;
            }
            ByteBuffer some = target.slice();
            some.limit((int) Math.min(some.remaining(), readable));
            int count = channel.read(some, at);
            target.position(target.position() + Math.max(count, 0));
            return count;
        }

        @Override
        public CompletableFuture<?> beyond(long at) {
            synchronized (Transfer.this) {
                if (isReadable(at)) {
                    return CompletableFuture.completedFuture(null);
                }
                CompletableFuture<Void> there = new CompletableFuture<>();
                waiting.add(new Waiting(at, there));
                return there;
            }
        }

        @Override
        public CompletableFuture<?> whole() {
            return ended.copy();
        }

        @Override
        public Optional<String> failure() {
            return Transfer.this.failure();
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                leave();
            }
        }
    }
}

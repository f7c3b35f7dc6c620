// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;

/**
 * Cuts clients off that take their answers too slowly: who stays further and further behind the least rate holds a
 * place that others wait for. Time in which there is nothing to be read does not count.
 */
final class SlowReaders {
    /** Bytes a second. */
    private static final long LEAST = 8 << 10;

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final long patience;
    private final Cuts cuts;
    /** Those that wait for their client. */
    private final Set<Writing> waiting = ConcurrentHashMap.newKeySet();

    SlowReaders(Duration patience, Cuts cuts) {
        this.patience = patience.toNanos();
        this.cuts = cuts;
    }

    /** {@return what writes the answer to a request} */
    Reader reader(Request request, Response response) {
        return new Reader(request, response);
    }

    /** Looks at all of them; to be called again and again. */
    void look() {
        long now = NanoTime.now();
        waiting.forEach(writing -> {
            if (writing.behind(now) > patience) {
                writing.cut();
            }
        });
    }

    /** A client that reads an answer. */
    final class Reader {
        private final Request request;
        private final Response response;
        /** So many nanoseconds behind the least rate, up to the last write. */
        private volatile long behind;

        private Reader(Request request, Response response) {
            this.request = request;
            this.response = response;
        }

        /** Writes some of an answer, as the response does it; one after the other. */
        void write(boolean isLast, ByteBuffer bytes, Callback callback) {
            Writing writing = new Writing(this, bytes.remaining(), callback);
            response.write(isLast, bytes, writing);
            writing.watch();
        }
    }

    /** Some bytes that are on their way to a client. */
    private final class Writing implements Callback {
        private final Reader reader;
        private final Callback callback;
        private final long allowed;
        private final long begun = NanoTime.now();
        private volatile boolean isOver;

        Writing(Reader reader, int length, Callback callback) {
            this.reader = reader;
            this.callback = callback;
            this.allowed = length * SECOND / LEAST;
        }

        /** Mostly it is over by now, and nobody has to look after it. */
        void watch() {
            if (!isOver) {
                waiting.add(this);
                if (isOver) {
                    waiting.remove(this);
                }
            }
        }

        long behind(long now) {
            return Math.max(0, reader.behind + (now - begun) - allowed);
        }

        /** The connection may be that of another answer by now. */
        void cut() {
            if (!isOver) {
                cuts.cut(
                        reader.request.getConnectionMetaData().getConnection().getEndPoint(),
                        "an answer was read too slowly");
            }
        }

        private void end() {
            reader.behind = behind(NanoTime.now());
            isOver = true;
            waiting.remove(this);
        }

        @Override
        public void succeeded() {
            end();
            callback.succeeded();
        }

        @Override
        public void failed(Throwable cause) {
            end();
            callback.failed(cause);
        }

        @Override
        public InvocationType getInvocationType() {
            return callback.getInvocationType();
        }
    }
}

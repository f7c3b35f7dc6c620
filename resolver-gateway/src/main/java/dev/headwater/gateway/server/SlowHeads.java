// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.NegotiatingServerConnection;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;

/**
 * Cuts connections off on which a head, or what has to be agreed on before, comes by drips. A connection on which
 * nothing comes is ended by the server, however much came before.
 */
final class SlowHeads implements Connection.Listener {
    private final long patience;
    private final Cuts cuts;
    private final Map<Connection, Progress> open = new ConcurrentHashMap<>();

    SlowHeads(Duration patience, Cuts cuts) {
        this.patience = patience.toNanos();
        this.cuts = cuts;
    }

    @Override
    public void onOpened(Connection connection) {
        // What comes over TLS is looked at where it is in the clear, and before that where a protocol is agreed on.
        if (!(connection instanceof SslConnection)) {
            open.put(connection, new Progress(connection));
        }
    }

    @Override
    public void onClosed(Connection connection) {
        open.remove(connection);
    }

    /** Looks at all of them; to be called again and again, by one thread at a time. */
    void look() {
        long now = NanoTime.now();
        open.forEach((connection, progress) -> {
            if (progress.isSlow(now, patience)) {
                progress.end(cuts);
            }
        });
    }

    /** How far a connection was when it was looked at. */
    private static final class Progress {
        private final Connection connection;
        private long heads;
        private long bytes;
        private long since;
        private boolean isWithin;
        private boolean isTold;

        Progress(Connection connection) {
            this.connection = connection;
            begin(NanoTime.now());
            isWithin = connection instanceof NegotiatingServerConnection;
        }

        private void begin(long now) {
            heads = connection.getMessagesIn();
            bytes = bytesIn();
            since = now;
            isWithin = false;
        }

        /** {@return whether it is within a head for too long} */
        boolean isSlow(long now, long patience) {
            if (connection instanceof NegotiatingServerConnection) {
                return now - since > patience;
            }
            if (heads != connection.getMessagesIn() || isAnswered()) {
                begin(now);
            } else if (!isWithin && isBegun()) {
                isWithin = true;
                since = now;
            }
            return isWithin && now - since > patience;
        }

        /**
         * In HTTP/2 bytes come while answers are read, too, and with TLS so do those of its own: only where there are
         * no answers to be read is it a head that comes.
         */
        private boolean isAnswered() {
            return connection.getMessagesOut() < connection.getMessagesIn();
        }

        private boolean isBegun() {
            return connection instanceof HTTP2Connection || bytesIn() > bytes;
        }

        /** As they come over the network: within TLS nothing is seen of a record before its end. */
        private long bytesIn() {
            return connection.getEndPoint() instanceof SslConnection.SslEndPoint within
                    ? within.getSslConnection().getBytesIn()
                    : connection.getBytesIn();
        }

        /** With HTTP/2 a client is told first, and may ask again for what it has just asked for. */
        void end(Cuts cuts) {
            if (!isTold && connection instanceof HTTP2Connection http) {
                isTold = true;
                http.getSession().close(ErrorCode.NO_ERROR.code, "idle", Callback.NOOP);
            } else {
                cuts.cut(connection.getEndPoint(), "a head came too slowly");
            }
        }
    }
}

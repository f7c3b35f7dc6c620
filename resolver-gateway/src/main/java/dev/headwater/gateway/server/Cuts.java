// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.io.EndPoint;

/** Cuts connections of slow clients off, counts that, and says it. */
final class Cuts {
    private final Figures figures;
    private final FewLines lines;
    private final Consumer<String> log;

    Cuts(Figures figures, FewLines lines, Consumer<String> log) {
        this.figures = figures;
        this.lines = lines;
        this.log = log;
    }

    /** Cuts one off; whatever comes of that, others have their turn. */
    void cut(EndPoint client, String reason) {
        try {
            String address = client.getRemoteSocketAddress() instanceof InetSocketAddress remote
                    ? remote.getHostString()
                    : "a client";
            client.close(new TimeoutException(reason));
            figures.cut();
            lines.say(address + ": " + reason);
        } catch (RuntimeException e) {
            log.accept("defect: a slow client could not be cut off: " + e);
        }
    }
}

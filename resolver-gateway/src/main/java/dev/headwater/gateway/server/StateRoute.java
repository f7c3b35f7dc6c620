// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import dev.headwater.gateway.file.Transfers;
import dev.headwater.gateway.page.Policies;
import dev.headwater.host.HostNetwork;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;

/** Answers for the state of the gateway itself. */
final class StateRoute {
    private final Policies policies;
    private final HostNetwork network;
    private final Transfers transfers;
    private final Figures figures;

    StateRoute(Policies policies, HostNetwork network, Transfers transfers, Figures figures) {
        this.policies = policies;
        this.network = network;
        this.transfers = transfers;
        this.figures = figures;
    }

    /** Says that it is there, for who looks after it; no more, as it is said to everybody. */
    void health(Reply reply) {
        boolean current = policies.refusal().isEmpty();
        reply.text(200, current ? "well\n" : "well, but with an old policy: the one in its file is refused\n");
    }

    /** Says what was counted. */
    void metrics(Reply reply) {
        String text = figures.text(
                network.traffic().requests(),
                transfers.openCount(),
                policies.refusal().isEmpty());
        reply.with(HttpHeader.CACHE_CONTROL, "no-store")
                .bytes(200, "text/plain; version=0.0.4; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }
}

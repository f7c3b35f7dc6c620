// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.host;

import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.http.HttpIndexes;
import java.time.Clock;
import java.util.Map;

/** The way to indexes on the network as this machine has it. */
public final class Network {
    private Network() {}

    /**
     * Begins a factory of indexes with the logins, proxies and certificates that the environment names.
     *
     * @param environment the environment's variables
     * @param clock tells how old kept answers are
     * @throws IllegalArgumentException if something of it cannot be used; the message says what, and no secret
     */
    public static HttpIndexes.Builder open(IndexPolicy policy, Map<String, String> environment, Clock clock) {
        String version = Network.class.getPackage().getImplementationVersion();
        return HttpIndexes.builder()
                .clock(clock)
                .credentials(CredentialSources.of(policy, environment))
                .tls(() -> NetworkSettings.tls(environment))
                .proxies(NetworkSettings.proxies(environment))
                .userAgent("headwater/" + (version == null ? "unknown" : version));
    }
}

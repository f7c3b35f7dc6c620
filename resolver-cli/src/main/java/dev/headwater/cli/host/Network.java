// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.host;

import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.http.HttpIndexes;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

/** The way to indexes on the network as this machine has it. */
public final class Network {
    private Network() {}

    /**
     * Begins a factory of indexes with the logins, proxies and certificates that the environment names.
     *
     * @param environment the environment's variables
     * @param clock tells how old kept answers are
     * @param notices hears at once what a person should know of the way, as sentences without secrets
     * @throws IllegalArgumentException if something of it cannot be used; the message says what, and no secret
     */
    public static HttpIndexes.Builder open(
            IndexPolicy policy, Map<String, String> environment, Clock clock, Consumer<String> notices) {
        CredentialSources logins = CredentialSources.of(policy, environment);
        logins.withheld().forEach(notices);
        String version = Network.class.getPackage().getImplementationVersion();
        return HttpIndexes.builder()
                .clock(clock)
                .credentials(logins)
                .tls(() -> NetworkSettings.tls(environment))
                .proxies(NetworkSettings.proxies(environment))
                .userAgent("headwater/" + (version == null ? "unknown" : version));
    }
}

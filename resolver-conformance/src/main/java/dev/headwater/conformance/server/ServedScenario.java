// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.server;

import dev.headwater.api.index.Credential;
import dev.headwater.api.index.CredentialProvider;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Origin;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.scenario.NamedScenario;
import dev.headwater.conformance.scenario.Scenario;
import dev.headwater.conformance.scenario.Serving;
import dev.headwater.core.LocalIndexes;
import dev.headwater.distro.DistroIndexes;
import dev.headwater.http.HttpIndexes;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.BiFunction;

/** A scenario put to this library over the network. */
public final class ServedScenario {
    private ServedScenario() {}

    /** {@return the answer, in which servers are called by the ids of their indexes} */
    public static Answer run(NamedScenario scenario) throws IOException {
        return run(scenario, (read, indexes) -> indexes);
    }

    /**
     * {@return the answer of who asks over the network in another way}
     *
     * @param asking makes of what asks over the network what is asked instead
     */
    public static Answer run(NamedScenario scenario, BiFunction<Scenario, IndexFactory, IndexFactory> asking)
            throws IOException {
        try (ScenarioServers servers = ScenarioServers.start(scenario.text())) {
            Answer answer = run(scenario, servers, asking);
            return new Answer(
                    answer.outcome(),
                    answer.packages(),
                    answer.questions(),
                    answer.said().map(servers::named),
                    servers.named(answer.text()));
        }
    }

    /** {@return the answer, with the servers still as they are called} */
    public static Answer run(
            NamedScenario scenario, ScenarioServers servers, BiFunction<Scenario, IndexFactory, IndexFactory> asking) {
        // What fails here fails on purpose, and once more at each attempt.
        Scenario read = scenario.text()
                .read(
                        scenario.name(),
                        servers.indexes(),
                        id -> servers.entry(id).retries(0));
        Clock clock = Clock.fixed(read.now(), ZoneOffset.UTC);
        try (HttpIndexes network = HttpIndexes.builder()
                .clock(clock)
                .credentials(logins(scenario, servers))
                .build()) {
            DistroIndexes feeds =
                    DistroIndexes.builder().clock(clock).network(() -> network).build();
            IndexFactory indexes = LocalIndexes.factory().orElse(feeds).orElse(network);
            return read.run(asking.apply(read, indexes), servers.questions());
        }
    }

    private static CredentialProvider logins(NamedScenario scenario, ScenarioServers servers) {
        Serving serving = scenario.text().serving();
        CredentialProvider logins = CredentialProvider.none();
        for (Map.Entry<IndexId, String> server : servers.urls().entrySet()) {
            if (serving.wantsLogin(server.getKey())) {
                logins = logins.orElse(CredentialProvider.bound(
                        Origin.parse(server.getValue()), Credential.basic(Serving.USER, Serving.PASSWORD)));
            }
        }
        return logins;
    }
}

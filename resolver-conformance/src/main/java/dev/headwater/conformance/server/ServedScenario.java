// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.server;

import dev.headwater.api.index.Credential;
import dev.headwater.api.index.CredentialProvider;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Origin;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.scenario.KeptLock;
import dev.headwater.conformance.scenario.NamedScenario;
import dev.headwater.conformance.scenario.Scenario;
import dev.headwater.conformance.scenario.ScenarioText;
import dev.headwater.conformance.section.Serving;
import dev.headwater.core.LocalIndexes;
import dev.headwater.distro.DistroIndexes;
import dev.headwater.http.HttpIndexes;
import dev.headwater.http.store.CacheMode;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A scenario put to this library over the network. */
public final class ServedScenario {
    private ServedScenario() {}

    /** {@return the answers of its steps, in which servers are called by the ids of their indexes} */
    public static List<Answer> run(NamedScenario scenario, Asking asking) throws IOException {
        return run(scenario, asking, KeptLock.inMemory());
    }

    /** {@return them, with a lock that each step leaves to the next} */
    public static List<Answer> run(NamedScenario scenario, Asking asking, KeptLock kept) throws IOException {
        List<Answer> answers = new ArrayList<>();
        try (ScenarioServers servers = ScenarioServers.start(scenario.text())) {
            for (ScenarioText step : scenario.text().steps()) {
                if (step.step().number() > 1) {
                    servers.begin(step);
                }
                Answer answer = run(new NamedScenario(scenario.name(), step), servers, asking, kept);
                answers.add(new Answer(
                        answer.outcome(),
                        answer.packages(),
                        answer.facts(),
                        answer.questions(),
                        answer.said().map(servers::named),
                        servers.named(answer.text())));
            }
        }
        return answers;
    }

    /**
     * {@return the answer of one step, with the servers still as they are called}
     *
     * @param step it, with the name of the scenario
     * @param servers as they are in this step
     * @param kept the lock that the step before left
     */
    public static Answer run(NamedScenario step, ScenarioServers servers, Asking asking, KeptLock kept) {
        // What fails here fails on purpose, and once more at each attempt.
        Scenario read = step.text()
                .read(step.name(), servers.indexes(), id -> servers.entry(id).retries(0));
        Clock clock = Clock.fixed(read.now(), ZoneOffset.UTC);
        HttpIndexes.Builder network = HttpIndexes.builder()
                .clock(clock)
                .cache(asking.store(clock))
                .credentials(logins(step.text().serving(), servers));
        switch (step.text().step().kind()) {
            case RESOLVE -> network.mode(CacheMode.NORMAL);
            case OFFLINE -> network.mode(CacheMode.OFFLINE);
            case REFRESH -> network.mode(CacheMode.REFRESH);
            case LOCK -> network.mode(CacheMode.ABSENCES_ANEW);
            case VERIFY -> network.mode(CacheMode.TODAY);
        }
        try (HttpIndexes indexes = network.build()) {
            DistroIndexes feeds =
                    DistroIndexes.builder().clock(clock).network(() -> indexes).build();
            IndexFactory all = LocalIndexes.factory().orElse(feeds).orElse(indexes);
            return read.run(asking.indexes(read, all), servers.questions(), kept);
        }
    }

    private static CredentialProvider logins(Serving serving, ScenarioServers servers) {
        CredentialProvider logins = CredentialProvider.none();
        for (Map.Entry<IndexId, String> server : servers.urls().entrySet()) {
            Optional<String> user = serving.user(server.getKey());
            if (user.isPresent()) {
                logins = logins.orElse(CredentialProvider.bound(
                        Origin.parse(server.getValue()), Credential.basic(user.get(), Serving.PASSWORD)));
            }
        }
        return logins;
    }
}

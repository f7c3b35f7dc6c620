// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.twin;

import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.scenario.KeptLock;
import dev.headwater.conformance.scenario.NamedScenario;
import dev.headwater.conformance.scenario.Questions;
import dev.headwater.conformance.scenario.Scenario;
import dev.headwater.conformance.scenario.ScenarioText;
import dev.headwater.conformance.server.Asking;
import dev.headwater.conformance.server.ServedScenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A resolution by the public interface whose indexes are what a twin takes them for.
 *
 * @param scenario the scenario as the twin reads it
 * @param questions what its indexes are asked
 * @param reader what the twin makes of an index
 */
public record TwinRun(Scenario scenario, Questions questions, Reader reader) {
    /** {@return what comes of each step with this text in place of its own} */
    public static List<Answer> of(NamedScenario scenario, ScenarioText text, Reader reader) {
        return of(scenario, text, reader, KeptLock.inMemory());
    }

    /** {@return it with a lock that each step leaves to the next} */
    public static List<Answer> of(NamedScenario scenario, ScenarioText text, Reader reader, KeptLock kept) {
        if (text.needsServer()) {
            return of(new NamedScenario(scenario.name(), text), new TwinAsking(reader), kept);
        }
        return text.steps().stream()
                .map(step -> new TwinRun(step.read(scenario.name()), new Questions(), reader).inMemory(kept))
                .toList();
    }

    /** {@return what comes of each step over the network} */
    public static List<Answer> of(NamedScenario scenario, Asking asking) {
        return of(scenario, asking, KeptLock.inMemory());
    }

    private static List<Answer> of(NamedScenario scenario, Asking asking, KeptLock kept) {
        try {
            return ServedScenario.run(scenario, asking, kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return what comes of it where something is done before the first index is asked} */
    public static List<Answer> beginning(NamedScenario scenario, Consumer<World> begin) {
        Scenario read = scenario.text().read(scenario.name());
        Questions questions = new Questions();
        IndexPolicy policy = read.policy().get();
        World world = new World(read, policy);
        IndexFactory memory = read.inMemory(questions);
        policy.indexes()
                .forEach(entry -> memory.create(entry, policy)
                        .ifPresent(index -> world.indexes().put(entry.id(), index)));
        begin.accept(world);
        return List.of(new TwinRun(read, questions, Reader.SOUND).inMemory(KeptLock.inMemory()));
    }

    private Answer inMemory(KeptLock kept) {
        return scenario.run(reading(scenario.inMemory(questions)), questions, kept);
    }

    /** {@return what makes the indexes that the twin takes these for} */
    IndexFactory reading(IndexFactory factory) {
        return new IndexFactory() {
            private Optional<World> world = Optional.empty();

            @Override
            public Optional<PackageIndex> create(IndexEntry entry, IndexPolicy policy) {
                World seen = world.orElseGet(() -> new World(scenario, policy));
                world = Optional.of(seen);
                Optional<PackageIndex> made = factory.create(entry, policy);
                made.ifPresent(index -> seen.indexes().put(entry.id(), index));
                return made.map(index -> reader.in(seen, entry.id(), index));
            }

            @Override
            public Optional<PackageIndex> archives(IndexPolicy policy) {
                return factory.archives(policy);
            }
        };
    }
}

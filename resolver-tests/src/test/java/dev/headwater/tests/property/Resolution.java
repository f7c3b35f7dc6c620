// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.Preference;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.ResolutionStatistics;
import dev.headwater.api.resolution.ResolutionStrategy;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.Resolvers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.UnaryOperator;

/**
 * What the resolver made of a generated universe.
 *
 * @param outcome the outcome
 * @param statistics what it cost, once
 */
record Resolution(ResolutionOutcome outcome, List<ResolutionStatistics> statistics) {
    private static final Target TARGET = Target.cpython("3.12", List.of("manylinux_2_28_x86_64"));
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-15T00:00:00Z"), ZoneOffset.UTC);

    static Resolution of(SmallUniverse universe) {
        return of(universe, ResolutionStrategy.HIGHEST);
    }

    static Resolution of(SmallUniverse universe, ResolutionStrategy strategy) {
        return of(universe, request(universe, strategy));
    }

    /** {@return what comes of the same request where a former solution is at hand} */
    static Resolution of(SmallUniverse universe, Resolution former) {
        ResolutionRequest.Builder request = ResolutionRequest.builder(TARGET);
        universe.request().forEach(need -> request.require(need.toString()));
        if (former.outcome() instanceof ResolutionOutcome.Resolved resolved) {
            resolved.packages().forEach(pin -> request.prefer(new Preference(pin.name(), pin.version())));
        }
        return of(universe, request.build());
    }

    private static Resolution of(SmallUniverse universe, ResolutionRequest request) {
        List<ResolutionStatistics> statistics = new ArrayList<>();
        try (Resolver resolver =
                builder(universe, indexes(universe), statistics).build()) {
            return new Resolution(resolver.resolve(request), statistics);
        }
    }

    /** {@return what comes of answers that are delivered by these postmen} */
    static Resolution of(
            SmallUniverse universe,
            PostOffice office,
            ExecutorService postmen,
            Delivery delivery,
            UnaryOperator<Resolvers.Builder> settings) {
        List<ResolutionStatistics> statistics = new ArrayList<>();
        Map<IndexId, PackageIndex> indexes = indexes(universe);
        indexes.replaceAll((id, index) -> office.between(index));
        try (Resolver resolver =
                settings.apply(builder(universe, indexes, statistics)).build()) {
            CompletableFuture<ResolutionOutcome> outcome = resolver.resolveAsync(
                            request(universe, ResolutionStrategy.HIGHEST))
                    .toCompletableFuture();
            delivery.deliver(office, postmen);
            assertThat(outcome).as("all answers were delivered").isDone();
            return new Resolution(outcome.join(), statistics);
        }
    }

    /** {@return the outcomes that one resolver gives to so many who ask the same at the same time} */
    static List<ResolutionOutcome> together(SmallUniverse universe, int askers, ExecutorService threads) {
        try (Resolver resolver = builder(universe, indexes(universe), Collections.synchronizedList(new ArrayList<>()))
                .build()) {
            List<CompletableFuture<ResolutionOutcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < askers; i++) {
                outcomes.add(CompletableFuture.supplyAsync(
                        () -> resolver.resolve(request(universe, ResolutionStrategy.HIGHEST)), threads));
            }
            return outcomes.stream().map(CompletableFuture::join).toList();
        }
    }

    /** A way to deliver. */
    interface Delivery {
        void deliver(PostOffice office, ExecutorService postmen);
    }

    private static Resolvers.Builder builder(
            SmallUniverse universe, Map<IndexId, PackageIndex> indexes, List<ResolutionStatistics> statistics) {
        IndexPolicy.Builder policy = IndexPolicy.builder();
        universe.shelves()
                .forEach(shelf -> policy.index(
                        IndexEntry.builder(IndexId.parse(shelf.id()), "https://" + shelf.id() + ".example.org/")
                                .build()));
        return Resolvers.builder()
                .policy(policy.build())
                .indexes(IndexFactory.of(indexes))
                .clock(CLOCK)
                .executor(Runnable::run)
                .listener(new ResolutionListener() {
                    @Override
                    public void ended(ResolutionStatistics counted) {
                        statistics.add(counted);
                    }
                });
    }

    private static Map<IndexId, PackageIndex> indexes(SmallUniverse universe) {
        return new LinkedHashMap<>(InMemoryIndex.parseAll(universe.indexText()));
    }

    private static ResolutionRequest request(SmallUniverse universe, ResolutionStrategy strategy) {
        ResolutionRequest.Builder request = ResolutionRequest.builder(TARGET).strategy(strategy);
        universe.request().forEach(need -> request.require(need.toString()));
        return request.build();
    }

    boolean isSatisfied() {
        return outcome instanceof ResolutionOutcome.Resolved;
    }

    /** {@return the releases of the solution, by project} */
    Map<String, Edition> chosen(SmallUniverse universe) {
        Map<String, Edition> chosen = new TreeMap<>();
        if (outcome instanceof ResolutionOutcome.Resolved resolved) {
            resolved.packages()
                    .forEach(pin -> universe.candidates(pin.name().value()).stream()
                            .filter(edition ->
                                    edition.version().equals(pin.version().toString()))
                            .filter(edition ->
                                    pin.index().orElseThrow().value().equals(universe.owner(edition.project())))
                            .forEach(edition -> chosen.put(edition.project(), edition)));
            assertThat(chosen)
                    .as("releases of their owners")
                    .hasSize(resolved.packages().size());
        }
        return chosen;
    }
}

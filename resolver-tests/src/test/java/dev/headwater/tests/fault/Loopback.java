// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fault;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.Resolvers;
import dev.headwater.http.HttpIndexes;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Resolves over a server on loopback.
 *
 * @param base where the two indexes are
 * @param timeout the time-out of each of them
 * @param retries how often each is asked again
 */
record Loopback(String base, Duration timeout, int retries) {
    private static final Target TARGET = Target.cpython("3.12", List.of("manylinux_2_28_x86_64"));

    /** {@return what comes of supplies where no network is} */
    static ResolutionOutcome inMemory(Supplies supplies, Clock clock) {
        Map<IndexId, PackageIndex> indexes = new LinkedHashMap<>(InMemoryIndex.parseAll(supplies.indexText()));
        try (Resolver resolver = Resolvers.builder()
                .policy(new Loopback("https://index.example.org/", Duration.ofSeconds(1), 0).policy())
                .indexes(IndexFactory.of(indexes))
                .clock(clock)
                .build()) {
            return resolver.resolve(request(supplies));
        }
    }

    ResolutionOutcome resolve(Supplies supplies, HttpIndexes.Builder client, Clock clock) {
        return resolve(supplies, client, clock, indexes -> indexes);
    }

    /** {@return what comes where the indexes are as somebody changes them} */
    ResolutionOutcome resolve(
            Supplies supplies, HttpIndexes.Builder client, Clock clock, UnaryOperator<IndexFactory> changed) {
        try (HttpIndexes indexes = client.clock(clock).build();
                Resolver resolver = Resolvers.builder()
                        .policy(policy())
                        .indexes(changed.apply(indexes))
                        .clock(clock)
                        .build()) {
            return resolver.resolve(request(supplies));
        }
    }

    private IndexPolicy policy() {
        return IndexPolicy.builder()
                .index(entry(Supplies.UPPER))
                .index(entry(Supplies.LOWER))
                .build();
    }

    private IndexEntry entry(String id) {
        return IndexEntry.builder(IndexId.parse(id), base + id + "/")
                .timeout(timeout)
                .retries(retries)
                .build();
    }

    static ResolutionRequest request(Supplies supplies) {
        ResolutionRequest.Builder request = ResolutionRequest.builder(TARGET);
        supplies.request().forEach(request::require);
        return request.build();
    }
}

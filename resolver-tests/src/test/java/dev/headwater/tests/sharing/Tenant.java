// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.sharing;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.PreReleaseMode;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.ResolutionStrategy;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.OverlayFile;
import dev.headwater.core.Resolvers;
import dev.headwater.tests.fault.Supplies;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;

/**
 * A policy with what is asked by it.
 *
 * @param policy the policy
 * @param requests the requests
 */
record Tenant(IndexPolicy policy, List<ResolutionRequest> requests) {
    private static final Target TARGET = Target.cpython("3.12", List.of("manylinux_2_28_x86_64"));
    private static final List<String> PROJECTS = List.of("ash", "birch", "cedar", "elm", "fir", "hazel");

    /** {@return a tenant of a seed} The same id may be another server's index for each of them. */
    static Tenant of(Random random, List<Accounts> servers, List<IndexId> ids) {
        List<IndexId> order = new ArrayList<>(ids);
        Collections.shuffle(order, random);
        IndexPolicy.Builder policy = IndexPolicy.builder()
                .preReleases(random.nextBoolean() ? PreReleaseMode.ALLOW : PreReleaseMode.DISALLOW);
        for (IndexId id : order) {
            policy.index(IndexEntry.builder(id, any(random, servers).base())
                    .timeout(Duration.ofSeconds(60))
                    .retries(2)
                    .build());
        }
        if (random.nextBoolean()) {
            policy.pin(ProjectName.parse(any(random, PROJECTS)), any(random, ids));
        }
        if (random.nextBoolean()) {
            policy.overlays(OverlayFile.parse(withdrawal(any(random, PROJECTS)), Path.of("hotfixes.toml")));
        }
        List<ResolutionRequest> requests = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            requests.add(request(random));
        }
        return new Tenant(policy.build(), requests);
    }

    private static String withdrawal(String project) {
        return """
            [[overlay]]
            id = "no-threes"
            reason = "this tenant does without"
            index = "*"
            project = "PROJECT"
            versions = "==3"
            withdraw = "not here"
            """.replace("PROJECT", project);
    }

    private static ResolutionRequest request(Random random) {
        ResolutionRequest.Builder request = ResolutionRequest.builder(TARGET)
                .strategy(random.nextBoolean() ? ResolutionStrategy.HIGHEST : ResolutionStrategy.LOWEST);
        Supplies.of(random.nextInt(1000)).request().forEach(request::require);
        if (random.nextBoolean()) {
            request.excludeNewer(Instant.parse("2026-03-01T00:00:00Z"));
        }
        return request.build();
    }

    private static <T> T any(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    Resolver resolver(IndexFactory indexes, Clock clock, Executor executor) {
        return Resolvers.builder()
                .policy(policy)
                .indexes(indexes)
                .clock(clock)
                .executor(executor)
                .build();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.core.LocalIndexes;
import dev.headwater.core.Resolver;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;

/** Opens resolvers for commands. */
final class Resolvers {
    private Resolvers() {}

    static Resolver open(
            IndexPolicy policy, Arguments arguments, Surroundings surroundings, ResolutionListener listener) {
        try {
            return Resolver.builder()
                    .policy(policy)
                    .indexes(LocalIndexes.factory(policy.sdistMetadata()))
                    .clock(clock(arguments, surroundings))
                    .listener(listener)
                    .build();
        } catch (InvalidPolicyException e) {
            throw new InvalidRequestException(String.valueOf(e.getMessage()));
        }
    }

    private static Clock clock(Arguments arguments, Surroundings surroundings) {
        Optional<String> now = arguments.value("now");
        return now.isPresent()
                ? Clock.fixed(TimeArgument.point("--now", now.get()), ZoneOffset.UTC)
                : surroundings.clock();
    }
}

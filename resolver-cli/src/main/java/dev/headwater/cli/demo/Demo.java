// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.demo;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.FormatPolicy;
import dev.headwater.api.policy.FormatRule;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.NamePattern;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.Resolvers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two requests put to Debian 12 ahead of the public index, and to the public index alone.
 *
 * @param resolved the outcome for flask and black
 * @param publicOnly the same from the public index alone
 * @param refused the outcome for requests, which has no solution
 * @param refusedPublicOnly the same from the public index alone
 */
public record Demo(
        ResolutionOutcome.Resolved resolved,
        ResolutionOutcome.Resolved publicOnly,
        ResolutionOutcome.Unsatisfiable refused,
        ResolutionOutcome.Resolved refusedPublicOnly) {
    private static final List<String> REQUEST = List.of("flask", "black");
    private static final List<String> REFUSED = List.of("requests");

    /** No rule of the demo counts days; its outcome is the same at any time. */
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    /** Debian 12 itself. */
    private static final Target TARGET = Target.cpython("3.11", List.of("manylinux_2_36_x86_64"));

    /**
     * Resolves.
     *
     * @throws IllegalStateException if an outcome is not the one that the story tells of
     */
    public static Demo resolve(ResolutionListener listener) {
        Map<IndexId, PackageIndex> both = new LinkedHashMap<>();
        both.put(DemoIndexes.DEBIAN, DemoIndexes.open(DemoIndexes.DEBIAN));
        both.put(DemoIndexes.PYPI, DemoIndexes.open(DemoIndexes.PYPI));
        Map<IndexId, PackageIndex> publicOnly = Map.of(DemoIndexes.PYPI, both.get(DemoIndexes.PYPI));
        // The outer one closes the index that both use last.
        try (Resolver distro = resolver(both, listener);
                Resolver open = resolver(publicOnly, listener)) {
            return new Demo(
                    ask(distro, REQUEST, ResolutionOutcome.Resolved.class),
                    ask(open, REQUEST, ResolutionOutcome.Resolved.class),
                    ask(distro, REFUSED, ResolutionOutcome.Unsatisfiable.class),
                    ask(open, REFUSED, ResolutionOutcome.Resolved.class));
        }
    }

    private static Resolver resolver(Map<IndexId, PackageIndex> indexes, ResolutionListener listener) {
        IndexPolicy.Builder policy = IndexPolicy.builder();
        for (IndexId id : indexes.keySet()) {
            policy.index(DemoIndexes.entry(id));
        }
        return Resolvers.builder()
                .policy(policy.build())
                .indexes(IndexFactory.of(indexes))
                .clock(CLOCK)
                .listener(listener)
                .build();
    }

    private static <T extends ResolutionOutcome> T ask(
            Resolver resolver, List<String> requirements, Class<T> expected) {
        ResolutionRequest.Builder request = ResolutionRequest.builder(TARGET)
                .format(FormatPolicy.of(Map.of(NamePattern.parse("*"), FormatRule.ONLY_BINARY)));
        for (String requirement : requirements) {
            request.require(requirement);
        }
        ResolutionOutcome outcome = resolver.resolve(request.build());
        if (!expected.isInstance(outcome)) {
            throw new IllegalStateException("the demo came out otherwise: " + outcome);
        }
        return expected.cast(outcome);
    }
}

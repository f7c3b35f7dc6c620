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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Three answers of Debian 12 ahead of a public index.
 *
 * @param published the outcome for requests by the metadata that upstream published: no solution
 * @param provided the outcome for the same by Debian's own relations
 * @param refused the outcome for prefect, which needs what is newer than Debian's: no solution
 */
public record Demo(
        ResolutionOutcome.Unsatisfiable published,
        ResolutionOutcome.Resolved provided,
        ResolutionOutcome.Unsatisfiable refused) {
    static final String REQUESTS = "requests";
    static final String PREFECT = "prefect==3.7.2";

    /** Debian 12 itself. */
    private static final Target TARGET = Target.cpython("3.11", List.of("manylinux_2_36_x86_64"));

    /**
     * Resolves.
     *
     * @throws IllegalStateException if an outcome is not the one that the story tells of
     */
    public static Demo resolve(ResolutionListener listener) {
        try (Resolver published = ahead(DemoIndexes.PUBLISHED, listener);
                Resolver provided = ahead(DemoIndexes.DEBIAN, listener)) {
            return new Demo(
                    ask(published, REQUESTS, ResolutionOutcome.Unsatisfiable.class),
                    ask(provided, REQUESTS, ResolutionOutcome.Resolved.class),
                    ask(provided, PREFECT, ResolutionOutcome.Unsatisfiable.class));
        }
    }

    /** {@return the three, in the order in which they are told} */
    public List<ResolutionOutcome> answers() {
        return List.of(published, provided, refused);
    }

    private static Resolver ahead(IndexId first, ResolutionListener listener) {
        Map<IndexId, PackageIndex> indexes = new LinkedHashMap<>();
        IndexPolicy.Builder policy = IndexPolicy.builder();
        for (IndexId id : List.of(first, DemoIndexes.PYPI)) {
            indexes.put(id, DemoIndexes.open(id));
            policy.index(DemoIndexes.entry(id));
        }
        return Resolvers.builder()
                .policy(policy.build())
                .indexes(IndexFactory.of(indexes))
                .clock(DemoIndexes.CLOCK)
                .listener(listener)
                .build();
    }

    private static <T extends ResolutionOutcome> T ask(Resolver resolver, String requirement, Class<T> expected) {
        ResolutionOutcome outcome = resolver.resolve(ResolutionRequest.builder(TARGET)
                .format(FormatPolicy.of(Map.of(NamePattern.parse("*"), FormatRule.ONLY_BINARY)))
                .require(requirement)
                .build());
        if (!expected.isInstance(outcome)) {
            throw new IllegalStateException("the demo came out otherwise: " + outcome);
        }
        return expected.cast(outcome);
    }
}

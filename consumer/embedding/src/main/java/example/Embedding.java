// SPDX-License-Identifier: Apache-2.0
package example;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.Resolvers;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Resolves a request over two indexes in memory. */
public final class Embedding {
    public static void main(String[] arguments) {
        Map<IndexId, InMemoryIndex> indexes = InMemoryIndex.parseAll("""
                [distro]
                lib 1.0
                [public]
                app 1.0: lib>=1
                lib 2.0
                """);
        IndexPolicy policy = IndexPolicy.builder()
                .index(IndexEntry.builder(IndexId.parse("distro"), "our own feed").kind(IndexKind.SUPPLIED).build())
                .index(IndexEntry.builder(IndexId.parse("public"), "the public index").kind(IndexKind.SUPPLIED).build())
                .build();
        try (Resolver resolver = Resolvers.builder()
                .policy(policy)
                .indexes(IndexFactory.of(indexes))
                .clock(Clock.systemUTC())
                .build()) {
            Target target = Target.cpython("3.12", List.of("manylinux_2_28_x86_64"));
            ResolutionOutcome outcome = resolver.resolve(ResolutionRequest.builder(target).require("app").build());
            System.out.print(outcome);
        }
    }
}

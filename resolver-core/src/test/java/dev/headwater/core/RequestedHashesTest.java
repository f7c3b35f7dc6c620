// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.explanation.Place;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestedHashesTest {
    private static final FileHash WEAK = new FileHash("md5", "0123456789abcdef0123456789abcdef");
    private static final FileHash STRONG = new FileHash("sha256", "ab".repeat(32));
    private static final FileHash OTHER = new FileHash("sha256", "cd".repeat(32));

    @Test
    void aFileThatHasOneOfThemIsUsed() {
        assertThat(resolve(STRONG, OTHER)).isInstanceOf(ResolutionOutcome.Resolved.class);
    }

    @Test
    void aMatchByAWeakAlgorithmDoesNotExcuseAnotherThatContradicts() {
        assertThat(resolve(WEAK, OTHER)).isInstanceOf(ResolutionOutcome.Unsatisfiable.class);
    }

    private static ResolutionOutcome resolve(FileHash... requested) {
        DistributionFile file = DistributionFile.builder(
                        ProjectName.parse("lib"), "lib-1.0-py3-none-any.whl", "memory:/lib-1.0-py3-none-any.whl")
                .hashes(FileHashes.of(List.of(WEAK, STRONG)))
                .build();
        InMemoryIndex index = InMemoryIndex.builder()
                .file(file, "Metadata-Version: 2.2\nName: lib\nVersion: 1.0\n")
                .build();
        IndexId id = IndexId.parse("own");
        IndexPolicy policy = IndexPolicy.builder()
                .index(IndexEntry.builder(id, "ours").kind(IndexKind.SUPPLIED).build())
                .build();
        ResolutionRequest request = ResolutionRequest.builder(Target.cpython("3.12", List.of("win_amd64")))
                .require(new RequestedRequirement(
                        Requirement.parse("lib"), Place.inFile("the test"), List.of(requested)))
                .build();
        try (Resolver resolver = Resolvers.builder()
                .policy(policy)
                .indexes(IndexFactory.of(Map.of(id, index)))
                .clock(Clock.systemUTC())
                .build()) {
            return resolver.resolve(request);
        }
    }
}

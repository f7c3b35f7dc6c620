// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.Resolvers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Whatever stands in the pyproject.toml of a source archive: it makes the archive's own project usable, or unusable,
 * and nothing else.
 */
class ProjectTableFuzzTest {
    private static final IndexId OURS = IndexId.parse("ours");
    private static final DistributionFile FILE = DistributionFile.builder(
                    ProjectName.parse("lib"), "lib-1.0.tar.gz", "memory:/lib-1.0.tar.gz")
            .build();
    private static final CoreMetadata INFO = CoreMetadata.parse("Metadata-Version: 2.1\nName: lib\nVersion: 1.0\n");
    private static final IndexPolicy POLICY = IndexPolicy.builder()
            .index(IndexEntry.builder(OURS, "ours").kind(IndexKind.SUPPLIED).build())
            .build();

    @FuzzTest(maxDuration = "1m")
    void projectTables(byte[] bytes) {
        String pyproject = new String(bytes, StandardCharsets.UTF_8);
        MetadataAnswer otherwise = new MetadataAnswer.Unusable(UnusableCause.UNRELIABLE);
        Index index = new Index(new MetadataAnswer.SourceArchive(Optional.of(INFO), otherwise, pyproject, false));
        try (Resolver resolver = Resolvers.builder()
                .policy(POLICY)
                .indexes(IndexFactory.of(Map.of(OURS, index)))
                .clock(Clock.systemUTC())
                .build()) {
            ResolutionOutcome outcome =
                    resolver.resolve(ResolutionRequest.builder(Target.cpython("3.12", List.of("win_amd64")))
                            .require("lib")
                            .build());

            if (outcome instanceof ResolutionOutcome.Resolved resolved) {
                assertThat(resolved.packages())
                        .extracting(PinnedPackage::metadata)
                        .containsExactly(new MetadataOrigin(MetadataOrigin.Source.PROJECT_TABLE, false));
            } else {
                assertThat(outcome).isInstanceOf(ResolutionOutcome.Unsatisfiable.class);
            }
        }
    }

    /** Has one file and nothing else, so that nothing that the file requires is there. */
    private record Index(MetadataAnswer answer) implements PackageIndex {
        @Override
        public CompletionStage<ProjectAnswer> project(ProjectName name) {
            return InMemoryIndex.builder().file(FILE, "").build().project(name);
        }

        @Override
        public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
            return CompletableFuture.completedFuture(answer);
        }
    }
}

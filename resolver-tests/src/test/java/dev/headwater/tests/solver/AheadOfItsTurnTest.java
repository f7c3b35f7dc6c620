// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.solver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.Resolvers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Metadata that is demanded because the versions before failed, and may never be needed. */
class AheadOfItsTurnTest {
    /** Of app, 9 to 6 are rejected one by one; then 5 is its turn, and 4 ahead of it. */
    private static final String RELEASES = """
            lib 1
            lib 2
            app 9: lib==2
            app 8: lib==2
            app 7: lib==2
            app 6: lib==2
            app 5: %s
            app 4
            app 3
            """;

    private final List<String> asked = new ArrayList<>();

    private PackageIndex index(String needOfFive, String silent) {
        InMemoryIndex releases = InMemoryIndex.parse(RELEASES.formatted(needOfFive));
        return new PackageIndex() {
            @Override
            public CompletionStage<ProjectAnswer> project(ProjectName name) {
                return releases.project(name);
            }

            @Override
            public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
                asked.add(file.filename());
                return file.filename().startsWith(silent)
                        ? CompletableFuture.completedFuture(new MetadataAnswer.Unavailable(
                                IndexFault.of(IndexFault.Kind.OTHER, file.url(), "it is out of order")))
                        : releases.metadata(file);
            }
        };
    }

    private static ResolutionOutcome resolve(PackageIndex index) {
        IndexId id = IndexId.parse("own");
        try (Resolver resolver = Resolvers.builder()
                .policy(IndexPolicy.builder()
                        .index(IndexEntry.builder(id, "https://own.example.org/simple/")
                                .build())
                        .build())
                .indexes(IndexFactory.of(Map.of(id, index)))
                .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .build()) {
            return resolver.resolve(ResolutionRequest.builder(Target.cpython("3.12", List.of("win_amd64")))
                    .require("lib==1")
                    .require("app")
                    .build());
        }
    }

    @Test
    void isAskedFor() {
        assertThat(resolve(index("lib", "none"))).isInstanceOf(ResolutionOutcome.Resolved.class);
        assertThat(asked).contains("app-4-py3-none-any.whl").doesNotContain("app-3-py3-none-any.whl");
    }

    @Test
    void thatCannotBeHadIsNoFailureIfNobodyNeedsIt() {
        assertThat(resolve(index("lib", "app-4-"))).isInstanceOf(ResolutionOutcome.Resolved.class);
        assertThat(asked).contains("app-4-py3-none-any.whl");
    }

    @Test
    void thatCannotBeHadIsAFailureOnceItIsItsTurn() {
        assertThat(resolve(index("lib==2", "app-4-"))).isInstanceOf(ResolutionOutcome.IndexFailure.class);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.distro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.FeedSource;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.MissingUploadTimeRule;
import dev.headwater.api.policy.PolicyKeys;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.core.RecordingIndex;
import dev.headwater.core.Resolvers;
import dev.headwater.distro.DistroIndexes;
import dev.headwater.tests.recording.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Debian's own lists ahead of the recorded public index: what Debian ships works with what Debian ships. */
class DistroWorkloadsTest {
    private static final Path FOLDER = Path.of(System.getProperty("headwater.shared", "../shared"), "recordings");

    private static IndexPolicy policy() {
        FeedSource lists = new FeedSource(
                FeedSource.Kind.PATH,
                FOLDER.resolve("debian-12-lists").toString(),
                List.of(),
                List.of(),
                Optional.empty());
        return IndexPolicy.builder()
                .index(IndexEntry.feed(IndexId.parse("debian"), IndexKind.DEBIAN, List.of(lists))
                        .set(PolicyKeys.ARCHITECTURE, "amd64")
                        .set(PolicyKeys.ALLOW_UNSIGNED, true)
                        .missingUploadTime(MissingUploadTimeRule.ALLOW)
                        .build())
                .index(IndexEntry.builder(IndexId.parse("pypi"), "https://index.example.org/simple/")
                        .build())
                .build();
    }

    @Test
    void allButOneResolve() throws IOException {
        assumeTrue(
                Files.isDirectory(FOLDER.resolve("debian-12-lists")),
                () -> "skipped: the shared recordings are not at " + FOLDER);
        IndexFactory indexes = DistroIndexes.builder()
                .clock(Clock.systemUTC())
                .build()
                .orElse(IndexFactory.of(
                        Map.of(IndexId.parse("pypi"), RecordingIndex.of(FOLDER.resolve("index.tar.gz")))));
        Map<String, String> outcomes = new TreeMap<>();
        try (Resolver resolver = Resolvers.builder()
                        .policy(policy())
                        .indexes(indexes)
                        .clock(Clock.systemUTC())
                        .build();
                Stream<Path> files = Files.list(FOLDER.resolve("workloads"))) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("distro-"))
                    .toList()) {
                Workload workload = Workload.read(new ObjectMapper().readTree(file.toFile()));
                ResolutionOutcome outcome = resolver.resolve(workload.request());
                outcomes.put(workload.id(), outcome.getClass().getSimpleName());
            }
        }

        assertThat(outcomes).hasSizeGreaterThanOrEqualTo(11);
        assertThat(outcomes.values().stream().filter("Resolved"::equals).count())
                .as("%s", outcomes)
                .isGreaterThanOrEqualTo(outcomes.size() - 1);
        assertThat(outcomes).containsEntry("distro-prefect", "Unsatisfiable");
    }
}

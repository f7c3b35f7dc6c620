// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.repair.Change;
import dev.headwater.api.repair.Hotfixes;
import dev.headwater.api.repair.Repair;
import dev.headwater.api.repair.RepairKind;
import dev.headwater.api.repair.RepairSearch;
import dev.headwater.api.repair.Repairs;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.core.RecordingIndex;
import dev.headwater.core.Resolvers;
import dev.headwater.core.repair.Repairing;
import dev.headwater.tests.property.PostOffice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Repairs the shared workloads that have no solution with a distributor's feed ahead. */
class RepairWorkloadsTest {
    private static final Path FOLDER = Path.of(System.getProperty("headwater.shared", "../shared"), "recordings");

    private static final Map<IndexId, PackageIndex> RECORDINGS = new LinkedHashMap<>();

    static {
        RECORDINGS.put(IndexId.parse("debian"), RecordingIndex.of(FOLDER.resolve("distro.tar.gz")));
        RECORDINGS.put(IndexId.parse("pypi"), RecordingIndex.of(FOLDER.resolve("index.tar.gz")));
    }

    private static final IndexPolicy POLICY = IndexPolicy.builder()
            .index(IndexEntry.builder(IndexId.parse("debian"), "https://debian.example.org/simple/")
                    .build())
            .index(IndexEntry.builder(IndexId.parse("pypi"), "https://pypi.example.org/simple/")
                    .build())
            .build();

    /** The recordings, which stay open for the next test. */
    private static IndexFactory indexes() {
        PostOffice office = new PostOffice(new Random(0), 100);
        Map<IndexId, PackageIndex> indexes = new LinkedHashMap<>();
        RECORDINGS.forEach((id, recording) -> indexes.put(id, office.between(recording)));
        return IndexFactory.of(indexes);
    }

    private static Workload workload(String id) throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), () -> "skipped: the shared recordings are not at " + FOLDER);
        return Workload.read(new ObjectMapper()
                .readTree(FOLDER.resolve("workloads").resolve(id + ".json").toFile()));
    }

    private static Repairs repairs(Workload workload) {
        try (Repairing repairing = Repairing.builder(POLICY, indexes())
                .clock(Clock.systemUTC())
                .disclosingNames()
                .build()) {
            return repairing.repair(workload.request());
        }
    }

    /** What is printed is a policy of its own: it resolves in a resolver that knows nothing of the search. */
    private static void assertResolves(Repair repair, Workload workload) {
        IndexPolicy.Builder policy = POLICY.toBuilder().overlays(OverlaySet.of(Hotfixes.of(repair.changes())));
        for (Change change : repair.changes()) {
            if (change instanceof Change.HandOver handed) {
                policy.pin(handed.name(), handed.to());
            }
        }
        try (Resolver resolver = Resolvers.builder()
                .policy(policy.build())
                .indexes(indexes())
                .clock(Clock.systemUTC())
                .build()) {
            assertThat(resolver.resolve(workload.request())).isInstanceOf(ResolutionOutcome.Resolved.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "distro-requests, 1, 1",
        "distro-fastapi, 1, 1",
        "distro-celery, 2, 2",
        "distro-sphinx-theme, 2, 2",
        "distro-jupyterlab, 0, 2"
    })
    void fewChangesHelp(String id, int hotfixes, int names) throws IOException {
        Workload workload = workload(id);
        Repairs repairs = repairs(workload);

        assertSize(repairs, RepairKind.HOTFIX, hotfixes);
        assertSize(repairs, RepairKind.OWNER, names);
        assertThat(repairs.best()).allSatisfy(repair -> assertResolves(repair, workload));
    }

    private static void assertSize(Repairs repairs, RepairKind kind, int size) {
        RepairSearch search = repairs.of(kind).orElseThrow();
        assertThat(search.end()).isEqualTo(size == 0 ? RepairSearch.End.NONE : RepairSearch.End.MINIMAL);
        assertThat(search.best().map(Repair::size).orElse(0)).isEqualTo(size);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.repair.Repair;
import dev.headwater.api.repair.RepairKind;
import dev.headwater.api.repair.RepairSearch;
import dev.headwater.api.repair.Repairs;
import dev.headwater.core.RecordingIndex;
import dev.headwater.core.repair.Repairing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repairs the shared workloads that have no solution. */
class RepairWorkloadsTest {
    private static final Path FOLDER = Path.of(System.getProperty("headwater.shared", "../shared"), "recordings");

    @ParameterizedTest
    @ValueSource(strings = {"distro-requests", "distro-fastapi", "distro-celery", "distro-sphinx-theme", "distro-jupyterlab", "distro-prefect", "kedro-test", "aicsimageio-napari"})
    void look(String id) throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), () -> "skipped: the shared recordings are not at " + FOLDER);
        Workload workload =
                Workload.read(new ObjectMapper().readTree(FOLDER.resolve("workloads").resolve(id + ".json").toFile()));
        IndexPolicy.Builder policy = IndexPolicy.builder();
        Map<IndexId, PackageIndex> indexes = new LinkedHashMap<>();
        for (IndexId index : workload.indexes()) {
            policy.index(IndexEntry.builder(index, "https://" + index + ".example.org/simple/")
                    .build());
            indexes.put(index, RecordingIndex.of(FOLDER.resolve(index.value().equals("debian") ? "distro.tar.gz" : "index.tar.gz")));
        }
        long start = System.nanoTime();
        try (Repairing repairing = Repairing.builder(policy.build(), IndexFactory.of(indexes))
                .clock(Clock.systemUTC())
                .disclosingNames()
                .build()) {
            Repairs repairs = repairing.repair(workload.request());
            System.out.println("=== " + id + " " + (System.nanoTime() - start) / 1_000_000 + " ms");
            for (RepairSearch s : repairs.searches()) {
                System.out.println(s.kind() + " " + s.end() + " trials " + s.trials() + " failing " + s.failing());
                s.best().ifPresent(b -> System.out.println("   " + b.changes() + " " + b.resolved().packages().size() + " checked " + b.isChecked()));
            }
        }
    }
}

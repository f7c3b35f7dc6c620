// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.core.RecordingIndex;
import dev.headwater.core.Resolvers;
import dev.headwater.tests.property.PostOffice;
import dev.headwater.tests.report.CitedFacts;
import dev.headwater.tests.report.ProofSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Resolves every shared workload from the recordings, and lets the {@link Validator} judge. */
class WorkloadsTest {
    private static final Path FOLDER = Path.of(System.getProperty("headwater.shared", "../shared"), "recordings");

    /** Opened by the first question, and for all tests. */
    private static final Map<IndexId, PackageIndex> RECORDINGS = new LinkedHashMap<>();

    static {
        RECORDINGS.put(IndexId.parse("debian"), RecordingIndex.of(FOLDER.resolve("distro.tar.gz")));
        RECORDINGS.put(IndexId.parse("pypi"), RecordingIndex.of(FOLDER.resolve("index.tar.gz")));
    }

    @TestFactory
    List<DynamicTest> workloads() throws IOException {
        assumeShared();
        try (Stream<Path> files = Files.list(FOLDER.resolve("workloads"))) {
            List<Path> workloads = files.sorted().toList();
            assertThat(workloads).hasSizeGreaterThanOrEqualTo(21);
            return workloads.stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(read(file))))
                    .toList();
        }
    }

    private static void assumeShared() {
        assumeTrue(Files.isDirectory(FOLDER), () -> "skipped: the shared recordings are not at " + FOLDER);
    }

    private static Workload read(Path file) throws IOException {
        return Workload.read(new ObjectMapper().readTree(file.toFile()));
    }

    private static void check(Workload workload) {
        try (Resolver resolver = resolver(workload, new PostOffice(new Random(0), 100))) {
            ResolutionOutcome outcome = resolver.resolve(workload.request());
            if (workload.outcome().equals("unsatisfiable")) {
                assertThat(outcome).isInstanceOf(ResolutionOutcome.Unsatisfiable.class);
                assertThat(CitedFacts.fault(outcome, workload.request(), resolver))
                        .isEmpty();
            } else {
                assertThat(workload.outcome()).isEqualTo("resolved");
                assertThat(outcome).isInstanceOf(ResolutionOutcome.Resolved.class);
                assertThat(Validator.faults(
                                workload, WorkloadsTest::recording, ((ResolutionOutcome.Resolved) outcome).packages()))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trio", "distro-flask", "distro-requests", "kedro-test"})
    void arrivalChangesNothing(String id) throws IOException {
        assumeShared();
        Workload workload = read(FOLDER.resolve("workloads").resolve(id + ".json"));
        ExecutorService postmen = Executors.newFixedThreadPool(3);
        try {
            ResolutionOutcome expected = outcome(workload, new PostOffice(new Random(1), 100), postmen);
            for (int cached : List.of(0, 50)) {
                ResolutionOutcome outcome = outcome(workload, new PostOffice(new Random(cached), cached), postmen);
                assertThat(outcome).as("%d %% cached", cached).isEqualTo(expected);
                assertThat(outcome).hasToString(expected.toString());
            }
        } finally {
            postmen.shutdownNow();
        }
    }

    private static ResolutionOutcome outcome(Workload workload, PostOffice office, ExecutorService postmen) {
        try (Resolver resolver = resolver(workload, office)) {
            CompletableFuture<ResolutionOutcome> outcome =
                    resolver.resolveAsync(workload.request()).toCompletableFuture();
            office.deliverOneByOne(postmen);
            assertThat(outcome).as("all answers were delivered").isDone();
            return outcome.join();
        }
    }

    @Test
    void theValidatorSeesWhatIsWrong() throws IOException {
        assumeShared();
        Workload workload = read(FOLDER.resolve("workloads").resolve("distro-flask.json"));
        try (Resolver resolver = resolver(workload, new PostOffice(new Random(0), 100))) {
            ResolutionOutcome.Resolved resolved = (ResolutionOutcome.Resolved) resolver.resolve(workload.request());
            List<PinnedPackage> packages = resolved.packages();

            assertThat(Validator.faults(workload, WorkloadsTest::recording, packages.subList(1, packages.size())))
                    .as("one package less")
                    .isNotEmpty();
            assertThat(Validator.faults(
                            new Workload(
                                    workload.id(),
                                    List.of(),
                                    workload.indexes(),
                                    workload.target(),
                                    Instant.EPOCH,
                                    workload.outcome(),
                                    workload.reference()),
                            WorkloadsTest::recording,
                            packages))
                    .as("nothing asked for, long ago")
                    .anyMatch(fault -> fault.startsWith("nobody needs"))
                    .anyMatch(fault -> fault.endsWith("is too new"));
        }
    }

    /** As on a machine that has the recordings, where hints are tried. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "aicsimageio-napari",
                "distro-celery",
                "distro-fastapi",
                "distro-jupyterlab",
                "distro-prefect",
                "distro-requests",
                "distro-sphinx-theme",
                "kedro-test"
            })
    void noMoreIsSaidBesideAProofThanInIt(String id) throws IOException {
        assumeShared();
        Workload workload = read(FOLDER.resolve("workloads").resolve(id + ".json"));
        IndexPolicy.Builder policy = IndexPolicy.builder();
        for (IndexId index : workload.indexes()) {
            policy.index(IndexEntry.builder(index, index + ".tar.gz")
                    .kind(IndexKind.RECORDING)
                    .build());
        }
        PostOffice office = new PostOffice(new Random(0), 100);
        Map<IndexId, PackageIndex> indexes = new LinkedHashMap<>();
        RECORDINGS.forEach((index, recording) -> indexes.put(index, office.between(recording)));
        try (Resolver resolver = Resolvers.builder()
                .policy(policy.build())
                .indexes(IndexFactory.of(indexes))
                .clock(Clock.systemUTC())
                .build()) {
            ResolutionOutcome outcome = resolver.resolve(workload.request());

            assertThat(outcome.proof()).isPresent();
            assertThat(ProofSize.fault(outcome)).isEmpty();
        }
    }

    private static PackageIndex recording(IndexId id) {
        PackageIndex recording = RECORDINGS.get(id);
        if (recording == null) {
            throw new AssertionError("no recording of " + id);
        }
        return recording;
    }

    private static Resolver resolver(Workload workload, PostOffice office) {
        IndexPolicy.Builder policy = IndexPolicy.builder();
        Map<IndexId, PackageIndex> indexes = new LinkedHashMap<>();
        for (IndexId id : workload.indexes()) {
            policy.index(IndexEntry.builder(id, "https://" + id + ".example.org/simple/")
                    .build());
            indexes.put(id, office.between(recording(id)));
        }
        return Resolvers.builder()
                .policy(policy.build())
                .indexes(IndexFactory.of(indexes))
                .clock(Clock.systemUTC())
                .executor(Runnable::run)
                .build();
    }
}

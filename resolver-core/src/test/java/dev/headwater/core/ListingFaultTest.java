// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.report.ResolutionReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is listed with a fault, such as a hash that is none, is lost, and is the only one that is. */
class ListingFaultTest {
    private static final IndexId ID = IndexId.parse("ours");
    private static final ProjectName LIB = ProjectName.parse("lib");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
    private static final String FAULT = "is listed with a hash that is none";
    private static final Optional<ListingFault> FAULTY = Optional.of(ListingFault.MALFORMED_HASH);

    @TempDir
    private Path folder;

    private static DistributionFile file(String version, Optional<ListingFault> fault) {
        DistributionFile.Builder file =
                DistributionFile.builder(LIB, "lib-" + version + "-py3-none-any.whl", "memory:/lib/" + version);
        fault.ifPresentOrElse(
                file::fault, () -> file.hashes(FileHashes.of(List.of(new FileHash("sha256", "ab".repeat(32))))));
        return file.build();
    }

    private static PackageIndex index(DistributionFile... files) {
        InMemoryIndex.Builder index = InMemoryIndex.builder();
        for (DistributionFile file : files) {
            String version = WheelFilename.parse(file.filename()).version().toString();
            index.file(file, "Metadata-Version: 2.2\nName: lib\nVersion: " + version + "\n");
        }
        return index.build();
    }

    private static IndexPolicy policy() {
        return IndexPolicy.builder()
                .index(IndexEntry.builder(ID, "ours").kind(IndexKind.SUPPLIED).build())
                .build();
    }

    private static String resolve(IndexPolicy policy, IndexFactory indexes, String requirement) {
        ResolutionRequest request = ResolutionRequest.builder(Target.cpython("3.12", List.of("win_amd64")))
                .require(requirement)
                .build();
        try (Resolver resolver =
                Resolvers.builder().policy(policy).indexes(indexes).clock(CLOCK).build()) {
            ResolutionOutcome outcome = resolver.resolve(request);
            return ResolutionReport.of(outcome).text();
        }
    }

    private static String resolve(PackageIndex index, String requirement) {
        return resolve(policy(), IndexFactory.of(Map.of(ID, index)), requirement);
    }

    @Test
    void losesThatFileAlone() {
        PackageIndex index = index(file("2.0", FAULTY), file("1.0", Optional.empty()));

        assertThat(resolve(index, "lib")).contains("lib").contains("1.0").doesNotContain("2.0");
    }

    @Test
    void isNamedWhereItMatters() {
        assertThat(resolve(index(file("2.0", FAULTY), file("1.0", Optional.empty())), "lib>=2"))
                .contains("2.0")
                .contains(FAULT);
    }

    @Test
    void losesAFileThatIsListedTwiceWhicheverComesFirst() {
        for (int first = 0; first < 2; first++) {
            DistributionFile faulty = file("2.0", FAULTY);
            DistributionFile sound = file("2.0", Optional.empty());
            PackageIndex index = first == 0 ? index(faulty, sound) : index(sound, faulty);

            assertThat(resolve(index, "lib")).contains(FAULT);
        }
    }

    @Test
    void isRecorded() throws IOException {
        IndexFactory indexes = IndexFactory.of(Map.of(ID, index(file("2.0", FAULTY), file("1.0", Optional.empty()))));
        Recorder recorder = Recorder.of(policy(), indexes);
        String outcome = resolve(policy(), recorder, "lib>=2");
        recorder.write(folder.resolve("recording"));
        IndexPolicy replay = PolicyFile.load(folder.resolve("recording/headwater.toml"));

        assertThat(resolve(replay, LocalIndexes.factory(), "lib>=2"))
                .contains(FAULT)
                .isEqualTo(outcome);
    }

    @Test
    void isAHashOfARecordingThatIsNone() throws IOException {
        Files.createDirectories(folder.resolve("pages"));
        Files.writeString(folder.resolve("manifest.json"), "{\"format\": 2, \"absent\": [], \"failures\": {}}");
        Files.writeString(folder.resolve("pages/lib.json"), """
                {"name": "lib", "files": [
                  {"filename": "lib-2.0-py3-none-any.whl", "url": "https://example.org/2", "hashes": {"sha256": "xyz"}},
                  {"filename": "lib-1.0-py3-none-any.whl", "url": "https://example.org/1", "hashes": {},
                   "metadata": {"source": "wheel", "text": "Metadata-Version: 2.2\\nName: lib\\nVersion: 1.0\\n"}}]}""");

        assertThat(resolve(RecordingIndex.of(folder), "lib")).contains("1.0").doesNotContain("2.0");
        assertThat(resolve(RecordingIndex.of(folder), "lib>=2")).contains(FAULT);
    }
}

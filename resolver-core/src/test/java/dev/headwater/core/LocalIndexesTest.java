// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.policy.SdistMetadataRule;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.local.Archives;
import dev.headwater.core.report.ResolutionReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalIndexesTest {
    private static final Path FLASK = Path.of("src/test/resources/recordings/debian-flask");

    @TempDir
    Path folder;

    private static IndexEntry entry(String location, IndexKind kind) {
        return IndexEntry.builder(IndexId.parse("local"), location).kind(kind).build();
    }

    private static Optional<PackageIndex> create(IndexEntry entry) {
        return LocalIndexes.factory()
                .create(entry, IndexPolicy.builder().index(entry).build());
    }

    @Test
    void makesFoldersAndRecordingsOnly() {
        assertThat(create(entry("x", IndexKind.DIRECTORY))).containsInstanceOf(DirectoryIndex.class);
        assertThat(create(entry("x", IndexKind.RECORDING))).containsInstanceOf(RecordingIndex.class);
        assertThat(create(entry("https://example.org/", IndexKind.SIMPLE))).isEmpty();
        assertThat(create(entry("https://example.org/", IndexKind.FLAT))).isEmpty();
    }

    @Test
    void believesOfASourceDistributionWhatItIsTold() throws IOException {
        String old = "Metadata-Version: 2.1\nName: lib\nVersion: 1.0\n";
        Files.write(
                folder.resolve("lib-1.0.tar.gz"),
                new Archives()
                        .file("lib-1.0/PKG-INFO", old)
                        .file("lib-1.0/lib.egg-info/PKG-INFO", old)
                        .tarGz());

        assertThat(ResolutionReport.of(resolved(SdistMetadataRule.STATIC)).hints())
                .singleElement()
                .asString()
                .contains("sdist-metadata = \"recorded\"");
        assertThat(ResolutionReport.of(resolved(SdistMetadataRule.RECORDED)).warnings())
                .singleElement()
                .asString()
                .contains("what setuptools recorded in lib-1.0.tar.gz");
    }

    private ResolutionOutcome resolved(SdistMetadataRule rule) {
        IndexPolicy policy = IndexPolicy.builder()
                .index(entry(folder.toString(), IndexKind.DIRECTORY))
                .sdistMetadata(rule)
                .build();
        try (Resolver resolver = Resolvers.builder()
                .policy(policy)
                .indexes(LocalIndexes.factory())
                .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .build()) {
            return resolver.resolve(ResolutionRequest.builder(Target.cpython("3.12", List.of("win_amd64")))
                    .require("lib")
                    .build());
        }
    }

    @Test
    void refusesWhatIsNoPath() {
        assertThatExceptionOfType(InvalidPolicyException.class)
                .isThrownBy(() -> create(entry("a\0b", IndexKind.DIRECTORY)))
                .withMessageContaining("is no path");
    }

    @Test
    void tellsARecordingFromAFolderOfWheels() throws IOException {
        Path archive = Files.createFile(folder.resolve("pypi.tar.gz"));

        assertThat(LocalIndexes.kindOf(FLASK)).isEqualTo(IndexKind.RECORDING);
        assertThat(LocalIndexes.kindOf(archive)).isEqualTo(IndexKind.RECORDING);
        assertThat(LocalIndexes.kindOf(folder)).isEqualTo(IndexKind.DIRECTORY);
        assertThat(LocalIndexes.kindOf(folder.resolve("none"))).isEqualTo(IndexKind.DIRECTORY);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headwater.api.distribution.InvalidWheelFilenameException;
import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.Version;
import dev.headwater.core.RecordingIndex;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The large recordings of real indexes, as far as others have resolved against them. */
class SharedRecordingsTest {
    private static final Path RECORDINGS = Path.of(System.getProperty("headwater.shared", "../shared"), "recordings");

    @Test
    void haveEveryReleaseThatOthersChose() throws IOException {
        assumeTrue(Files.isDirectory(RECORDINGS), () -> "skipped: the shared recordings are not at " + RECORDINGS);
        int checked = 0;
        try (PackageIndex pypi = RecordingIndex.of(RECORDINGS.resolve("index.tar.gz"));
                PackageIndex debian = RecordingIndex.of(RECORDINGS.resolve("distro.tar.gz"));
                DirectoryStream<Path> workloads = Files.newDirectoryStream(RECORDINGS.resolve("workloads"), "*.json")) {
            for (Path path : workloads) {
                JsonNode workload = new ObjectMapper().readTree(path.toFile());
                for (JsonNode reference : workload.path("reference")) {
                    for (Map.Entry<String, JsonNode> pin : reference.properties()) {
                        boolean ofDebian = workload.path("owners")
                                .path(pin.getKey())
                                .asText()
                                .equals("debian");
                        assertHas(
                                ofDebian ? debian : pypi,
                                pin.getKey(),
                                pin.getValue().asText());
                        checked++;
                    }
                }
            }
        }
        assertThat(checked).isGreaterThan(1000);
    }

    private static void assertHas(PackageIndex index, String name, String version) {
        ProjectAnswer answer =
                index.project(ProjectName.parse(name)).toCompletableFuture().join();
        assertThat(answer).as(name).isInstanceOf(ProjectAnswer.Present.class);
        ProjectPage page = ((ProjectAnswer.Present) answer).page();
        int wheel = IntStream.range(0, page.fileCount())
                .filter(i -> isWheelOf(page.filename(i), Version.parse(version)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " " + version + " has no wheel"));
        MetadataAnswer metadata =
                index.metadata(page.file(wheel)).toCompletableFuture().join();
        assertThat(metadata).as(page.filename(wheel)).isInstanceOf(MetadataAnswer.Found.class);
        assertThat(((MetadataAnswer.Found) metadata).effective().name()).isEqualTo(page.name());
        assertThat(((MetadataAnswer.Found) metadata).effective().version()).isEqualTo(Version.parse(version));
    }

    private static boolean isWheelOf(String filename, Version version) {
        try {
            return filename.endsWith(".whl")
                    && WheelFilename.parse(filename).version().equals(version);
        } catch (InvalidWheelFilenameException e) {
            return false;
        }
    }
}

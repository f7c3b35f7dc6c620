// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.core.DirectoryIndex;
import dev.headwater.core.RecordingIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Whatever lies where an index should be: no question about it throws, and what is there is never absent. */
class LocalIndexFuzzTest {
    private static final ProjectName LIB = ProjectName.parse("lib");

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeARecording() throws IOException {
        Files.createDirectories(folder.resolve("recording/pages"));
        Files.createDirectories(folder.resolve("wheels"));
        Files.createDirectories(folder.resolve("sdists"));
        Files.writeString(
                folder.resolve("recording/manifest.json"),
                "{\"format\": 1, \"complete\": true, \"bodies\": \"headers\"}");
        Files.createDirectories(folder.resolve("transcript/pages"));
        Files.writeString(folder.resolve("transcript/manifest.json"), "{\"format\": 2}");
    }

    @FuzzTest(maxDuration = "1m")
    void transcripts(byte[] page) throws IOException {
        Files.write(folder.resolve("transcript/pages/lib.json"), page);

        askAll(RecordingIndex.of(folder.resolve("transcript")));
    }

    @FuzzTest(maxDuration = "1m")
    void recordedPages(byte[] page) throws IOException {
        Files.write(folder.resolve("recording/pages/lib.json"), page);

        askAll(RecordingIndex.of(folder.resolve("recording")));
    }

    @FuzzTest(maxDuration = "1m")
    void manifests(byte[] manifest) throws IOException {
        Path other = folder.resolve("manifest");
        Files.createDirectories(other.resolve("pages"));
        Files.write(other.resolve("manifest.json"), manifest);
        ProjectAnswer answer =
                RecordingIndex.of(other).project(LIB).toCompletableFuture().join();

        assertThat(answer).isNotInstanceOf(ProjectAnswer.Present.class);
    }

    @FuzzTest(maxDuration = "1m")
    void archives(byte[] archive) {
        ProjectAnswer answer = RecordingIndex.ofArchive("fuzz.tar.gz", archive)
                .project(LIB)
                .toCompletableFuture()
                .join();

        assertThat(answer).isNotNull();
    }

    @FuzzTest(maxDuration = "1m")
    void wheels(byte[] wheel) throws IOException {
        Files.write(folder.resolve("wheels/lib-1.0-py3-none-any.whl"), wheel);

        askAll(DirectoryIndex.of(folder.resolve("wheels")));
    }

    @FuzzTest(maxDuration = "1m")
    void sdists(byte[] sdist) throws IOException {
        Files.write(folder.resolve("sdists/lib-1.0.tar.gz"), sdist);
        Files.write(folder.resolve("sdists/lib-1.1.zip"), sdist);

        askAll(DirectoryIndex.of(folder.resolve("sdists")));
    }

    private static void askAll(PackageIndex index) {
        ProjectAnswer answer = index.project(LIB).toCompletableFuture().join();
        assertThat(answer).isNotInstanceOf(ProjectAnswer.Absent.class);
        if (answer instanceof ProjectAnswer.Present present) {
            ProjectPage page = present.page();
            for (int i = 0; i < page.fileCount(); i++) {
                ProvidedPackage provided = page.provided(i);
                CompletionStage<MetadataAnswer> answered =
                        provided == null ? index.metadata(page.file(i)) : index.metadata(LIB, provided);
                assertThat(answered.toCompletableFuture().join()).isNotNull();
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.NamesAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.core.local.Archives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which projects an index says that it has. */
class IndexNamesTest {
    private static final String COMPLETE =
            "{\"format\": 1, \"complete\": true, \"bodies\": \"headers\", \"absent\": [\"gone\"],"
                    + " \"failures\": {\"Not.Known\": \"status 503\"}}";
    private static final String PAGE = "{\"name\": \"x\", \"bodies\": [], \"files\": []}";

    @TempDir
    private Path folder;

    private static NamesAnswer names(PackageIndex index) {
        return index.names().toCompletableFuture().join();
    }

    private static NamesAnswer complete(String... names) {
        return NamesAnswer.Complete.of(Stream.of(names).map(ProjectName::parse).toList());
    }

    @Test
    void ofAFolderAreThoseOfItsPagesAndOfItsFailures() throws IOException {
        Files.createDirectories(folder.resolve("pages"));
        Files.writeString(folder.resolve("manifest.json"), COMPLETE);
        Files.writeString(folder.resolve("pages/zope-interface.json"), PAGE);
        Files.writeString(folder.resolve("pages/attrs.json"), PAGE);

        assertThat(names(RecordingIndex.of(folder))).isEqualTo(complete("attrs", "not-known", "zope-interface"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pypi/", "./pypi/"})
    void ofAnArchiveAreTheSame(String root) {
        byte[] archive = new Archives()
                .file(root + "manifest.json", COMPLETE)
                .file(root + "pages/zope-interface.json", PAGE)
                .file(root + "pages/attrs.json", PAGE)
                .tarGz();

        assertThat(names(RecordingIndex.ofArchive("a.tar.gz", archive)))
                .isEqualTo(complete("attrs", "not-known", "zope-interface"));
    }

    @Test
    void ofAPartAreNotTold() {
        byte[] archive = new Archives()
                .file("manifest.json", COMPLETE.replace("true", "false"))
                .file("pages/attrs.json", PAGE)
                .tarGz();

        assertThat(names(RecordingIndex.ofArchive("a.tar.gz", archive)))
                .isEqualTo(new NamesAnswer.Untold(NamesAnswer.Untold.Why.INCOMPLETE));
    }

    @Test
    void ofARecordingThatIsNotThereAreUnavailable() {
        assertThat(names(RecordingIndex.of(folder.resolve("nowhere")))).isInstanceOf(NamesAnswer.Unavailable.class);
    }

    @Test
    void ofAnIndexInMemoryAreTold() {
        assertThat(names(InMemoryIndex.parse("b 1\na 1\nabsent c\nfailing d: status 503\nproject e")))
                .isEqualTo(complete("a", "b", "d", "e"));
        assertThat(names(InMemoryIndex.parse("b 1\nfailing: the folder is missing")))
                .isEqualTo(new NamesAnswer.Untold(NamesAnswer.Untold.Why.INCOMPLETE));
    }

    @Test
    void ofAnyOtherIndexAreNotTold() {
        PackageIndex index = new PackageIndex() {
            @Override
            public CompletionStage<ProjectAnswer> project(ProjectName name) {
                return CompletableFuture.completedFuture(new ProjectAnswer.Absent());
            }

            @Override
            public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
                return new CompletableFuture<>();
            }
        };

        assertThat(names(index)).isEqualTo(new NamesAnswer.Untold(NamesAnswer.Untold.Why.ASKED_BY_NAME));
    }
}

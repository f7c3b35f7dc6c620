// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.name.ProjectName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingWriterTest {
    private static final IndexId OWN = IndexId.parse("own");

    @TempDir
    Path folder;

    /** As if the process had been killed: nothing is tidied up. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static SortedMap<IndexId, Minutes> answers() {
        Minutes minutes = new Minutes();
        for (String name : List.of("a", "b", "c")) {
            ProjectName project = ProjectName.parse(name);
            minutes.take(project, new ProjectAnswer.Present(new ListedPage(project, ProjectStatus.ACTIVE, List.of())));
        }
        SortedMap<IndexId, Minutes> indexes = new TreeMap<>();
        indexes.put(OWN, minutes);
        return indexes;
    }

    @Test
    void theFolderIsThereAsAWholeOrNotAtAllWheneverTheWriterIsKilled() throws IOException {
        int steps = 6;
        for (int survived = 0; survived < steps; survived++) {
            Path target = folder.resolve("recording" + survived);
            int[] left = {survived};
            RecordingWriter writer = new RecordingWriter(target, () -> {
                if (left[0]-- == 0) {
                    throw new Killed();
                }
            });

            assertThatExceptionOfType(Killed.class)
                    .isThrownBy(() -> writer.write(
                            answers(), OWN, new Minutes(), new TreeMap<>(Map.of(RecordingWriter.POLICY, "policy"))));
            if (survived < steps - 1) {
                assertThat(target).doesNotExist();
                new RecordingWriter(target)
                        .write(answers(), OWN, new Minutes(), new TreeMap<>(Map.of(RecordingWriter.POLICY, "policy")));
            }
            Recording recording = Recording.open(target.resolve("own"), 0);
            for (String name : List.of("a", "b", "c")) {
                assertThat(recording.project(ProjectName.parse(name))).isInstanceOf(ProjectAnswer.Present.class);
            }
        }
    }

    @Test
    void damagedRecordingsAreRefused() throws IOException {
        Path target = folder.resolve("recording");
        new RecordingWriter(target)
                .write(answers(), OWN, new Minutes(), new TreeMap<>(Map.of(RecordingWriter.POLICY, "policy")));
        Path page = target.resolve("own/pages/a.json");
        byte[] sound = Files.readAllBytes(page);
        for (int length = 0; length < sound.length - 1; length++) {
            Files.write(page, java.util.Arrays.copyOf(sound, length));
            Recording recording = Recording.open(target.resolve("own"), 0);

            assertThatExceptionOfType(UnreadableException.class)
                    .isThrownBy(() -> recording.project(ProjectName.parse("a")));
        }
        Files.delete(page);
        assertThat(Recording.open(target.resolve("own"), 0).project(ProjectName.parse("a")))
                .isInstanceOf(ProjectAnswer.Unavailable.class);
    }
}

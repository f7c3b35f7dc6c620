// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.overlay.OverlayCache;
import dev.headwater.http.store.CacheFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was made of overlay files, in the folder that answers are kept in. */
class StoredOverlaysTest {
    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    private Path folder;

    private CacheFolder store(String name) {
        return CacheFolder.builder(folder.resolve(name), Clock.systemUTC()).open();
    }

    private OverlayCache cache(String name) {
        return HostOverlays.cache(() -> store(name));
    }

    private List<Path> answers(String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(name).resolve("v1"), 2)) {
            return files.filter(file -> String.valueOf(file.getFileName()).length() == 62)
                    .toList();
        }
    }

    @Test
    void isFoundByAnotherRunUnderItsNameAlone() {
        cache("one").write("a", CONTENT);

        assertThat(cache("one").read("a")).contains(CONTENT);
        assertThat(cache("one").read("b")).isEmpty();
        assertThat(cache("two").read("a")).isEmpty();
    }

    /** Whoever sees the names in one folder learns nothing of those in another. */
    @Test
    void hasAnotherKeyInEachFolder() throws IOException {
        cache("one").write("a", CONTENT);
        cache("two").write("a", CONTENT);

        assertThat(answers("one")).hasSize(1);
        assertThat(answers("two"))
                .hasSize(1)
                .allSatisfy(other -> assertThat(other.getFileName())
                        .isNotEqualTo(answers("one").get(0).getFileName()));
    }

    @Test
    void aFileThatAKilledWriterLeftIsNone() throws IOException {
        cache("one").write("a", CONTENT);
        Path file = answers("one").get(0);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(cache("one").read("a")).as("%d bytes", length).isEmpty();
        }
    }

    @Test
    void aFolderThatMustNotBeUsedKeepsNothing() {
        OverlayCache cache = HostOverlays.cache(() -> {
            throw new InvalidMachineException("there is no home folder");
        });

        cache.write("a", CONTENT);

        assertThat(cache.read("a")).isEmpty();
    }
}

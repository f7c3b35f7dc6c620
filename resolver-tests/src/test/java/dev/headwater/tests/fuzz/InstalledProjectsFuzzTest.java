// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.api.name.ProjectName;
import dev.headwater.core.lock.InstalledProjects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a metadata folder is called, and whatever stands in an egg-info: it is read or passed over. */
class InstalledProjectsFuzzTest {
    @TempDir
    private Path folder;

    @FuzzTest(maxDuration = "1m")
    void folders(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Path egg = Files.write(folder.resolve("lib.egg-info"), bytes);
        Path named = egg;
        try {
            String name = text.substring(0, Math.min(text.length(), 100)).replace('/', '_');
            named = folder.resolve(name + ".dist-info");
            Files.deleteIfExists(named);
            Files.createDirectory(named);
        } catch (InvalidPathException e) {
            // No folder can be called so.
        }
        InstalledProjects installed = InstalledProjects.read(folder);
        Files.deleteIfExists(named);

        assertThat(installed.versions(ProjectName.parse("lib"))).isNotEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.core.ConfigurationFile;
import dev.headwater.core.InvalidConfigurationFileException;
import dev.headwater.core.OverlayFile;
import dev.headwater.core.PolicyFile;
import dev.headwater.core.imported.ImportNote;
import dev.headwater.core.imported.ImportedPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A configuration of another tool becomes a policy that can be read back, or is refused at a line that it has. */
class ConfigurationFuzzTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Path FOLDER = Path.of("no-such-folder");

    @FuzzTest
    void pipConfiguration(byte[] bytes) {
        check(bytes, "pip.conf");
    }

    @FuzzTest
    void uvConfiguration(byte[] bytes) {
        check(bytes, "uv.toml");
    }

    @FuzzTest
    void projectConfiguration(byte[] bytes) {
        check(bytes, "pyproject.toml");
    }

    private static void check(byte[] bytes, String name) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int lines = 1 + (int) text.chars().filter(c -> c == '\n' || c == '\r').count();
        try {
            ImportedPolicy imported = ConfigurationFile.parse(text, FOLDER.resolve(name), NOW);
            assertThat(imported.notes()).extracting(ImportNote::line).allMatch(line -> line >= 0 && line <= lines);
            readsBack(imported);
        } catch (InvalidConfigurationFileException e) {
            assertThat(e.line()).isBetween(0, lines);
            assertThat(e.problem()).hasSizeLessThan(8000);
            assertThat((e.key() + e.problem()).chars()).noneMatch(Character::isISOControl);
        }
    }

    private static void readsBack(ImportedPolicy imported) {
        OverlaySet overlays = OverlayFile.parse(imported.overlayText(), FOLDER.resolve("hotfixes.toml"));
        assertThat(overlays).isEqualTo(imported.policy().overlays());
        // The overlay file is nowhere, and its table is the last.
        int table = imported.policyText().lastIndexOf("\n[overlays]\n");
        String text = overlays.isEmpty()
                ? imported.policyText()
                : imported.policyText().substring(0, table + 1);
        IndexPolicy read = PolicyFile.parse(text, FOLDER.resolve("headwater.toml"));
        assertThat(ids(read)).isEqualTo(ids(imported.policy()));
        assertThat(read.pins()).isEqualTo(imported.policy().pins());
    }

    private static List<IndexId> ids(IndexPolicy policy) {
        return policy.indexes().stream().map(IndexEntry::id).toList();
    }
}

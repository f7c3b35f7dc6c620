// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.policy.IndexEntry;
import dev.headwater.core.imported.ImportNote;
import dev.headwater.core.imported.ImportNote.Level;
import dev.headwater.core.imported.ImportedPolicy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Configurations of other tools, read from text. */
final class Configurations {
    private Configurations() {}

    static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    static ImportedPolicy pip(String text) {
        return ConfigurationFile.parse(text, Path.of("pip.conf"), NOW);
    }

    static ImportedPolicy uv(String text) {
        return ConfigurationFile.parse(text, Path.of("uv.toml"), NOW);
    }

    static ImportedPolicy project(String text) {
        return ConfigurationFile.parse(text, Path.of("pyproject.toml"), NOW);
    }

    static String urls(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "https://a" + i + ".example.org/s")
                .collect(Collectors.joining(" "));
    }

    static List<String> ids(ImportedPolicy imported) {
        return imported.policy().indexes().stream()
                .map(entry -> entry.id().value())
                .toList();
    }

    static IndexEntry only(ImportedPolicy imported) {
        assertThat(imported.policy().indexes()).hasSize(1);
        return imported.policy().indexes().get(0);
    }

    static List<Level> levels(ImportedPolicy imported, String key) {
        return imported.notes().stream()
                .filter(note -> note.key().equals(key))
                .map(ImportNote::level)
                .toList();
    }

    static void refused(String file, String text, int line, String problem) {
        assertThatExceptionOfType(InvalidConfigurationFileException.class)
                .isThrownBy(() -> ConfigurationFile.parse(text, Path.of(file), NOW))
                .satisfies(e -> {
                    assertThat(e.line()).isEqualTo(line);
                    assertThat(e.problem()).contains(problem);
                });
    }
}

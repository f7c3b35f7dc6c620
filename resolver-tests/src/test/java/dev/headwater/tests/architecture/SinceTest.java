// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each exported type says since which release it is there; what is nested in it says so only where it came later. */
class SinceTest {
    private static final Path ROOT = Path.of(System.getProperty("headwater.root"));

    private static final Pattern EXPORTED = Pattern.compile("exports\\s+([\\w.]+)\\s*;");
    private static final Pattern TYPE = Pattern.compile(
            "(?m)^public (?:(?:abstract|final|sealed|non-sealed) )*(?:class|interface|@interface|enum|record) ");
    private static final Pattern SINCE = Pattern.compile("(?m)^ \\* @since \\d+\\.\\d+\\.\\d+$");

    @Test
    void everyExportedTypeSaysSinceWhen() throws IOException {
        List<Path> types = new ArrayList<>();
        for (Path folder : exportedFolders()) {
            types.addAll(typesIn(folder));
        }

        assertThat(types).hasSizeGreaterThan(300).allSatisfy(file -> {
            String source = Files.readString(file);
            MatchResult type = TYPE.matcher(source).results().findFirst().orElseThrow();
            assertThat(source.substring(0, type.start())).as(file.toString()).containsPattern(SINCE);
        });
    }

    private static List<Path> exportedFolders() throws IOException {
        List<Path> folders = new ArrayList<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.sorted().toList()) {
                Path sources = module.resolve("src/main/java");
                Path descriptor = sources.resolve("module-info.java");
                if (Files.exists(descriptor)) {
                    EXPORTED.matcher(Files.readString(descriptor))
                            .results()
                            .forEach(export ->
                                    folders.add(sources.resolve(export.group(1).replace('.', '/'))));
                }
            }
        }
        return folders;
    }

    private static List<Path> typesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> types = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (TYPE.matcher(Files.readString(file)).find()) {
                    types.add(file);
                }
            }
            return types;
        }
    }
}

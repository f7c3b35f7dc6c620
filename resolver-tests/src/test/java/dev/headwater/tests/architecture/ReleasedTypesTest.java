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

/**
 * Each exported type says since which release it is there (what is nested in it only where it came later), and is
 * compared with that of the last release.
 */
class ReleasedTypesTest {
    private static final Path ROOT = Path.of(System.getProperty("headwater.root"));

    private static final Pattern EXPORTED = Pattern.compile("exports\\s+([\\w.]+)\\s*;");
    private static final Pattern COMPARED = Pattern.compile("<include>(dev[.]headwater[\\w.]+)</include>");
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

    @Test
    void everyExportedPackageIsComparedWithTheLastRelease() throws IOException {
        List<String> exported = new ArrayList<>();
        for (Path sources : sources()) {
            exported.addAll(exportedBy(sources));
        }

        assertThat(COMPARED.matcher(Files.readString(ROOT.resolve("pom.xml")))
                        .results()
                        .map((MatchResult include) -> include.group(1)))
                .hasSizeGreaterThan(30)
                .containsExactlyInAnyOrderElementsOf(exported);
    }

    private static List<Path> exportedFolders() throws IOException {
        List<Path> folders = new ArrayList<>();
        for (Path sources : sources()) {
            for (String name : exportedBy(sources)) {
                folders.add(sources.resolve(name.replace('.', '/')));
            }
        }
        return folders;
    }

    private static List<String> exportedBy(Path sources) throws IOException {
        return EXPORTED.matcher(Files.readString(sources.resolve("module-info.java")))
                .results()
                .map((MatchResult export) -> export.group(1))
                .toList();
    }

    /** Of the modules that have a descriptor. */
    private static List<Path> sources() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/main/java"))
                    .filter(sources -> Files.exists(sources.resolve("module-info.java")))
                    .sorted()
                    .toList();
        }
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

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.Unpromised;
import dev.headwater.api.index.ServedTarget;
import dev.headwater.api.policy.FeedSource;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each exported type says since which release it is there (what is nested in it only where it came later), and is
 * compared with that of the last release; a record of many components is compared without its constructor.
 */
class ReleasedTypesTest {
    private static final Path ROOT = Path.of(System.getProperty("headwater.root"));

    private static final int WIDE = 6;

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

    /** What has many components will have more. These are made by others, and have as many as they need. */
    @Test
    void noConstructorOfAWideRecordIsPromised() throws Exception {
        List<Class<?>> wide = new ArrayList<>();
        for (Path sources : sources()) {
            for (String name : exportedBy(sources)) {
                for (Path file : typesIn(sources.resolve(name.replace('.', '/')))) {
                    String type = file.getFileName().toString().replace(".java", "");
                    addWide(wide, Class.forName(name + "." + type));
                }
            }
        }

        assertThat(wide)
                .hasSizeGreaterThan(15)
                .filteredOn(type -> !isUnpromised(type))
                .containsExactlyInAnyOrder(FeedSource.class, ServedTarget.class);
    }

    private static void addWide(List<Class<?>> wide, Class<?> type) {
        if (type.isRecord() && type.getRecordComponents().length >= WIDE) {
            wide.add(type);
        }
        for (Class<?> nested : type.getDeclaredClasses()) {
            if (Modifier.isPublic(nested.getModifiers())) {
                addWide(wide, nested);
            }
        }
    }

    private static boolean isUnpromised(Class<?> type) {
        return Arrays.stream(type.getConstructors())
                .filter(one -> one.getParameterCount() == type.getRecordComponents().length)
                .anyMatch(one -> one.isAnnotationPresent(Unpromised.class));
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

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds the pages about the code to it: a type that they name is there, under that name. */
class TypeNamesTest {
    static final List<Path> PAGES = List.of(Path.of("docs/architecture.md"), Path.of("docs/solver.md"));
    private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z]\\w+)[.`]");

    @ParameterizedTest
    @FieldSource("PAGES")
    void areThoseOfTheCode(Path document) throws IOException {
        String page = String.join("\n", Fence.linesOf(document));
        Set<String> named = TYPE.matcher(page)
                .results()
                .map((MatchResult type) -> type.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).hasSizeGreaterThan(10);
        assertThat(types()).containsAll(named);
    }

    private static Set<String> types() throws IOException {
        Set<String> types = new TreeSet<>();
        try (Stream<Path> modules = Files.list(Fence.ROOT)) {
            for (Path module : modules.filter(each -> Files.isDirectory(each.resolve("src")))
                    .toList()) {
                try (Stream<Path> files = Files.walk(module.resolve("src"))) {
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".java"))
                            .forEach(name -> types.add(name.substring(0, name.length() - ".java".length())));
                }
            }
        }
        return types;
    }
}

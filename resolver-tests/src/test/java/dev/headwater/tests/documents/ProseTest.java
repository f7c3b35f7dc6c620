// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the prose of the documents to lines that can be edited: a word that changes is a diff of a line, not of a
 * paragraph.
 */
class ProseTest {
    private static final int WIDTH = 140;

    static List<Path> documents() {
        return Stream.concat(Stream.of(Path.of("CHANGELOG.md")), Fence.documents().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void isNoWiderThanAPage(Path document) {
        assertThat(prose(document))
                .allSatisfy(line -> assertThat(line.codePointCount(0, line.length()))
                        .as("%s: %s", document, line)
                        .isLessThanOrEqualTo(WIDTH));
    }

    /**
     * The lines of a document that can be broken. Not blocks, which are what somebody types or a program prints; not
     * rows of tables, for which Markdown has one line each; not a URL, or another word, that alone is too long.
     */
    private static List<String> prose(Path document) {
        List<String> prose = new ArrayList<>(Fence.linesOf(document));
        List<Fence> fences = Fence.of(document);
        for (int i = fences.size() - 1; i >= 0; i--) {
            int begin = fences.get(i).line();
            prose.subList(begin, begin + fences.get(i).lines().size()).clear();
        }
        prose.removeIf(line -> line.startsWith("|") || line.strip().indexOf(' ') < 0);
        return prose;
    }
}

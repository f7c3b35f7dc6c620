// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.core.ConfigurationFile;
import dev.headwater.core.InvalidConfigurationFileException;
import dev.headwater.core.imported.ImportNote;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key that the page about other tools has in its tables is one that is known. */
class MovingPageTest {
    private static final Path PAGE = Path.of("docs/moving.md");
    private static final Pattern KEY = Pattern.compile("`([a-z-]+)`");

    static List<String> keysOfPip() {
        return keys("### `pip.conf`");
    }

    static List<String> keysOfUv() {
        return keys("### uv");
    }

    /** The keys in the first column of the table below a heading. */
    private static List<String> keys(String heading) {
        List<String> lines = Fence.linesOf(PAGE);
        List<String> keys = new ArrayList<>();
        for (String line : lines.subList(lines.indexOf(heading) + 1, lines.size())) {
            if (line.startsWith("##")) {
                break;
            }
            if (line.startsWith("| `")) {
                Matcher key = KEY.matcher(line.substring(0, line.indexOf(" | ", 2)));
                while (key.find()) {
                    keys.add(key.group(1));
                }
            }
        }
        assertThat(keys).hasSizeGreaterThan(60).doesNotHaveDuplicates();
        return keys;
    }

    @ParameterizedTest
    @MethodSource("keysOfPip")
    void isAKeyOfPip(String key) {
        isKnown(key, "[global]\nfind-links = wheels\n" + (key.equals("find-links") ? "" : key + " = 1\n"), "pip.conf");
    }

    @ParameterizedTest
    @MethodSource("keysOfUv")
    void isAKeyOfUv(String key) {
        isKnown(key, key + " = 1\n", "uv.toml");
    }

    /** A fault is about the value of a key that is known: one that is not is never a fault. */
    private static void isKnown(String key, String text, String file) {
        try {
            assertThat(ConfigurationFile.parse(text, Path.of(file), Instant.EPOCH)
                            .notes())
                    .as(key)
                    .extracting(ImportNote::text)
                    .noneMatch(note -> note.startsWith("not read: this is no"));
        } catch (InvalidConfigurationFileException e) {
            assertThat(e.line()).as(key).isPositive();
        }
    }
}

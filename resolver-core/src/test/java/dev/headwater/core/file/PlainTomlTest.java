// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/** Whatever the plain reader reads, the parser reads as the same, on the same lines. */
class PlainTomlTest {
    private static final String PLAIN = """
            # two overlays
            serial = 7
            expires = 2027-01-01T10:11:12Z # soon
            day = 2026-06-01

            [[overlay]]
              id = "fix-a" # an id
            reason = 'it "works", für alle'
            list = [ "a", 'b' , "c",]
            \tnone = []
            many = [
              "a>=1", # first
              "b",

              "c"
            ]
            replace = [{ old = "a>=2,<3", new = "a" }, {old='b',new = "c"}]
            extras = { socks = ["x", "y"], none = [] }
            empty = {}
            until = { end = 2026-01-01 }
            unyank = true
            yank = false
            [[overlay]]
            id = ""
            numbers = [0, 10, 9]
            nested = [["a"], [], ["b", "c"]]
            [[other]]
            id = "x"
            marker = "a == \\"b\\" and c == 'd\\\\'"
            [other.tool.ours]
            at = 2026-06-01T10:00:00.5Z
            [other.tool.theirs]
            at = 2026-06-01T10:00:00.123456789Z
            [[other.rows]]
            a = 1
            [[other.rows]]
            a = 2
            [[other]]
            [other.tool]
            a = 1
            [tool.ours]
            format = 1
            [[tool.ours.rows]]
            a = 1
            [tool.ours.rows.more]
            a = 1
            """;

    @Test
    void readsWhatTheParserReads() {
        assertThat(PlainToml.read(PLAIN)).isPresent();
        assertSame(PLAIN);
        assertThat(PlainToml.read(PLAIN.replace("\n", "\r\n"))).isPresent();
        assertSame(PLAIN.replace("\n", "\r\n"));
        assertThat(PlainToml.read("")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a =",
                "a = 1 2",
                "a = 1\na = 2",
                "a.b = 1",
                "'a' = 1",
                "[a",
                "[a.]",
                "[.a]",
                "[a..b]",
                "[a]]",
                "[a ]",
                "['a']",
                "[a]\n[a]",
                "[a.b]\n[a]",
                "[a]\n[[a]]",
                "[[a]]\n[a]",
                "[[a.b]\n",
                "a = { b = 1 }\n[a.c]",
                "a = [{ b = 1 }]\n[a.c]",
                "a = 1\n[a.c]",
                "[a]\nb = 1\n[a.b]",
                "[a.b.c.d.e.f.g.h.i.j]",
                "[[ a ]]",
                "[[a]] 1",
                "a = 01",
                "a = 1_0",
                "a = -1",
                "a = 1.5",
                "a = inf",
                "a = 1e3",
                "a = 0x1",
                "a = 1234567890123456789",
                "a = \"\"\"b\"\"\"",
                "a = '''b'''",
                "a = \"\\n\"",
                "a = \"\\",
                "a = \"\\\"",
                "a = \"\\'\"",
                "a = \"b",
                "a = 'b\n'",
                "a = tru",
                "a = truefalse",
                "a = [1, 'b']",
                "a = [1 2]",
                "a = [,]",
                "a = [1",
                "a = { b = 1, }",
                "a = { b = 1",
                "a = { b = 1, b = 2 }",
                "a = {\n}",
                "a = 2026-13-01",
                "a = 2026-06-01 10:00:00",
                "a = 10:00:00",
                "a = 2026-06-01T10:00:00",
                "a = 2026-06-01T10:00:00.Z",
                "a = 2026-06-01T10:00:00.5",
                "a = 2026-06-01T10:00:00.1234567890Z",
                "a = 2026-06-01T10:00.5Z",
                "a = 1.5Z",
                "a = 2026-06-01T10:00:00+02:00",
                "a = 1 # \u0001",
                "# \u007f",
                "a = 1\rb = 2",
                "# \r",
                "\ufeffa = 1",
                "a = [[[[[[[[[1]]]]]]]]]",
                "a = 2026-06-01T24:00:00Z",
                "a = 0000-01-01",
                "a = []\n[[a]]",
                "a = 1\n[[a]]",
                "a = \"\ud83d\ude00\""
            })
    void leavesAllElseToTheParser(String text) {
        assertThat(PlainToml.read(text)).isEmpty();
    }

    @Test
    void readsNothingThatTheParserReadsInAnotherWay() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String alphabet = "\u0001\u0085\"'[]{}=,#\n\r\t .-:TZ019aé\\";
        int read = 0;
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder(PLAIN);
            for (int change = random.nextInt(3); change >= 0; change--) {
                int at = random.nextInt(text.length());
                String instead =
                        random.nextBoolean() ? "" : String.valueOf(alphabet.charAt(random.nextInt(alphabet.length())));
                text.replace(at, at + random.nextInt(2), instead);
            }
            read += isSame(text.toString(), seed) ? 1 : 0;
        }
        assertThat(read).isPositive();
    }

    private static boolean isSame(String text, long seed) {
        boolean plain = PlainToml.read(text).isPresent();
        if (plain) {
            String checked = TomlBounds.check(text, TomlStrings.NONE);
            assertThat(Toml.parse(checked).errors())
                    .as("seed %d: %s", seed, text)
                    .isEmpty();
            assertSame(text, checked);
        }
        return plain;
    }

    private static void assertSame(String text) {
        assertSame(text, text);
    }

    private static void assertSame(String text, String checked) {
        TomlParseResult parsed = Toml.parse(checked);
        assertThat(parsed.errors()).isEmpty();
        Optional<TomlTable> plain = PlainToml.read(text);
        TomlLines lines = new TomlLines(text, TomlStrings.NONE);

        assertThat(told(plain.orElseThrow(), lines)).as(text).isEqualTo(told(parsed, lines));
        assertThat(plain.get().keySet()).containsExactlyElementsOf(parsed.keySet());
    }

    /** {@return all that readers ask of a value: what it is, and on which lines} */
    private static Object told(Object value, TomlLines lines) {
        if (value instanceof TomlTable table) {
            Map<String, Object> entries = new TreeMap<>();
            for (String key : table.keySet()) {
                List<String> path = List.of(key);
                entries.put(
                        key,
                        List.of(
                                TomlLines.of(table.inputPositionOf(path)), told(table.get(path), lines),
                                table.isTable(path), table.isArray(path)));
            }
            return entries;
        } else if (value instanceof TomlArray array) {
            List<Object> items = new ArrayList<>();
            for (int i = 0; i < array.size(); i++) {
                items.add(List.of(lines.ofItem(array.inputPositionOf(i)), told(array.get(i), lines)));
            }
            return items;
        }
        return value;
    }
}

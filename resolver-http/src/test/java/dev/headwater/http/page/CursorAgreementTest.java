// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.distribution.Yank;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reader of bytes reads, Jackson reads alike; what is sound and usual, it reads itself. */
class CursorAgreementTest {
    private static final long SEED = 20261122;
    private static final int PAGES = 5_000;

    private int read;
    private int refused;
    private int left;

    @Test
    void bothReadersAgreeOnPagesByChance() {
        GeneratedPages pages = new GeneratedPages(SEED);
        for (int i = 0; i < PAGES; i++) {
            compare(pages.next());
        }

        // The pages are worth something only if each way is often gone.
        assertThat(read).isGreaterThan(PAGES / 3);
        assertThat(refused).isGreaterThan(PAGES / 50);
        assertThat(left).isGreaterThan(PAGES / 50);
    }

    /** Read again by Jackson, a page of five megabytes with one such reason would take three times as long. */
    @Test
    void textsWithEscapesAreReadFromTheBytes() throws Exception {
        String body = """
                {"meta": {"api-version": "1.1"}, "name": "lib", "files": [{"filename": "lib-1.0.tar.gz", "url": "lib-1.0.tar.gz",
                "yanked": "see \\"A\\" \\\\ \\/ \\b\\f\\n\\r\\t\\u2019s", "k\\u0065y": 1}]}
                """;

        ColumnPage page = JsonPageReader.readByBytes(Pages.text(body, Pages.JSON), Pages.LIB);

        assertThat(page.file(0).yank().flatMap(Yank::reason)).hasValue("see \"A\" \\ / \b\f\n\r\t\u2019s");
    }

    /** The texts are keys and values; and the body may end within one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u0000",
                "\\u00E9\\u00e9",
                "\\u2028\\ufeff\\uFFFD",
                "\\\"\\\\\\/\\b\\f\\n\\r\\t",
                "12345678\\n12345678\\n",
                "a\\u0062c",
                "\\ud83d\\ude00",
                "\\ud83d",
                "\\ude00\\ud83d",
                "\\",
                "\\u",
                "\\u12",
                "\\u123g",
                "\\u 123",
                "\\u-123",
                "\\u\u0661\u0661\u0661\u0661",
                "\\U0041",
                "\\'",
                "\\x41",
                "\\n\u0001",
                "\\n\u00e9",
                "\\n\u007f"
            })
    void bothReadersAgreeOnAnEscape(String text) throws IOException {
        String whole = "{\"" + text + "\":\"" + text + "\"}";
        for (int end = 1; end <= whole.length(); end++) {
            PageText page = Pages.text(whole.substring(0, end), Pages.JSON);
            String byBytes;
            try {
                byBytes = walk(new ByteCursor(page));
            } catch (IOException e) {
                // Left to Jackson.
                continue;
            }
            try (JacksonCursor jackson = new JacksonCursor(page)) {
                assertThat(byBytes).as(whole).isEqualTo(walk(jackson));
            }
        }
    }

    private static String walk(JsonCursor cursor) throws IOException {
        StringBuilder all = new StringBuilder().append(cursor.value());
        while (cursor.nextKey()) {
            all.append(' ').append(cursor.key());
            all.append(' ').append(cursor.value()).append(' ').append(cursor.text());
        }
        return all.append(cursor.atEnd()).toString();
    }

    @Test
    void aKeyThatStandsTwiceIsFoundHoweverItIsWritten() {
        for (String second : List.of("yanked", "y\\u0061nked", "\\u0079anked")) {
            compare("""
                    {"meta": {"api-version": "1.1"}, "name": "lib", "files": [{"filename": "lib-1.0.tar.gz", "url": "x",
                    "yanked": "one", "%s": "two"}]}
                    """.formatted(second));
        }
        assertThat(refused).isEqualTo(3);
    }

    private void compare(String body) {
        PageText text = Pages.text(body, Pages.JSON);
        String byBytes;
        try {
            byBytes = outcome(() -> JsonPageReader.readByBytes(text, Pages.LIB));
        } catch (IOException e) {
            left++;
            return;
        }
        String byJackson;
        try {
            byJackson = outcome(() -> JsonPageReader.readByJackson(text, Pages.LIB));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(byBytes).as(body).isEqualTo(byJackson);
        read += byBytes.startsWith("page") ? 1 : 0;
        refused += byBytes.startsWith("page") ? 0 : 1;
    }

    private interface Reading {
        ColumnPage read() throws IOException, UnreadablePageException;
    }

    private static String outcome(Reading reading) throws IOException {
        try {
            ColumnPage page = reading.read();
            StringBuilder all = new StringBuilder("page ").append(page.status());
            for (int i = 0; i < page.fileCount(); i++) {
                all.append('\n').append(page.file(i));
            }
            return all.toString();
        } catch (UnreadablePageException e) {
            return e.detail().toString();
        }
    }
}

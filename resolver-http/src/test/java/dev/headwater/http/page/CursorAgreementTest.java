// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.distribution.Yank;
import java.io.IOException;
import org.junit.jupiter.api.Test;

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

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a page lists, it lists under the URL that {@link UrlText} makes of it, whatever the short ways to that are. */
class UrlWriterTest {
    private static final long SEED = 20261130;
    private static final int PAGES = 2_000;
    private static final int FILES = 12;
    private static final String NAME = "lib-1.0.tar.gz";
    private static final List<String> BASES = List.of(
            "https://index.example.org/simple/lib/",
            "https://index.example.org/simple/lib/index.html",
            "https://index.example.org",
            "http://index.example.org:8080/a//b/./../%7e/?page=1/2",
            "http://[::1]:8080/simple/lib/",
            "https://index.example.org/a b/é/lib/",
            "mailto:me@example.org",
            "");
    private static final List<String> BEGINNINGS = List.of(
            "", "/", "../", "../../", "./", "../../../../", "https://files.example.org/", "http://h/a/", "//h/");
    private static final List<String> PIECES = List.of(
            "/",
            "//",
            "..",
            ".",
            "../",
            "./",
            "packages/",
            "a1/b2/",
            "%2e%2e/",
            "%20",
            "~",
            "+",
            "!",
            "=",
            ":",
            "a:b",
            "http:",
            "HTTPS://H/",
            "https://",
            "me:secret@h/",
            "@",
            "\\",
            " ",
            "\t",
            "é",
            "😀",
            "{x}",
            "^",
            "`",
            "|",
            "<",
            ">",
            "\"",
            "&",
            "'",
            "*",
            ";x",
            "?",
            "?x=1",
            "#",
            "#sha256=ab",
            "...",
            ".hidden",
            "..g",
            "h",
            "ht",
            NAME,
            NAME);

    private final Random random = new Random(SEED);

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    @Test
    void aUrlByChanceIsWrittenAsItIsResolved() throws UnreadablePageException {
        int resolved = 0;
        for (int i = 0; i < PAGES; i++) {
            String base = pick(BASES);
            List<String> urls = new ArrayList<>();
            String beginning = pick(BEGINNINGS);
            for (int file = 0; file < FILES; file++) {
                beginning = random.nextInt(4) == 0 ? pick(BEGINNINGS) : beginning;
                urls.add(beginning + rest());
            }
            ColumnPage page = page(base, urls);
            for (int file = 0; file < FILES; file++) {
                String expected = UrlText.parse(base).resolve(urls.get(file)).toString();
                assertThat(page.file(file).url())
                        .as("'%s' on '%s'", urls.get(file), base)
                        .isEqualTo(expected);
                resolved += expected.equals(urls.get(file)) ? 0 : 1;
            }
        }

        // Most of them are to be changed, and many are not.
        assertThat(resolved).isBetween(PAGES * FILES / 3, PAGES * FILES - PAGES);
    }

    /** Half of the URLs are as indexes write them. */
    private String rest() {
        if (random.nextBoolean()) {
            return pick(List.of("", "packages/", "packages/a1/b2/c3/", "+f/0a1/"))
                    + NAME
                    + pick(List.of("", "", "#sha256=ab"));
        }
        StringBuilder rest = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            rest.append(pick(PIECES));
        }
        return rest.toString();
    }

    private static ColumnPage page(String base, List<String> urls) throws UnreadablePageException {
        StringBuilder json = new StringBuilder("{\"name\":\"lib\",\"files\":[");
        for (int i = 0; i < urls.size(); i++) {
            json.append(i == 0 ? "" : ",").append("{\"filename\":\"" + NAME + "\",\"url\":\"");
            for (char c : urls.get(i).toCharArray()) {
                json.append(c == '"' || c == '\\' || c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
            }
            json.append("\"}");
        }
        byte[] body = json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
        return ProjectPageReader.read(new PageText(body, body.length, Pages.JSON, base), Pages.LIB);
    }
}

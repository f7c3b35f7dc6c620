// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The characters of a page in HTML: by its byte order mark, else by its Content-Type, else by what it says at its
 * beginning, else UTF-8. Any bytes are some text.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding">HTML:
 *     encodings</a>
 */
final class HtmlText {
    /** Nobody names the encoding further down. */
    private static final int BEGINNING = 5 << 10;

    private HtmlText() {}

    static String of(PageText page) {
        byte[] body = page.body();
        if (startsWith(page, 0xef, 0xbb, 0xbf)) {
            return new String(body, 3, page.length() - 3, StandardCharsets.UTF_8);
        } else if (startsWith(page, 0xfe, 0xff)) {
            return new String(body, 2, page.length() - 2, StandardCharsets.UTF_16BE);
        } else if (startsWith(page, 0xff, 0xfe)) {
            return new String(body, 2, page.length() - 2, StandardCharsets.UTF_16LE);
        }
        Charset named = charset(MediaType.charset(page.contentType()));
        return new String(body, 0, page.length(), named == null ? ownCharset(page) : named);
    }

    private static boolean startsWith(PageText page, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i == page.length() || (page.body()[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** What says in single bytes that it is UTF-16 is not. */
    private static Charset ownCharset(PageText page) {
        int length = Math.min(BEGINNING, page.length());
        HtmlTags tags = new HtmlTags(new String(page.body(), 0, length, StandardCharsets.ISO_8859_1));
        while (tags.next()) {
            Charset named = tags.name().equals("meta") ? charset(named(tags)) : null;
            if (named != null) {
                return named.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : named;
            }
        }
        return StandardCharsets.UTF_8;
    }

    private static String named(HtmlTags meta) {
        String charset = meta.attribute("charset");
        if (charset != null) {
            return charset.trim();
        }
        String content = meta.attribute("content");
        boolean isType = "content-type".equalsIgnoreCase(meta.attribute("http-equiv"));
        return isType && content != null ? MediaType.charset(content) : "";
    }

    private static @Nullable Charset charset(String name) {
        try {
            return !name.isEmpty() && Charset.isSupported(name) ? Charset.forName(name) : null;
        } catch (IllegalCharsetNameException e) {
            return null;
        }
    }
}

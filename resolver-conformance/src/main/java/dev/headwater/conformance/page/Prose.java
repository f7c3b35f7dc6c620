// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a sentence of the rule, which is written as Markdown.
 *
 * @param kind what it is
 * @param text it, without its marks
 */
record Prose(Kind kind, String text) {
    /** What a part is. */
    enum Kind {
        PLAIN,
        CODE,
        STRONG,
        EMPHASIS
    }

    private static final Pattern MARKED =
            Pattern.compile("`(?<code>[^`]+)`|\\*\\*(?<strong>[^*]+)\\*\\*|\\*(?<emphasis>[^*]+)\\*");

    /** {@return the parts of a text, in order} */
    static List<Prose> of(String text) {
        List<Prose> parts = new ArrayList<>();
        Matcher marked = MARKED.matcher(text);
        int from = 0;
        while (marked.find()) {
            parts.add(new Prose(Kind.PLAIN, text.substring(from, marked.start())));
            if (marked.group("code") != null) {
                parts.add(new Prose(Kind.CODE, marked.group("code")));
            } else if (marked.group("strong") != null) {
                parts.add(new Prose(Kind.STRONG, marked.group("strong")));
            } else {
                parts.add(new Prose(Kind.EMPHASIS, marked.group("emphasis")));
            }
            from = marked.end();
        }
        parts.add(new Prose(Kind.PLAIN, text.substring(from)));
        return parts;
    }
}

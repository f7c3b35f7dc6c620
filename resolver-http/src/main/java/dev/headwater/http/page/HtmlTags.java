// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import java.util.Map;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The start tags of a text in HTML, one after another, as the standard cuts them out of it.
 *
 * <p>No tree is made of them. What a list of files says stands in its start tags alone, and it is building the tree
 * that costs more than there is text: tags that move, merge, or lie within thousands of others. Here each character is
 * looked at a bounded number of times whatever the text is, and nothing is kept but the place of the tag.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/parsing.html#tokenization">HTML: tokenization</a>
 */
final class HtmlTags {
    /** Elements whose content is text, and no tags, up to their end tag. */
    private static final Map<String, Content> TEXTS = Map.of(
            "title", Content.TEXT,
            "textarea", Content.TEXT,
            "style", Content.TEXT,
            "xmp", Content.TEXT,
            "iframe", Content.TEXT,
            "noembed", Content.TEXT,
            "noframes", Content.TEXT,
            "script", Content.SCRIPT,
            "plaintext", Content.REST);

    /** More than the longest of the names that are asked about. */
    private static final int LONG_NAME = 12;

    private static final String SCRIPT = "script";

    /** What may stand in an element. */
    private enum Content {
        TAGS,
        TEXT,
        SCRIPT,
        REST
    }

    private final String text;
    private final HtmlAttributes attributes;
    private String name = "";
    private int contentFrom;
    /** Where it goes on, behind the tag and the text that belongs to it. */
    private int at;

    HtmlTags(String text) {
        this.text = text;
        attributes = new HtmlAttributes(text);
    }

    /** Goes to the next start tag, if there is one. A tag that the text ends in is none. */
    boolean next() {
        int open = text.indexOf('<', at);
        while (open >= 0 && open + 1 < text.length()) {
            char c = text.charAt(open + 1);
            if (isLetter(c)) {
                at = tagEnd(open + 1);
                name = name(open + 1);
                contentFrom = at;
                skipText();
                return at <= text.length() && contentFrom <= text.length();
            }
            at = c == '/' ? behindEndTag(open + 2) : c == '!' || c == '?' ? behindRemark(open + 1) : open + 1;
            open = at < text.length() ? text.indexOf('<', at) : -1;
        }
        at = text.length();
        return false;
    }

    /**
     * {@return whether some tag until now had more attributes than are remembered, so that one may have been missed}
     */
    boolean hadTooManyAttributes() {
        return attributes.areTooMany();
    }

    /** {@return the name of the tag, in lower case; empty if it is long} */
    String name() {
        return name;
    }

    /** {@return the value of an attribute, given in lower case; null if the tag has none of the name} */
    @Nullable
    String attribute(String attribute) {
        String value = attributes.value(attribute);
        return value == null || value.indexOf('&') < 0 ? value : Parser.unescapeEntities(value, true);
    }

    /** {@return the text of an element that holds text alone} */
    String content() {
        return Parser.unescapeEntities(text.substring(contentFrom, at), false);
    }

    /** {@return behind a tag whose name begins there; beyond the text if the text ends before} */
    private int tagEnd(int from) {
        return attributes.read(nameEnd(from));
    }

    private int nameEnd(int from) {
        int end = from;
        while (end < text.length() && !HtmlAttributes.isNameEnd(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private String name(int from) {
        int end = nameEnd(from);
        return end - from > LONG_NAME ? "" : HtmlAttributes.lowerCase(text.substring(from, end));
    }

    private int behindEndTag(int from) {
        if (from >= text.length()) {
            return from;
        }
        return isLetter(text.charAt(from)) ? tagEnd(from) : behind(">", from);
    }

    private int behindRemark(int mark) {
        return text.startsWith("!--", mark) ? behindComment(mark + 3) : behind(">", mark);
    }

    /** Comments end too early at once, or at two dashes with or without an exclamation mark. */
    private int behindComment(int from) {
        if (text.startsWith(">", from) || text.startsWith("->", from)) {
            return behind(">", from);
        }
        for (int dashes = text.indexOf("--", from); dashes >= 0; dashes = text.indexOf("--", dashes + 1)) {
            if (text.startsWith(">", dashes + 2)) {
                return dashes + 3;
            } else if (text.startsWith("!>", dashes + 2)) {
                return dashes + 4;
            }
        }
        return text.length();
    }

    private int behind(String mark, int from) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found + mark.length();
    }

    private void skipText() {
        switch (TEXTS.getOrDefault(name, Content.TAGS)) {
            case TAGS -> {}
            case TEXT -> at = textEnd(at);
            case SCRIPT -> at = scriptEnd(at);
            case REST -> at = Math.max(at, text.length());
        }
    }

    private int textEnd(int from) {
        int end = text.indexOf("</", from);
        while (end >= 0 && !isTag(end + 2, name)) {
            end = text.indexOf("</", end + 2);
        }
        return end < 0 ? Math.max(from, text.length()) : end;
    }

    /** In a comment in a script, a script that is in it hides the end tag. */
    private int scriptEnd(int from) {
        boolean comment = false;
        boolean hidden = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '-' && comment && text.startsWith("-->", i)) {
                comment = false;
                hidden = false;
            } else if (c == '<' && isTag(i + 2, SCRIPT) && text.charAt(i + 1) == '/') {
                if (!hidden) {
                    return i;
                }
                hidden = false;
            } else if (c == '<' && comment && isTag(i + 1, SCRIPT)) {
                hidden = true;
            } else if (c == '<' && !comment && text.startsWith("!--", i + 1)) {
                comment = true;
                // The dashes may be those of the comment's end.
                i++;
            }
        }
        return Math.max(from, text.length());
    }

    private boolean isTag(int from, String tag) {
        int end = from + tag.length();
        return end < text.length()
                && HtmlAttributes.isAt(tag, text, from)
                && HtmlAttributes.isNameEnd(text.charAt(end));
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}

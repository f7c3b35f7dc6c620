// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the text of tags in place: one pass, no regular expressions, nothing allocated for text in lower case. */
final class TagText {
    private TagText() {}

    /** {@return the offset of the first fault of the compressed tag set between {@code from} and {@code to}, or -1} */
    static int fault(String text, int from, int to) {
        int part = 0;
        int member = from;
        long combinations = 1;
        int members = 1;
        for (int i = from; i <= to; i++) {
            char c = i < to ? text.charAt(i) : '-';
            if (c != '-' && c != '.') {
                continue;
            }
            if (i == member) {
                return i;
            }
            int fault = part == 0 ? identifierFault(text, member, i) : -1;
            if (fault >= 0) {
                return fault;
            }
            member = i + 1;
            if (c == '.') {
                members++;
                continue;
            }
            combinations *= members;
            members = 1;
            if (combinations > CompatibilityTag.MOST_EXPANDED || (++part == 3 && i < to)) {
                return i;
            }
        }
        return part == 3 ? -1 : to;
    }

    /** {@return the offset of the first character that an identifier may not have there, or -1} */
    static int identifierFault(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            if (!letter && (c < '0' || c > '9' || i == from)) {
                return c < 0x80 ? i : wideIdentifierFault(text, from, to);
            }
        }
        return -1;
    }

    /** Python's identifiers may have letters of any script; such a tag fits no target, but is no reason to fail. */
    private static int wideIdentifierFault(String text, int from, int to) {
        for (int i = from; i < to; ) {
            int c = text.codePointAt(i);
            boolean allowed = c == '_'
                    || (i == from ? Character.isUnicodeIdentifierStart(c) : Character.isUnicodeIdentifierPart(c));
            if (!allowed || Character.isIdentifierIgnorable(c)) {
                return i;
            }
            i += Character.charCount(c);
        }
        return -1;
    }

    /** {@return the members of a dot-separated set, as written} */
    static List<String> members(String text, int from, int to) {
        List<String> members = new ArrayList<>(2);
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || text.charAt(i) == '.') {
                members.add(text.substring(start, i));
                start = i + 1;
            }
        }
        return members;
    }

    /** {@return the text in lower case; the same object where nothing changes} */
    static String lower(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= 'A' && c <= 'Z') || c >= 0x80) {
                return text.toLowerCase(Locale.ROOT);
            }
        }
        return text;
    }
}

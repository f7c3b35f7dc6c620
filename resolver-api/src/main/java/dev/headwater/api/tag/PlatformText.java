// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.tag;

import java.util.List;

/** The name of a platform while it is read: a cursor over its text, in which hyphens and dots count as underscores. */
final class PlatformText {
    /** No version of a system comes near it; the lists of tags count down from what is given. */
    private static final int GREATEST = 999;

    private final String given;
    private final String text;
    private int position;

    PlatformText(String given) {
        this.given = given;
        this.text = TagText.lower(given.replace('-', '_').replace('.', '_'));
    }

    /** Steps over the word if it comes next. */
    boolean skip(String word) {
        if (text.startsWith(word, position)) {
            position += word.length();
            return true;
        }
        return false;
    }

    /** Reads a number and the underscore behind it. */
    int number(String what) {
        int value = 0;
        int start = position;
        while (position < text.length() && isDigit(text.charAt(position)) && value <= GREATEST) {
            value = value * 10 + text.charAt(position++) - '0';
        }
        if (position == start || value > GREATEST) {
            position = start;
            throw fault(what + ", from 0 to " + GREATEST);
        }
        if (!skip("_")) {
            throw fault("'_'");
        }
        return value;
    }

    /** Reads what is left, which must be one of the words. */
    String oneOf(List<String> words) {
        String left = text.substring(position);
        if (!words.contains(left)) {
            throw fault("one of " + String.join(", ", words));
        }
        return left;
    }

    /** Reads what is left, any lower-case word with digits and underscores. */
    String word(String expected) {
        int end = position;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        if (end == position || end < text.length()) {
            position = end;
            throw fault(expected);
        }
        return text.substring(position);
    }

    /** {@return what is left} */
    String left() {
        return text.substring(position);
    }

    String whole() {
        return text;
    }

    InvalidTargetException fault(String expected) {
        return new InvalidTargetException("a platform", given, position, expected);
    }

    private static boolean isWord(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

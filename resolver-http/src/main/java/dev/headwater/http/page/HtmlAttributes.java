// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of one tag, as places in the text; one object is used for all tags of it. Of two of one name the first
 * one holds.
 */
final class HtmlAttributes {
    /** Of one attribute: where its name begins and ends, and its value. */
    private static final int PLACES = 4;

    /** What a file needs said of it takes a few. */
    static final int MOST = 256;

    private final String text;
    private int[] places = new int[8 * PLACES];
    private int count;
    private int at;
    private boolean tooMany;

    HtmlAttributes(String text) {
        this.text = text;
    }

    /** Whether a character ends the name of a tag. */
    static boolean isNameEnd(char c) {
        return isSpace(c) || c == '/' || c == '>';
    }

    /** Whether a name, given in lower case, stands at a place; case is that of ASCII alone, as in the standard. */
    static boolean isAt(String name, String text, int from) {
        if (from + name.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (lowerCase(text.charAt(from + i)) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** {@return a name in lower case, that of ASCII alone} */
    static String lowerCase(String name) {
        char[] lower = name.toCharArray();
        for (int i = 0; i < lower.length; i++) {
            lower[i] = lowerCase(lower[i]);
        }
        return new String(lower);
    }

    private static char lowerCase(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
    }

    /**
     * Reads the attributes of a tag.
     *
     * @param from behind the name of the tag
     * @return behind the tag; beyond the text if it ends within the tag
     */
    int read(int from) {
        count = 0;
        at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '>') {
                return at + 1;
            } else if (isSpace(c) || c == '/') {
                at++;
            } else {
                readAttribute();
            }
        }
        return text.length() + 1;
    }

    private void readAttribute() {
        int nameFrom = at;
        // An equals sign is a part of a name that it begins.
        at++;
        while (at < text.length() && !isNameEnd(text.charAt(at)) && text.charAt(at) != '=') {
            at++;
        }
        int nameTo = at;
        skipSpace();
        if (at < text.length() && text.charAt(at) == '=') {
            at++;
            readValue(nameFrom, nameTo);
        } else {
            add(nameFrom, nameTo, nameTo, nameTo);
        }
    }

    private void readValue(int nameFrom, int nameTo) {
        skipSpace();
        char quote = at < text.length() ? text.charAt(at) : '>';
        if (quote == '"' || quote == '\'') {
            int end = text.indexOf(quote, at + 1);
            add(nameFrom, nameTo, at + 1, end < 0 ? text.length() : end);
            at = end < 0 ? text.length() : end + 1;
        } else {
            int valueFrom = at;
            while (at < text.length() && !isSpace(text.charAt(at)) && text.charAt(at) != '>') {
                at++;
            }
            add(nameFrom, nameTo, valueFrom, at);
        }
    }

    private void skipSpace() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private void add(int nameFrom, int nameTo, int valueFrom, int valueTo) {
        if (count == MOST) {
            tooMany = true;
            return;
        }
        if ((count + 1) * PLACES > places.length) {
            places = Arrays.copyOf(places, places.length * 2);
        }
        int place = count++ * PLACES;
        places[place] = nameFrom;
        places[place + 1] = nameTo;
        places[place + 2] = valueFrom;
        places[place + 3] = valueTo;
    }

    /** {@return whether some tag had more than are remembered} */
    boolean areTooMany() {
        return tooMany;
    }

    /** {@return the value as it stands in the text; null if there is no attribute of the name, given in lower case} */
    @Nullable
    String value(String name) {
        for (int place = 0; place < count * PLACES; place += PLACES) {
            if (places[place + 1] - places[place] == name.length() && isAt(name, text, places[place])) {
                return text.substring(places[place + 2], places[place + 3]);
            }
        }
        return null;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The long strings of a document, which are taken out before it is parsed: the parser looks at each character of a
 * string for microseconds, and a lock is URLs and hashes for the most part. In their places stand marks. These cannot
 * be taken for anything else, for of a document that has the character that begins them nothing is taken out.
 */
final class TomlStrings {
    /** No strings, of a document that is parsed as it is. */
    static final TomlStrings NONE = new TomlStrings(false);

    /** For private use, so that hardly any document has it. */
    private static final char MARK = '\uf8ff';

    /** How an escape writes it, in lower case. */
    private static final List<String> ESCAPES = List.of("\\uf8ff", "\\u0000f8ff");

    private static final int SHORTEST = 12;

    private final boolean takes;
    private final List<String> taken = new ArrayList<>();

    private TomlStrings(boolean takes) {
        this.takes = takes;
    }

    /** {@return what takes strings out of a document} */
    static TomlStrings of(String document) {
        String lower = document.toLowerCase(Locale.ROOT);
        return new TomlStrings(document.indexOf(MARK) < 0 && ESCAPES.stream().noneMatch(lower::contains));
    }

    /** {@return whether a string without escapes is taken out} */
    boolean takes(int length) {
        return takes && length >= SHORTEST;
    }

    /** {@return whether none was taken out} */
    boolean isEmpty() {
        return taken.isEmpty();
    }

    /** {@return what stands for a string} */
    String take(String string) {
        taken.add(string);
        return MARK + Integer.toString(taken.size() - 1);
    }

    /** {@return a value as the document has it} */
    Object original(Object value) {
        return value instanceof String text && takes && text.indexOf(MARK) == 0
                ? taken.get(Integer.parseInt(text.substring(1)))
                : value;
    }
}

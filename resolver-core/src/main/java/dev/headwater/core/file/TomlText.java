// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values as TOML writes them. */
public final class TomlText {
    private TomlText() {}

    /** {@return a text in quotes, on one line} */
    public static String string(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2);
        append(quoted, text);
        return quoted.toString();
    }

    /** Appends a text in quotes, on one line. */
    public static void append(StringBuilder toml, String text) {
        toml.append('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c < ' ' || c == 0x7f) {
                toml.append(text, from, i).append(escape(c));
                from = i + 1;
            }
        }
        toml.append(text, from, text.length()).append('"');
    }

    private static String escape(char c) {
        return c == '"' || c == '\\' ? "\\" + c : String.format(Locale.ROOT, "\\u%04x", (int) c);
    }

    /** {@return a list of texts in quotes, on one line} */
    public static String strings(List<String> texts) {
        return texts.stream().map(TomlText::string).collect(Collectors.joining(", ", "[", "]"));
    }

    /** {@return a key: bare where that is enough, else in quotes} */
    public static String key(String name) {
        return !name.isEmpty() && name.chars().allMatch(TomlText::isBare) ? name : string(name);
    }

    static boolean isBare(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}

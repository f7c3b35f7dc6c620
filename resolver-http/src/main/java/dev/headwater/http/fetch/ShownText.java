// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

/** Text of a server, made fit to be shown on a terminal: without control and formatting characters, and not long. */
final class ShownText {
    private ShownText() {}

    static String of(String text, int longest) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), longest + 1));
        int i = 0;
        while (i < text.length() && shown.length() < longest) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isPlain(c)) {
                shown.appendCodePoint(c);
            }
        }
        return i < text.length() ? shown + "…" : shown.toString();
    }

    /** Not the characters that move the cursor, turn the direction of writing or are seen by nobody. */
    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}

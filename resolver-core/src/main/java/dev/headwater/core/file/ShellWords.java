// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import java.util.ArrayList;
import java.util.List;

/** Splits text into words as a POSIX shell does, which is how pip reads the options of a line. */
final class ShellWords {
    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private ShellWords(String text) {
        this.text = text;
    }

    /**
     * {@return the words of a text}
     *
     * @throws IllegalArgumentException if a quote or a backslash stands at the end; the message says so
     */
    static List<String> split(String text) {
        return new ShellWords(text).split();
    }

    private List<String> split() {
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t') {
                endWord();
                continue;
            }
            inWord = true;
            if (c == '\'' || c == '"') {
                quoted(c);
            } else {
                word.append(c == '\\' ? escaped() : c);
            }
        }
        endWord();
        return words;
    }

    private void quoted(char quote) {
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                return;
            }
            boolean escapes =
                    quote == '"' && c == '\\' && at + 1 < text.length() && "\"\\".indexOf(text.charAt(at + 1)) >= 0;
            word.append(escapes ? escaped() : c);
        }
        throw new IllegalArgumentException("a quote is not closed; write " + quote + " at its end");
    }

    private char escaped() {
        at++;
        if (at == text.length()) {
            throw new IllegalArgumentException("nothing stands behind the last backslash; remove it");
        }
        return text.charAt(at);
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}

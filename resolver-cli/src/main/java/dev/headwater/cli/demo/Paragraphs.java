// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.demo;

/** Text for people in lines of at most a hundred characters. */
final class Paragraphs {
    private static final int WIDTH = 100;

    private final StringBuilder text = new StringBuilder();

    /** Adds a paragraph, or a line that fits. */
    void add(String paragraph) {
        add("", paragraph);
    }

    /** Adds a paragraph behind a mark, its further lines under the first one's text. */
    void add(String mark, String paragraph) {
        String left = paragraph;
        String begin = mark;
        while (begin.length() + left.length() > WIDTH && left.lastIndexOf(' ', WIDTH - begin.length()) > 0) {
            int space = left.lastIndexOf(' ', WIDTH - begin.length());
            text.append(begin).append(left, 0, space).append('\n');
            left = left.substring(space + 1);
            begin = " ".repeat(mark.length());
        }
        text.append((begin + left).stripTrailing()).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a requirements file as pip joins it: without its comment, with the lines that a backslash at the end adds.
 *
 * @param number the line on which it begins, counted from 1
 * @param text what it says, without white space around
 */
record LogicalLine(int number, String text) {
    private static final int LONGEST = 1 << 18;

    /**
     * Splits a file into its lines that are not empty.
     *
     * @throws FileFault for a control character and for a line that is too long
     */
    static List<LogicalLine> of(String text) {
        Splitter splitter = new Splitter();
        int number = 1;
        int start = 0;
        for (int at = 0; at <= text.length(); at++) {
            char c = at == text.length() ? '\n' : text.charAt(at);
            if (c == '\n' || c == '\r') {
                splitter.add(number, text.substring(start, at));
                boolean two = c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
                at += two ? 1 : 0;
                start = at + 1;
                number++;
            } else {
                requireAllowed(number, c);
            }
        }
        return splitter.end();
    }

    /** pip takes several of these as ends of lines; a line that one reader sees and another does not is refused. */
    private static void requireAllowed(int number, char c) {
        boolean control = (c < ' ' && c != '\t') || (c >= 0x7f && c < 0xa0) || c == '\u2028' || c == '\u2029';
        if (control) {
            throw FileFault.at(number, String.format("the character U+%04X is not allowed here; remove it", (int) c));
        }
    }

    /** Joins lines. */
    private static final class Splitter {
        private final List<LogicalLine> lines = new ArrayList<>();
        private final StringBuilder open = new StringBuilder();
        private int openedAt;

        void add(int number, String line) {
            if (openedAt == 0) {
                openedAt = number;
            }
            boolean comment = beginsComment(line);
            refuseBlankBehindBackslash(number, line);
            boolean continued = line.endsWith("\\") && !comment;
            // A comment ends what is continued; the space lets it be seen as a comment behind other text.
            open.append(comment ? " " : "").append(continued ? withoutBackslashes(line) : line);
            if (open.length() > LONGEST) {
                throw FileFault.at(openedAt, "this line is longer than " + LONGEST + " characters");
            }
            if (!continued) {
                close();
            }
        }

        List<LogicalLine> end() {
            if (openedAt != 0) {
                close();
            }
            return lines;
        }

        private void close() {
            String text = withoutComment(open.toString()).strip();
            if (!text.isEmpty()) {
                lines.add(new LogicalLine(openedAt, text));
            }
            open.setLength(0);
            openedAt = 0;
        }

        /** Not seen, and the next line then does not belong to this one; in a comment it does not matter. */
        private static void refuseBlankBehindBackslash(int number, String line) {
            String said = line.stripTrailing();
            if (said.length() < line.length()
                    && said.endsWith("\\")
                    && withoutComment(line).equals(line)) {
                throw FileFault.at(
                        number,
                        "white space stands behind the backslash at the end of this line, so the next line does not"
                                + " belong to it; remove the white space, or the backslash");
            }
        }

        private static boolean beginsComment(String line) {
            return line.strip().startsWith("#");
        }

        private static String withoutBackslashes(String line) {
            int end = line.length();
            while (end > 0 && line.charAt(end - 1) == '\\') {
                end--;
            }
            return line.substring(0, end);
        }

        /** A comment begins with '#' at the start or behind white space: the fragment of a URL is none. */
        private static String withoutComment(String line) {
            for (int at = line.indexOf('#'); at >= 0; at = line.indexOf('#', at + 1)) {
                if (at == 0 || line.charAt(at - 1) == ' ' || line.charAt(at - 1) == '\t') {
                    return line.substring(0, at);
                }
            }
            return line;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import java.util.HexFormat;

/**
 * Looks through TOML before it is parsed, for what would harm the parser: it calls itself once for each bracket, so
 * deep nesting would end the stack.
 *
 * <p>One pass that knows strings and comments and nothing else of TOML. Text in which a string does not end, or which
 * has characters that TOML forbids, is refused here, so that the parser's recovery from such faults cannot see brackets
 * that this scan took for text.
 */
final class TomlBounds {
    private static final int DEEPEST = 32;

    private final String text;
    private int at;
    private int line = 1;
    private int depth;

    /** For each open bracket, from 1, whether values stand directly behind it: it begins a list, not a table. */
    private final boolean[] lists = new boolean[DEEPEST + 1];

    /**
     * The last character on this line, or inside these brackets, that is no white space, comment or part of a string.
     */
    private char before = '\n';

    private final TomlStrings strings;

    /** The document as the parser takes it, up to {@link #copied}. */
    private final StringBuilder changed = new StringBuilder();

    private int copied;

    /** How many dots are on this line, outside strings: each may be a table. */
    private int dots;

    private TomlBounds(String text, TomlStrings strings) {
        this.text = text;
        this.strings = strings;
    }

    /**
     * Looks through a document.
     *
     * @param strings where long strings are put, or none
     * @return the document as the parser takes it, the same on every line
     * @throws FileFault if it is nested too deeply, has a string without an end or a forbidden character
     */
    static String check(String text, TomlStrings strings) {
        if (TextFile.hasByteOrderMark(text)) {
            throw FileFault.at(
                    1, "the file begins with a byte order mark, which TOML does not have; save it without one");
        }
        TomlBounds bounds = new TomlBounds(text, strings);
        bounds.check();
        return bounds.changed.append(text, bounds.copied, text.length()).toString();
    }

    /** Puts something in the place of a part of the document. */
    private void change(int from, int to, String with) {
        changed.append(text, copied, from).append(with);
        copied = to;
    }

    private void check() {
        while (at < text.length()) {
            char c = text.charAt(at);
            switch (c) {
                case '#' -> skipComment();
                case '"', '\'' -> skipString(c);
                case '[', '{' -> enter(c == '[' && isValueExpected());
                case ']', '}' -> leave(c);
                case '.' -> dot();
                default -> requireAllowed(c);
            }
            if (c != ' ' && c != '\t' && c != '\r' && c != '#' && (c != '\n' || depth == 0)) {
                before = c;
            }
            at++;
        }
    }

    private boolean isValueExpected() {
        return before == '=' || (depth > 0 && lists[depth] && (before == '[' || before == ','));
    }

    private void enter(boolean list) {
        depth++;
        if (depth > DEEPEST) {
            throw FileFault.at(line, "brackets are nested more than " + DEEPEST + " deep, which no such file needs");
        }
        lists[depth] = list;
    }

    /** Puts a space behind a date that ends with its table: the parser does not see that both end. */
    private void leave(char c) {
        depth = Math.max(0, depth - 1);
        char last = at == 0 ? '\n' : text.charAt(at - 1);
        if (c == '}' && (last == 'Z' || last == 'z' || (last >= '0' && last <= '9'))) {
            change(at, at, " ");
        }
    }

    private void dot() {
        dots++;
        if (dots > DEEPEST * 8) {
            throw FileFault.at(line, "this line has more than " + DEEPEST * 8 + " dots, which no such file needs");
        }
    }

    /** Stops before the end of the line. */
    private void skipComment() {
        while (at + 1 < text.length() && text.charAt(at + 1) != '\n') {
            at++;
            requireAllowed(text.charAt(at));
        }
    }

    /** Begins at the first quote and stops at the last. */
    private void skipString(char quote) {
        int start = line;
        boolean manyLines = isThree(quote);
        if (manyLines && !isValueExpected()) {
            // The parser would take three quotes for an empty key and the begin of another one.
            throw FileFault.at(line, "a string of many lines stands only as a value");
        }
        boolean value = isValueExpected();
        at += manyLines ? 3 : 1;
        int from = at;
        boolean plain = value && !manyLines;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote && (!manyLines || isThree(quote))) {
                if (plain && strings.takes(at - from)) {
                    change(from, at, strings.take(text.substring(from, at)));
                }
                at += manyLines ? 2 : 0;
                skipQuotesBeforeTheEnd(manyLines, quote);
                return;
            }
            if (c == '\\' && quote == '"' && at + 1 < text.length()) {
                plain = false;
                at++;
                requireDigits(text.charAt(at));
            }
            if (text.charAt(at) == '\n' && !manyLines) {
                break;
            }
            requireAllowed(text.charAt(at));
        }
        throw FileFault.at(
                start,
                "this string does not end; close it with "
                        + String.valueOf(quote).repeat(manyLines ? 3 : 1));
    }

    /** The parser takes it for granted that the digits are there. */
    private void requireDigits(char escape) {
        int digits = escape == 'u' ? 4 : escape == 'U' ? 8 : 0;
        for (int i = 1; i <= digits; i++) {
            if (at + i >= text.length() || !HexFormat.isHexDigit(text.charAt(at + i))) {
                throw FileFault.at(
                        line,
                        "\\" + escape + " has " + digits
                                + " hexadecimal digits behind it; a backslash itself is written \\\\");
            }
        }
    }

    private boolean isThree(char quote) {
        return text.startsWith(String.valueOf(quote).repeat(3), at);
    }

    /** A string of many lines may end in one or two quotes of its own. */
    private void skipQuotesBeforeTheEnd(boolean manyLines, char quote) {
        for (int i = 0; manyLines && i < 2 && at + 1 < text.length() && text.charAt(at + 1) == quote; i++) {
            at++;
        }
    }

    private void requireAllowed(char c) {
        if (c == '\n') {
            line++;
            dots = 0;
        } else if (c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
            return;
        } else if ((c < ' ' && c != '\t') || c == 0x7f) {
            throw FileFault.at(line, String.format("the character U+%04X is not allowed in TOML; remove it", (int) c));
        }
    }
}

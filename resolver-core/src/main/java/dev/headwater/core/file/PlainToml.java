// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * Reads the plain part of TOML in a small fraction of the time that the parser takes, and makes the same of it: bare
 * keys, {@code [tables]} and {@code [[tables]]} of bare keys, each begun before those within it, strings on one line
 * without escapes but of quote and backslash, whole numbers, true and false, dates, times in UTC, lists of one kind,
 * and inline tables. Of a document that has anything else, or a fault, nothing is made, and the parser reads it.
 *
 * <p>What {@link TomlBounds} refuses is not plain either.
 */
final class PlainToml {
    private static final int MOST_DIGITS = 18;
    private static final int DEEPEST = 8;

    /** The digits of a part of a second. */
    private static final int NANOS = 9;

    private static final String PART_OF_SECOND = "dddddddddZ";

    private final String text;
    private int at;
    private int line = 1;
    private int lineStart;
    private int depth;

    private PlainToml(String text) {
        this.text = text;
    }

    /** {@return the outermost table; empty if the document is not plain} */
    static Optional<TomlTable> read(String text) {
        return Optional.ofNullable(new PlainToml(text).document());
    }

    private @Nullable TomlTable document() {
        PlainTable root = PlainTable.open();
        PlainTable current = root;
        for (skipBlank(); at < text.length(); skipBlank()) {
            if (peek() == '[') {
                current = header(root);
            } else if (!readEntry(current)) {
                return null;
            }
            if (current == null || !skipToNextLine()) {
                return null;
            }
        }
        return root;
    }

    private @Nullable PlainTable header(PlainTable root) {
        TomlPosition position = position();
        boolean isOne = !text.startsWith("[[", at);
        at += isOne ? 1 : 2;
        PlainTable holder = root;
        String name = bareKey();
        for (int deep = 1; peek() == '.' && holder != null && deep < DEEPEST; deep++) {
            at++;
            holder = name.isEmpty() ? null : holder.within(name, position);
            name = bareKey();
        }
        String end = isOne ? "]" : "]]";
        if (holder == null || name.isEmpty() || !text.startsWith(end, at)) {
            return null;
        }
        at += end.length();
        return isOne ? holder.define(name, position) : holder.begin(name, position);
    }

    /** {@return whether a key with its value was there, and the key for the first time} */
    private boolean readEntry(PlainTable table) {
        TomlPosition position = position();
        String key = bareKey();
        skipSpace();
        if (key.isEmpty() || !skip('=')) {
            return false;
        }
        skipSpace();
        Object value = value();
        return value != null && table.put(key, value, position);
    }

    private @Nullable Object value() {
        char c = peek();
        if (c >= '0' && c <= '9') {
            return numberOrTime();
        }
        return switch (c) {
            case '"', '\'' -> string(c);
            case '[', '{' -> nested(c);
            case 't' -> word("true") ? Boolean.TRUE : null;
            case 'f' -> word("false") ? Boolean.FALSE : null;
            default -> null;
        };
    }

    private boolean word(String word) {
        boolean isThere = text.startsWith(word, at);
        at += isThere ? word.length() : 0;
        return isThere && isAtEndOfValue();
    }

    private @Nullable String string(char quote) {
        StringBuilder before = null;
        int from = ++at;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                boolean manyLines = at == from && at + 1 < text.length() && text.charAt(at + 1) == quote;
                String rest = text.substring(from, at++);
                return manyLines && before == null
                        ? null
                        : before == null ? rest : before.append(rest).toString();
            }
            if (c == '\\' && quote == '"') {
                before = before == null ? new StringBuilder() : before;
                before.append(text, from, at);
                from = ++at;
                if (peek() != quote && peek() != '\\') {
                    return null;
                }
            } else if (!isPlain(c)) {
                return null;
            }
        }
        return null;
    }

    /** Characters that two readers could take for different ones are left to the parser. */
    private static boolean isPlain(char c) {
        return c == '\t' || (c >= ' ' && c < 0x7f) || (c >= 0xa0 && c < Character.MIN_SURROGATE);
    }

    private @Nullable Object nested(char bracket) {
        if (depth == DEEPEST) {
            return null;
        }
        at++;
        depth++;
        Object value = bracket == '[' ? list() : inlineTable();
        depth--;
        return value;
    }

    private @Nullable PlainArray list() {
        PlainArray list = PlainArray.ofValues();
        for (skipBlank(); peek() != ']'; skipBlank()) {
            TomlPosition position = position();
            Object value = value();
            if (value == null || !list.add(value, position)) {
                return null;
            }
            skipBlank();
            if (!skip(',') && peek() != ']') {
                return null;
            }
        }
        at++;
        return list;
    }

    private @Nullable PlainTable inlineTable() {
        PlainTable table = PlainTable.inline();
        skipSpace();
        if (skip('}')) {
            return table;
        }
        while (readEntry(table)) {
            skipSpace();
            if (skip('}')) {
                return table;
            } else if (!skip(',')) {
                return null;
            }
            skipSpace();
        }
        return null;
    }

    private @Nullable Object numberOrTime() {
        int from = at;
        while (isOfTime(peek())) {
            at++;
        }
        String word = text.substring(from, at);
        if (!isAtEndOfValue()) {
            return null;
        }
        return isNumber(word) ? number(word) : time(word);
    }

    private static boolean isNumber(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfTime(char c) {
        return (c >= '0' && c <= '9') || c == '-' || c == ':' || c == '.' || c == 'T' || c == 'Z';
    }

    private static @Nullable Long number(String digits) {
        boolean isPlain = digits.length() <= MOST_DIGITS && (digits.length() == 1 || digits.charAt(0) != '0');
        return isPlain ? Long.valueOf(digits) : null;
    }

    /** {@return a date such as 2026-06-01, or a time such as 2026-06-01T00:00:00Z or 2026-06-01T00:00:00.123456Z} */
    private static @Nullable Object time(String word) {
        boolean isDate = fits(word, "dddd-dd-dd");
        int dot = word.indexOf('.');
        String whole = dot < 0 ? word : word.substring(0, dot) + 'Z';
        int digits = dot < 0 ? 0 : word.length() - dot - 2;
        boolean isPart = dot < 0
                || (digits > 0
                        && digits <= NANOS
                        && fits(word.substring(dot + 1), PART_OF_SECOND.substring(NANOS - digits)));
        if (!isDate && !(isPart && fits(whole, "dddd-dd-ddTdd:dd:ddZ"))) {
            return null;
        }
        try {
            LocalDate date = LocalDate.of(part(word, 0, 4), part(word, 5, 7), part(word, 8, 10));
            if (date.getYear() == 0) {
                return null;
            }
            return isDate
                    ? date
                    : OffsetDateTime.of(
                            date,
                            LocalTime.of(part(word, 11, 13), part(word, 14, 16), part(word, 17, 19))
                                    .withNano(nanos(word.substring(word.length() - 1 - digits, word.length() - 1))),
                            ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int nanos(String digits) {
        return Integer.parseInt(digits + "0".repeat(NANOS - digits.length()));
    }

    private static boolean fits(String word, String form) {
        boolean fits = word.length() == form.length();
        for (int i = 0; i < form.length() && fits; i++) {
            char c = word.charAt(i);
            fits = form.charAt(i) == 'd' ? c >= '0' && c <= '9' : c == form.charAt(i);
        }
        return fits;
    }

    private static int part(String word, int from, int end) {
        return Integer.parseInt(word.substring(from, end));
    }

    private String bareKey() {
        int from = at;
        while (TomlText.isBare(peek())) {
            at++;
        }
        return text.substring(from, at);
    }

    private boolean isAtEndOfValue() {
        char c = peek();
        return at == text.length()
                || c == ' '
                || c == '\t'
                || c == '\r'
                || c == '\n'
                || c == ','
                || c == ']'
                || c == '}'
                || c == '#';
    }

    /** {@return the character that comes next; at the end one that no document has} */
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean skip(char c) {
        boolean isThere = peek() == c;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private void skipSpace() {
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
    }

    /** Skips white space, ends of lines and comments; stops where one of these is not plain. */
    private void skipBlank() {
        while (true) {
            skipSpace();
            if (peek() == '#') {
                skipComment();
            }
            if (!skipLineEnd()) {
                return;
            }
        }
    }

    private boolean skipLineEnd() {
        int end = peek() == '\r' ? at + 1 : at;
        if (end >= text.length() || text.charAt(end) != '\n') {
            return false;
        }
        at = end + 1;
        line++;
        lineStart = at;
        return true;
    }

    private void skipComment() {
        while (at < text.length() && (isPlain(peek()) || peek() >= Character.MIN_SURROGATE)) {
            at++;
        }
    }

    /** {@return whether nothing but a comment is left of the line} */
    private boolean skipToNextLine() {
        skipSpace();
        char c = peek();
        return at == text.length() || c == '\n' || c == '\r' || c == '#';
    }

    private TomlPosition position() {
        return TomlPosition.positionAt(line, at - lineStart + 1);
    }
}

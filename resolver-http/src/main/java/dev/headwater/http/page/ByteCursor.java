// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads JSON as indexes write it, from the bytes as they lie, and makes no objects.
 *
 * <p>It gives up with {@link Surprise} on all that it need not understand, whether it is no JSON or merely rare: bytes
 * that are not ASCII, halves of surrogate pairs, fractions, deep nesting. {@link JacksonCursor} then reads the page
 * again and has the last word; so what this one reads, it must read alike.
 */
final class ByteCursor implements JsonCursor {
    private static final int DEEPEST = 32;
    private static final int MOST_DIGITS = 18;
    /** The letter and four digits. */
    private static final int UNICODE_ESCAPE = 5;

    /** Something to leave to a reader of everything; nobody looks where it came from. */
    static final class Surprise extends IOException {
        private static final long serialVersionUID = 1L;

        private Surprise() {
            super("not as indexes write it");
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    private final byte[] bytes;
    private final int length;
    private final Slice key = new Slice();
    private final Slice text = new Slice();
    private int at;
    /** Whether nothing of the object or list that was begun last has been read. */
    private boolean first;
    /** The object that was begun last; the end is zero before it is over. */
    private int objectStart;

    private int objectEnd;

    ByteCursor(PageText page) {
        bytes = page.body();
        length = page.length();
    }

    @Override
    public Kind value() throws IOException {
        byte b = token();
        return switch (b) {
            case '"' -> {
                readString(text);
                yield Kind.STRING;
            }
            case '{' -> {
                objectStart = at;
                objectEnd = 0;
                yield begin(Kind.OBJECT);
            }
            case '[' -> begin(Kind.ARRAY);
            case 't' -> pass("true", Kind.TRUE);
            case 'f' -> pass("false", Kind.FALSE);
            case 'n' -> pass("null", Kind.NULL);
            default -> {
                readNumber(b);
                yield Kind.NUMBER;
            }
        };
    }

    private Kind begin(Kind kind) {
        at++;
        first = true;
        return kind;
    }

    @Override
    public boolean nextKey() throws IOException {
        if (!next('}')) {
            // Not that of one around it.
            objectEnd = objectEnd == 0 ? at : objectEnd;
            return false;
        }
        if (token() != '"') {
            throw new Surprise();
        }
        readString(key);
        if (token() != ':') {
            throw new Surprise();
        }
        at++;
        return true;
    }

    @Override
    public boolean nextElement() throws IOException {
        return next(']');
    }

    /** Passes over the comma before what is next, or over the end. */
    private boolean next(char end) throws IOException {
        byte b = token();
        if (b == end) {
            at++;
            first = false;
            return false;
        }
        if (!first) {
            if (b != ',') {
                throw new Surprise();
            }
            at++;
        }
        first = false;
        return true;
    }

    @Override
    public void skip() throws IOException {
        if (!skipRepeated()) {
            skipRest(value(), 0);
        }
    }

    /** What a file says of its metadata it mostly says under two names, in the same bytes: they need no second look. */
    private boolean skipRepeated() throws IOException {
        if (token() != '{') {
            return false;
        }
        int end = at + objectEnd - objectStart;
        if (end <= at || end > length || !Arrays.equals(bytes, at, end, bytes, objectStart, objectEnd)) {
            return false;
        }
        at = end;
        return true;
    }

    @Override
    public void skipRest(Kind begun) throws IOException {
        skipRest(begun, 0);
    }

    private void skipRest(Kind begun, int depth) throws IOException {
        if (depth == DEEPEST) {
            throw new Surprise();
        } else if (begun == Kind.ARRAY) {
            while (nextElement()) {
                skipRest(value(), depth + 1);
            }
        } else if (begun == Kind.OBJECT) {
            while (nextKey()) {
                skipRest(value(), depth + 1);
            }
        }
    }

    /** {@return the next byte that is no space, on which it stops} */
    private byte token() throws IOException {
        // Locals, for a compiler that is in a hurry reads fields again each time round.
        byte[] in = bytes;
        int last = length;
        for (int i = at; i < last; i++) {
            byte b = in[i];
            if (b > ' ' || (b != ' ' && b != '\n' && b != '\r' && b != '\t')) {
                at = i;
                return b;
            }
        }
        throw new Surprise();
    }

    private void readString(Slice string) throws IOException {
        int start = at + 1;
        int end = Words.textEnd(bytes, start, length);
        if (end < length && bytes[end] == '\\') {
            readEscaped(string, start, end);
            return;
        }
        if (end == length || bytes[end] != '"' || end - start > LONGEST_TEXT) {
            throw new Surprise();
        }
        string.set(bytes, start, end);
        at = end + 1;
    }

    /** Reasons of yanks have quotes in them: one such text is not to have a large page read twice. */
    private void readEscaped(Slice string, int start, int firstEscape) throws IOException {
        StringBuilder read = new StringBuilder();
        int plain = start;
        int end = firstEscape;
        while (end < length && bytes[end] == '\\' && end - start <= LONGEST_TEXT) {
            read.append(new String(bytes, plain, end - plain, StandardCharsets.US_ASCII));
            plain = readEscape(end + 1, read);
            end = Words.textEnd(bytes, plain, length);
        }
        if (end == length || bytes[end] != '"' || end - start > LONGEST_TEXT) {
            throw new Surprise();
        }
        string.set(read.append(new String(bytes, plain, end - plain, StandardCharsets.US_ASCII))
                .toString());
        at = end + 1;
    }

    /** {@return the place behind an escape, whose letter is here} */
    private int readEscape(int letter, StringBuilder read) throws IOException {
        int size = letter < length && bytes[letter] == 'u' ? UNICODE_ESCAPE : 1;
        if (letter + size > length) {
            throw new Surprise();
        }
        read.append(
                switch (bytes[letter]) {
                    case '"', '\\', '/' -> (char) bytes[letter];
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case 'u' -> character(letter + 1);
                    default -> throw new Surprise();
                });
        return letter + size;
    }

    private char character(int from) throws IOException {
        int code = 0;
        for (int i = from; i < from + UNICODE_ESCAPE - 1; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                throw new Surprise();
            }
            code = code << 4 | digit;
        }
        if (Character.isSurrogate((char) code)) {
            throw new Surprise();
        }
        return (char) code;
    }

    private void readNumber(byte begin) throws IOException {
        int start = at;
        at += begin == '-' ? 1 : 0;
        int digits = at;
        while (at < length && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        boolean padded = at - digits > 1 && bytes[digits] == '0';
        if (at == digits || padded || at - digits > MOST_DIGITS) {
            throw new Surprise();
        }
        text.set(bytes, start, at);
    }

    private Kind pass(String word, Kind kind) throws IOException {
        if (length - at < word.length()) {
            throw new Surprise();
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[at + i] != word.charAt(i)) {
                throw new Surprise();
            }
        }
        at += word.length();
        return kind;
    }

    @Override
    public Slice key() {
        return key;
    }

    @Override
    public Slice text() {
        return text;
    }

    @Override
    public boolean atEnd() throws IOException {
        for (int i = at; i < length; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\n' && bytes[i] != '\r' && bytes[i] != '\t') {
                throw new Surprise();
            }
        }
        return true;
    }
}

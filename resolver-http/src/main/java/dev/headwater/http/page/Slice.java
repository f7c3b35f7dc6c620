// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import java.nio.charset.StandardCharsets;

/** A text as bytes of UTF-8 in somebody's array; one object is used for many texts in turn. */
final class Slice {
    private static final byte[] NOTHING = {};

    byte[] bytes = NOTHING;
    int from;
    int to;

    void clear() {
        set(NOTHING, 0, 0);
    }

    void set(byte[] array, int start, int end) {
        bytes = array;
        from = start;
        to = end;
    }

    void set(String text) {
        byte[] array = text.getBytes(StandardCharsets.UTF_8);
        set(array, 0, array.length);
    }

    boolean isEmpty() {
        return from == to;
    }

    int length() {
        return to - from;
    }

    boolean is(byte[] text) {
        return is(text, 0, text.length);
    }

    boolean is(byte[] array, int start, int end) {
        return to - from == end - start && Words.equal(bytes, from, array, start, end - start);
    }

    boolean endsWith(Slice tail) {
        return tail.length() <= length() && tail.is(bytes, to - tail.length(), to);
    }

    @Override
    public String toString() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}

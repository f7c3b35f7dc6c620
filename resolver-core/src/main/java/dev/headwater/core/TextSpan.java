// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A stretch of a text, without white space at its ends, that knows where it stands. */
record TextSpan(String whole, int from, int to) {
    TextSpan {
        while (from < to && Character.isWhitespace(whole.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(whole.charAt(to - 1))) {
            to--;
        }
    }

    static TextSpan of(String whole) {
        return new TextSpan(whole, 0, whole.length());
    }

    String text() {
        return whole.substring(from, to);
    }

    boolean isEmpty() {
        return from == to;
    }

    boolean startsWith(String prefix) {
        return to - from >= prefix.length() && whole.startsWith(prefix, from);
    }

    /** Splits at each separator; there is always at least one part. */
    List<TextSpan> split(String separator) {
        List<TextSpan> parts = new ArrayList<>();
        int begin = from;
        for (int at = find(separator, begin); at < to; at = find(separator, begin)) {
            parts.add(new TextSpan(whole, begin, at));
            begin = at + separator.length();
        }
        parts.add(new TextSpan(whole, begin, Math.max(begin, to)));
        return parts;
    }

    /** {@return what stands before the first separator; all if there is none} */
    TextSpan before(String separator) {
        return new TextSpan(whole, from, find(separator, from));
    }

    /** {@return what stands after the first separator; nothing if there is none} */
    Optional<TextSpan> after(String separator) {
        int at = find(separator, from);
        return at == to ? Optional.empty() : Optional.of(new TextSpan(whole, at + separator.length(), to));
    }

    private int find(String separator, int begin) {
        int at = whole.indexOf(separator, begin);
        return at < 0 || at + separator.length() > to ? to : at;
    }
}

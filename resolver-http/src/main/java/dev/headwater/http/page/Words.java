// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Bytes looked at eight at a time: a long holds eight of them, the first one lowest, and what is asked of each is
 * answered for all at once, by its highest bit.
 *
 * <p>Those answers are right up to the first yes; above it a carry may tell another.
 */
final class Words {
    static final int SIZE = Long.BYTES;

    private static final VarHandle VIEW = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH = 0x8080_8080_8080_8080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SLASHES = ONES * '/';
    private static final long SPACES = ONES * ' ';
    private static final long LOW_NIBBLES = 0x0f0f_0f0f_0f0f_0f0fL;

    private Words() {}

    /** {@return eight bytes from a place on, which must be there} */
    static long at(byte[] bytes, int from) {
        return (long) VIEW.get(bytes, from);
    }

    /** {@return four bytes from a place on, which must be there} */
    static int intAt(byte[] bytes, int from) {
        return (int) INTS.get(bytes, from);
    }

    /** {@return whether as many bytes from one place on are the same as from another} */
    static boolean equal(byte[] one, int from, byte[] other, int otherFrom, int length) {
        int at = 0;
        for (; at <= length - SIZE; at += SIZE) {
            if ((long) VIEW.get(one, from + at) != (long) VIEW.get(other, otherFrom + at)) {
                return false;
            }
        }
        if (at > 0) {
            int last = length - SIZE;
            return (long) VIEW.get(one, from + last) == (long) VIEW.get(other, otherFrom + last);
        }
        while (at < length && one[from + at] == other[otherFrom + at]) {
            at++;
        }
        return at == length;
    }

    /** {@return where the first quote, backslash, control character or byte that is not ASCII is; else the end} */
    static int textEnd(byte[] bytes, int from, int to) {
        int at = from;
        for (int last = to - SIZE; at <= last; at += SIZE) {
            long word = (long) VIEW.get(bytes, at);
            long found = ((word ^ QUOTES) - ONES | (word ^ BACKSLASHES) - ONES | word - SPACES | word) & HIGH;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        // What is not ASCII is negative.
        while (at < to && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    /** {@return whether there is a slash, a backslash or a zero} */
    static boolean hasSeparator(byte[] bytes, int from, int to) {
        int at = from;
        for (int last = to - SIZE; at <= last; at += SIZE) {
            long word = (long) VIEW.get(bytes, at);
            long slash = word ^ SLASHES;
            long backslash = word ^ BACKSLASHES;
            if (((((slash - ONES) & ~slash) | ((backslash - ONES) & ~backslash) | ((word - ONES) & ~word)) & HIGH)
                    != 0) {
                return true;
            }
        }
        while (at < to && bytes[at] != '/' && bytes[at] != '\\' && bytes[at] != 0) {
            at++;
        }
        return at < to;
    }

    /** {@return what eight hexadecimal digits are; negative if one of them is none} */
    static long hex(long digits) {
        long letters = digits | SPACES;
        // Of each byte: at least '0' and not above '9', or at least 'a' and not above 'f'.
        long valid = (digits + (0x80 - '0') * ONES & ~(digits + (0x7f - '9') * ONES))
                | (letters + (0x80 - 'a') * ONES & ~(letters + (0x7f - 'f') * ONES));
        if (((valid & ~digits) & HIGH) != HIGH) {
            return -1;
        }
        long nibbles = (digits & LOW_NIBBLES) + (digits >>> 6 & ONES) * 9;
        // The first of two is the higher one, and the first pair the lowest byte.
        long pairs = (nibbles << 4 | nibbles >>> 8) & 0x00ff_00ff_00ff_00ffL;
        pairs = (pairs | pairs >>> 8) & 0x0000_ffff_0000_ffffL;
        return (pairs | pairs >>> 16) & 0xffff_ffffL;
    }
}

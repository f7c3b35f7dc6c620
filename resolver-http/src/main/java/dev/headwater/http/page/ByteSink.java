// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import java.util.Arrays;

/** Bytes that grow. */
final class ByteSink {
    byte[] bytes;
    int length;

    ByteSink(int capacity) {
        bytes = new byte[capacity];
    }

    void write(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
    }

    void write(byte[] array, int from, int to) {
        reserve(to - from);
        System.arraycopy(array, from, bytes, length, to - from);
        length += to - from;
    }

    /** Writes a number that is not negative, seven bits a byte, the low ones first. */
    void writeNumber(long value) {
        long rest = value;
        while (rest > 0x7f) {
            write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        write((int) rest);
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), bytes.length + (bytes.length >> 1)));
        }
    }
}

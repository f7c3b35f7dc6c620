// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The different texts of a page, each once: a page of thousands of files has a few dozen. Numbers begin at one. */
final class TextPool {
    final ByteSink bytes = new ByteSink(256);
    int count;
    int[] ends = new int[16];
    /** Numbers of texts, at the hash of their bytes or the next free slot; 0 is free. At most half of it is taken. */
    private int[] slots = new int[32];

    /** {@return the number of a text} */
    int add(Slice text) {
        return add(text.bytes, text.from, text.to);
    }

    int add(String text) {
        byte[] array = text.getBytes(StandardCharsets.UTF_8);
        return add(array, 0, array.length);
    }

    int add(byte[] array, int from, int to) {
        int slot = hash(array, from, to) & (slots.length - 1);
        while (slots[slot] != 0) {
            if (holds(slots[slot], array, from, to)) {
                return slots[slot];
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        bytes.write(array, from, to);
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = bytes.length;
        slots[slot] = count;
        if (count * 2 > slots.length) {
            grow();
        }
        return count;
    }

    private int start(int text) {
        return text == 1 ? 0 : ends[text - 2];
    }

    private boolean holds(int text, byte[] array, int from, int to) {
        return Arrays.equals(bytes.bytes, start(text), ends[text - 1], array, from, to);
    }

    private void grow() {
        slots = new int[slots.length * 2];
        for (int text = 1; text <= count; text++) {
            int slot = hash(bytes.bytes, start(text), ends[text - 1]) & (slots.length - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = text;
        }
    }

    private static int hash(byte[] array, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + array[i];
        }
        return hash ^ hash >>> 15;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The different texts of a page, each once: a page of thousands of files has a few dozen. Numbers begin at one. */
final class TextPool {
    /** Whoever writes a page must not be able to write texts that all have one hash. Nothing else depends on it. */
    private static final long SEED = new SplittableRandom().nextLong();

    private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;
    private static final int RECENT = 64;

    byte[] bytes = new byte[256];
    /** How many of the bytes are in use. */
    int length;

    int count;
    int[] ends = new int[16];
    /** Numbers of texts, at the hash of their bytes or the next free slot; 0 is free. At most half of it is taken. */
    private int[] slots = new int[32];
    /** The text that came last of those that are alike at first sight: files in a row mostly say the same. */
    private final int[] recent = new int[RECENT];

    /** {@return the number of a text} */
    int add(Slice text) {
        return add(text.bytes, text.from, text.to);
    }

    int add(String text) {
        byte[] array = text.getBytes(StandardCharsets.UTF_8);
        return add(array, 0, array.length);
    }

    int add(byte[] array, int from, int to) {
        int sight = from == to ? 0 : (((to - from) << 3) ^ array[to - 1]) & (RECENT - 1);
        int known = recent[sight];
        if (known == 0 || !holds(known, array, from, to)) {
            known = find(array, from, to);
            recent[sight] = known;
        }
        return known;
    }

    private int find(byte[] array, int from, int to) {
        int slot = slot(array, from, to);
        if (slots[slot] == 0) {
            append(array, from, to);
            slots[slot] = count;
            if (count * 2 > slots.length) {
                grow();
            }
            return count;
        }
        return slots[slot];
    }

    private void append(byte[] array, int from, int to) {
        int end = Math.addExact(length, to - from);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length + (bytes.length >> 1)));
        }
        System.arraycopy(array, from, bytes, length, to - from);
        length = end;
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = end;
    }

    /** {@return how far a text reaches into another that begins with it; where that begins if it does not} */
    int reach(int text, Slice other) {
        int end = other.from + ends[text - 1] - start(text);
        return end <= other.to && holds(text, other.bytes, other.from, end) ? end : other.from;
    }

    private int start(int text) {
        return text == 1 ? 0 : ends[text - 2];
    }

    private boolean holds(int text, byte[] array, int from, int to) {
        int start = start(text);
        return ends[text - 1] - start == to - from && Words.equal(bytes, start, array, from, to - from);
    }

    private void grow() {
        slots = new int[slots.length * 2];
        for (int text = 1; text <= count; text++) {
            slots[slot(bytes, start(text), ends[text - 1])] = text;
        }
    }

    /** {@return where a text stands, or would} */
    private int slot(byte[] array, int from, int to) {
        long hash = SEED;
        for (int i = from; i < to; i++) {
            hash = (hash ^ array[i]) * FACTOR;
            hash ^= hash >>> 29;
        }
        int slot = (int) (hash >>> 32) & slots.length - 1;
        while (slots[slot] != 0 && !holds(slots[slot], array, from, to)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The different parts of names, each once, numbered from zero in the order in which they come. */
final class NamePool {
    /** Whoever writes a page must not be able to write names that all have one hash. Nothing else depends on it. */
    private static final long SEED = new SplittableRandom().nextLong();

    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    byte[] bytes = new byte[256];
    int[] ends = new int[16];
    int count;
    /** Numbers plus one, at the hash of their bytes or the next free slot; 0 is free. At most half of it is taken. */
    private int[] slots = new int[32];

    /** The part that came last, since files of one release mostly follow one another. */
    private int last = -1;

    /** Of each part: the one that came behind it, plus one. Releases mostly have the same files in the same order. */
    private int[] followers = new int[16];

    int add(byte[] array, int from, int to) {
        int before = last;
        if (before < 0 || !holds(before, array, from, to)) {
            last = before < 0 ? -1 : followers[before] - 1;
            if (last < 0 || !holds(last, array, from, to)) {
                last = find(array, from, to);
            }
            if (before >= 0) {
                followers[before] = last + 1;
            }
        }
        return last;
    }

    private int find(byte[] array, int from, int to) {
        int slot = slot(array, from, to);
        if (slots[slot] == 0) {
            slots[slot] = append(array, from, to) + 1;
            if (count * 2 > slots.length) {
                grow();
            }
            return count - 1;
        }
        return slots[slot] - 1;
    }

    private int append(byte[] array, int from, int to) {
        int start = length();
        int end = Math.addExact(start, to - from);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length + (bytes.length >> 1)));
        }
        System.arraycopy(array, from, bytes, start, to - from);
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
            followers = Arrays.copyOf(followers, count * 2);
        }
        ends[count] = end;
        return count++;
    }

    /** {@return the bytes of all parts} */
    int length() {
        return count == 0 ? 0 : ends[count - 1];
    }

    String text(int number) {
        return new String(bytes, start(number), ends[number] - start(number), StandardCharsets.UTF_8);
    }

    int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    private boolean holds(int number, byte[] array, int from, int to) {
        return Arrays.equals(bytes, start(number), ends[number], array, from, to);
    }

    /** {@return where a part stands in {@link #slots}, or would} */
    private int slot(byte[] array, int from, int to) {
        long hash = SEED;
        for (int i = from; i < to; i++) {
            hash = (hash ^ array[i]) * FACTOR;
            hash ^= hash >>> 29;
        }
        int slot = (int) (hash >>> 32) & (slots.length - 1);
        while (slots[slot] != 0 && !holds(slots[slot] - 1, array, from, to)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        for (int number = 0; number < count; number++) {
            slots[slot(bytes, start(number), ends[number])] = number + 1;
        }
    }
}

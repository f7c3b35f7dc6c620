// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.tag;

import java.util.Arrays;
import java.util.List;

/**
 * Numbers a few short texts, and finds the number of a part of a longer text without cutting it out.
 *
 * <p>ASCII letters are compared without regard to case: the texts are in lower case, file names need not be.
 */
final class Symbols {
    private final String[] texts;
    private final int[] slots;

    Symbols(List<String> distinct) {
        texts = distinct.toArray(new String[0]);
        slots = new int[Integer.highestOneBit(Math.max(texts.length, 1)) * 4];
        Arrays.fill(slots, -1);
        for (int i = 0; i < texts.length; i++) {
            int slot = hash(texts[i], 0, texts[i].length()) & (slots.length - 1);
            while (slots[slot] >= 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = i;
        }
    }

    int size() {
        return texts.length;
    }

    String text(int number) {
        return texts[number];
    }

    /** {@return the number of the part, or -1 if it is none of the texts} */
    int find(String text, int from, int to) {
        int slot = hash(text, from, to) & (slots.length - 1);
        while (slots[slot] >= 0) {
            if (same(texts[slots[slot]], text, from, to)) {
                return slots[slot];
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return -1;
    }

    private static boolean same(String symbol, String text, int from, int to) {
        if (symbol.length() != to - from) {
            return false;
        }
        // From the end: platforms share long beginnings.
        for (int i = symbol.length() - 1; i >= 0; i--) {
            if (symbol.charAt(i) != lower(text.charAt(from + i))) {
                return false;
            }
        }
        return true;
    }

    private static int hash(String text, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + lower(text.charAt(i));
        }
        return hash ^ (hash >>> 15);
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Symbols that && Arrays.equals(texts, that.texts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(texts);
    }
}

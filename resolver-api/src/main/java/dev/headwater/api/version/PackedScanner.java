// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.version;

/**
 * Reads ordinary versions in ordinary spelling straight into their packed form, without an object.
 *
 * <p>All that {@link VersionScanner} accepts besides, unusual versions as well as unusual spellings, is left to it, and
 * so is saying what is wrong.
 */
final class PackedScanner {
    /** Stops a number before it overflows; no field holds as much. */
    private static final int LARGER_THAN_FITS = Short.MAX_VALUE;

    private PackedScanner() {}

    /** The packed version between two offsets of a text, or {@link PackedVersion#NONE}. */
    static long scan(String text, int from, int to) {
        long bits = 0;
        int count = 0;
        int at = from;
        while (true) {
            int start = at;
            int number = 0;
            for (; at < to && Characters.isDigit(text.charAt(at)); at++) {
                number = number * 10 + (text.charAt(at) - '0');
                if (number > LARGER_THAN_FITS) {
                    return PackedVersion.NONE;
                }
            }
            if (at == start || !PackedVersion.fits(count, number) || count == PackedVersion.MAX_COUNT) {
                return PackedVersion.NONE;
            }
            bits |= PackedVersion.releaseBits(count++, number);
            if (at + 1 >= to || text.charAt(at) != '.' || !Characters.isDigit(text.charAt(at + 1))) {
                break;
            }
            at++;
        }
        long tail = at == to ? PackedVersion.tail(PackedVersion.FINAL, 0, PackedVersion.EXACT) : tail(text, at, to);
        return tail == PackedVersion.NONE ? tail : bits | tail | count;
    }

    private static long tail(String text, int from, int to) {
        char first = text.charAt(from);
        if (first == 'a' || first == 'b') {
            return tail(first == 'a' ? PackedVersion.ALPHA : PackedVersion.BETA, text, from + 1, to);
        }
        if (text.startsWith("rc", from)) {
            return tail(PackedVersion.CANDIDATE, text, from + 2, to);
        }
        if (text.startsWith(".post", from)) {
            return tail(PackedVersion.POST, text, from + 5, to);
        }
        return text.startsWith(".dev", from) ? tail(PackedVersion.DEV, text, from + 4, to) : PackedVersion.NONE;
    }

    private static long tail(int phase, String text, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            number = number * 10 + (c - '0');
            if (!Characters.isDigit(c) || number > PackedVersion.MAX_NUMBER) {
                return PackedVersion.NONE;
            }
        }
        return from < to ? PackedVersion.tail(phase, number, PackedVersion.EXACT) : PackedVersion.NONE;
    }
}

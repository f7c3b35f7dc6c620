// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

/**
 * A set of ASCII characters. Lists have millions of words to check, for which a stream of characters takes too long.
 */
final class AsciiSet {
    static final AsciiSet DIGITS = range('0', '9');
    static final AsciiSet ALPHANUMERIC = DIGITS.and(range('a', 'z')).and(range('A', 'Z'));

    private final long low;
    private final long high;

    private AsciiSet(long low, long high) {
        this.low = low;
        this.high = high;
    }

    /** {@return the characters from one to another} */
    static AsciiSet range(char first, char last) {
        StringBuilder all = new StringBuilder();
        for (char c = first; c <= last; c++) {
            all.append(c);
        }
        return of(all.toString());
    }

    /** {@return the characters of a text} */
    static AsciiSet of(String characters) {
        long low = 0;
        long high = 0;
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            low |= c < 64 ? 1L << c : 0;
            high |= c < 64 ? 0 : 1L << (c - 64);
        }
        return new AsciiSet(low, high);
    }

    AsciiSet and(AsciiSet other) {
        return new AsciiSet(low | other.low, high | other.high);
    }

    AsciiSet without(AsciiSet other) {
        return new AsciiSet(low & ~other.low, high & ~other.high);
    }

    boolean has(char c) {
        return c < 128 && ((c < 64 ? low >>> c : high >>> (c - 64)) & 1) != 0;
    }

    /** {@return whether it has all characters of a text, which may be empty} */
    boolean hasAll(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!has(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}

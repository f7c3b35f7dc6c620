// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.listed;

/**
 * A set of ASCII characters. Lists have millions of words to check, for which a stream of characters takes too long.
 */
public final class AsciiSet {
    /** The decimal digits. */
    public static final AsciiSet DIGITS = range('0', '9');

    /** Letters and digits. */
    public static final AsciiSet ALPHANUMERIC = DIGITS.and(range('a', 'z')).and(range('A', 'Z'));

    private final long low;
    private final long high;

    private AsciiSet(long low, long high) {
        this.low = low;
        this.high = high;
    }

    /** {@return the characters from one to another} */
    public static AsciiSet range(char first, char last) {
        StringBuilder all = new StringBuilder();
        for (char c = first; c <= last; c++) {
            all.append(c);
        }
        return of(all.toString());
    }

    /** {@return the characters of a text} */
    public static AsciiSet of(String characters) {
        long low = 0;
        long high = 0;
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            low |= c < 64 ? 1L << c : 0;
            high |= c < 64 ? 0 : 1L << (c - 64);
        }
        return new AsciiSet(low, high);
    }

    /** {@return the characters of both} */
    public AsciiSet and(AsciiSet other) {
        return new AsciiSet(low | other.low, high | other.high);
    }

    /** {@return the characters that another has not} */
    public AsciiSet without(AsciiSet other) {
        return new AsciiSet(low & ~other.low, high & ~other.high);
    }

    /** {@return whether it has a character} */
    public boolean has(char c) {
        return c < 128 && ((c < 64 ? low >>> c : high >>> (c - 64)) & 1) != 0;
    }

    /** {@return whether it has all characters of a text, which may be empty} */
    public boolean hasAll(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!has(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

import dev.headwater.distro.listed.AsciiSet;

/** The numbers and digests of lists. */
final class Digits {
    private static final AsciiSet HEXADECIMAL = AsciiSet.DIGITS.and(AsciiSet.range('a', 'f'));

    private Digits() {}

    /** {@return a number of bytes, or -1 for what is none} */
    static long size(String text) {
        boolean isOne = !text.isEmpty() && text.length() <= 18 && AsciiSet.DIGITS.hasAll(text);
        return isOne ? Long.parseLong(text) : -1;
    }

    /** Whether a text is a digest in lower-case digits. */
    static boolean isSha256(String text) {
        return text.length() == 64 && HEXADECIMAL.hasAll(text);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.listed;

/** The numbers in versions of packages, which dpkg and rpm read alike: of any length, zeros before them for nothing. */
public final class VersionNumbers {
    private VersionNumbers() {}

    /** {@return the epoch that digits say, or -1 for what is none} */
    public static int epoch(String digits) {
        if (digits.isEmpty() || digits.length() > 10 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        long number = Long.parseLong(digits);
        return number > Integer.MAX_VALUE ? -1 : (int) number;
    }

    /** {@return how the digits of one text compare with those of another} */
    public static int compare(String a, int fromA, int toA, String b, int fromB, int toB) {
        int i = skipZeros(a, fromA, toA);
        int j = skipZeros(b, fromB, toB);
        if (toA - i != toB - j) {
            return Integer.compare(toA - i, toB - j);
        }
        while (i < toA && a.charAt(i) == b.charAt(j)) {
            i++;
            j++;
        }
        return i == toA ? 0 : a.charAt(i) - b.charAt(j);
    }

    /** {@return where the digits begin that count} */
    public static int skipZeros(String text, int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) == '0') {
            at++;
        }
        return at;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.text;

/** Reads {@code 2026-01-31T12:34:56.123456Z}, as indexes write upload times, without making an object of it. */
public final class UploadTime {
    /** What is answered for a text that is no such time. */
    public static final long NONE = Long.MIN_VALUE;

    private static final int SECONDS_END = 19;
    private static final int MOST_DIGITS = 9;
    private static final int NO_PAIR = -10_000;

    /** From the first of March of the year zero on. */
    private static final int DAYS_BEFORE_1970 = 719_468;

    private UploadTime() {}

    /**
     * {@return microseconds since 1970, what is finer is cut off; {@link #NONE} if it is no such time} A time that
     * cannot be read is one that is missing: the file is then excluded where times matter.
     *
     * @param bytes ASCII, of which the text ends before {@code to}
     */
    public static long micros(byte[] bytes, int from, int to) {
        if (to - from <= SECONDS_END || bytes[to - 1] != 'Z' || !hasShape(bytes, from)) {
            return NONE;
        }
        int century = pair(bytes, from);
        int year = century * 100 + pair(bytes, from + 2);
        int month = pair(bytes, from + 5);
        int day = pair(bytes, from + 8);
        int hour = pair(bytes, from + 11);
        int minute = pair(bytes, from + 14);
        int second = pair(bytes, from + 17);
        long fraction = fraction(bytes, from + SECONDS_END, to - 1);
        if ((century | year | month | day | hour | minute | second) < 0
                || fraction < 0
                || !isDay(year, month, day)
                || hour > 23
                || minute > 59
                || second > 59) {
            return NONE;
        }
        return ((epochDay(year, month, day) * 24 + hour) * 60 + minute) * 60_000_000L + second * 1_000_000L + fraction;
    }

    private static boolean hasShape(byte[] bytes, int from) {
        return bytes[from + 4] == '-'
                && bytes[from + 7] == '-'
                && bytes[from + 10] == 'T'
                && bytes[from + 13] == ':'
                && bytes[from + 16] == ':';
    }

    /** {@return the number that two digits are; far below zero if they are none} */
    private static int pair(byte[] bytes, int at) {
        int high = bytes[at] - '0';
        int low = bytes[at + 1] - '0';
        return (high | low | 9 - high | 9 - low) < 0 ? NO_PAIR : high * 10 + low;
    }

    private static boolean isDay(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1) {
            return false;
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        int last = month == 2 ? leap ? 29 : 28 : 30 + (month + (month >> 3) & 1);
        return day <= last;
    }

    /** {@return days since 1970} They are counted in years that begin in March, so that a leap day is the last one. */
    private static long epochDay(int year, int month, int day) {
        int shifted = month > 2 ? year : year - 1;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int leapDays = Math.floorDiv(shifted, 4) - Math.floorDiv(shifted, 100) + Math.floorDiv(shifted, 400);
        return 365L * shifted + leapDays + dayOfYear - DAYS_BEFORE_1970;
    }

    /** Reads nothing, or a point and digits; -1 if it is anything else. */
    private static long fraction(byte[] bytes, int from, int to) {
        if (from == to) {
            return 0;
        }
        int digits = to - from - 1;
        if (bytes[from] != '.' || digits == 0 || digits > MOST_DIGITS) {
            return -1;
        }
        long micros = 0;
        for (int i = 0; i < Math.max(digits, 6); i++) {
            byte b = i < digits ? bytes[from + 1 + i] : (byte) '0';
            if (b < '0' || b > '9') {
                return -1;
            }
            micros = i < 6 ? micros * 10 + (b - '0') : micros;
        }
        return micros;
    }
}

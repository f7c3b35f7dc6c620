// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.text;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads {@code 2026-01-31T12:34:56.123456Z}, as indexes write upload times, without making an object of it. */
public final class UploadTime {
    /** What is answered for a text that is no such time. */
    public static final long NONE = Long.MIN_VALUE;

    private static final int SECONDS_END = 19;
    private static final int MOST_DIGITS = 9;
    private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";

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
        int hour = number(bytes, from + 11, 2);
        int minute = number(bytes, from + 14, 2);
        int second = number(bytes, from + 17, 2);
        long fraction = fraction(bytes, from + SECONDS_END, to - 1);
        if (hour > 23 || minute > 59 || second > 59 || fraction < 0) {
            return NONE;
        }
        try {
            long day = LocalDate.of(number(bytes, from, 4), number(bytes, from + 5, 2), number(bytes, from + 8, 2))
                    .toEpochDay();
            return ((day * 24 + hour) * 60 + minute) * 60_000_000L + second * 1_000_000L + fraction;
        } catch (DateTimeException e) {
            return NONE;
        }
    }

    private static boolean hasShape(byte[] bytes, int from) {
        for (int i = 0; i < SECONDS_END; i++) {
            char expected = SHAPE.charAt(i);
            byte b = bytes[from + i];
            if (expected == 'd' ? b < '0' || b > '9' : b != expected) {
                return false;
            }
        }
        return true;
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

    private static int number(byte[] bytes, int from, int length) {
        int value = 0;
        for (int i = from; i < from + length; i++) {
            value = value * 10 + (bytes[i] - '0');
        }
        return value;
    }
}

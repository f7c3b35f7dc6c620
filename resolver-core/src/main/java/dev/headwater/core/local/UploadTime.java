// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import dev.headwater.api.index.ProjectPage;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads {@code 2026-01-31T12:34:56.123456Z}, as indexes write upload times, without making an object of it. */
final class UploadTime {
    private static final int SECONDS_END = 19;
    private static final int MOST_DIGITS = 9;

    private UploadTime() {}

    /**
     * {@return microseconds since 1970, what is finer is cut off; {@link ProjectPage#NO_UPLOAD_TIME} if it is no such
     * time}
     */
    static long micros(char[] text, int from, int length) {
        if (length <= SECONDS_END || text[from + length - 1] != 'Z' || !hasShape(text, from)) {
            return ProjectPage.NO_UPLOAD_TIME;
        }
        int year = number(text, from, 4);
        int hour = number(text, from + 11, 2);
        int minute = number(text, from + 14, 2);
        int second = number(text, from + 17, 2);
        long fraction = fraction(text, from + SECONDS_END, from + length - 1);
        if (year < 0
                || hour < 0
                || hour > 23
                || minute < 0
                || minute > 59
                || second < 0
                || second > 59
                || fraction < 0) {
            return ProjectPage.NO_UPLOAD_TIME;
        }
        try {
            long day = LocalDate.of(year, number(text, from + 5, 2), number(text, from + 8, 2))
                    .toEpochDay();
            return ((day * 24 + hour) * 60 + minute) * 60_000_000L + second * 1_000_000L + fraction;
        } catch (DateTimeException e) {
            return ProjectPage.NO_UPLOAD_TIME;
        }
    }

    private static boolean hasShape(char[] text, int from) {
        return text[from + 4] == '-'
                && text[from + 7] == '-'
                && text[from + 10] == 'T'
                && text[from + 13] == ':'
                && text[from + 16] == ':';
    }

    /** Reads nothing, or a point and digits; -1 if it is anything else. */
    private static long fraction(char[] text, int from, int to) {
        if (from == to) {
            return 0;
        }
        int digits = Math.min(to - from - 1, 6);
        if (text[from] != '.'
                || digits == 0
                || to - from - 1 > MOST_DIGITS
                || number(text, from + 1, to - from - 1) < 0) {
            return -1;
        }
        long micros = number(text, from + 1, digits);
        for (int i = digits; i < 6; i++) {
            micros *= 10;
        }
        return micros;
    }

    /** {@return the number that {@code length} digits say; -1 if one is no digit} */
    private static int number(char[] text, int from, int length) {
        int value = 0;
        for (int i = from; i < from + length; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return -1;
            }
            value = value * 10 + (text[i] - '0');
        }
        return value;
    }
}

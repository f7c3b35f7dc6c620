// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import dev.headwater.api.text.Shown;
import java.time.DateTimeException;
import java.time.Duration;

/** An ISO 8601 duration of days and smaller, read in any spelling and written in one. */
final class DurationText {
    private static final int LONGEST = 40;

    /** A longer one would lead a date out of the range of dates. */
    private static final Duration HUNDRED_YEARS = Duration.ofDays(36_525);

    private static final int NANOS = 1_000_000_000;

    private static final String EXAMPLES =
            "write ISO 8601 in days and smaller: P7D (a week), PT12H (twelve hours), PT10M (ten minutes), PT30S";

    private DurationText() {}

    /**
     * Reads a duration.
     *
     * @throws IllegalArgumentException if it is none; the message says what to write
     */
    static Duration parse(String text) {
        if (text.indexOf('-') >= 0) {
            throw new IllegalArgumentException(Shown.quoted(text) + " is negative; a duration is not");
        }
        if (text.length() > LONGEST || !hasOnlyAllowed(text)) {
            throw new IllegalArgumentException(Shown.quoted(text) + " is no duration; " + EXAMPLES);
        }
        Duration duration;
        try {
            duration = Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(Shown.quoted(text) + " is no duration; " + EXAMPLES, e);
        }
        if (duration.compareTo(HUNDRED_YEARS) > 0) {
            throw new IllegalArgumentException(Shown.quoted(text) + " is longer than a hundred years");
        }
        return duration;
    }

    /**
     * {@return the canonical text: days, hours, minutes and seconds with a fraction, each as large as it can be and
     * left out where it is nothing; {@code P0D} for nothing at all} {@code P7D}, {@code P1DT2H}, {@code PT2.5S}.
     */
    static String of(Duration duration) {
        if (duration.isZero()) {
            return "P0D";
        }
        StringBuilder text = new StringBuilder("P");
        part(text, duration.toDaysPart(), 'D');
        long seconds = duration.toSecondsPart();
        if (duration.toHoursPart() != 0
                || duration.toMinutesPart() != 0
                || seconds != 0
                || duration.toNanosPart() != 0) {
            text.append('T');
        }
        part(text, duration.toHoursPart(), 'H');
        part(text, duration.toMinutesPart(), 'M');
        if (duration.toNanosPart() == 0) {
            part(text, seconds, 'S');
        } else {
            String digits = Integer.toString(NANOS + duration.toNanosPart()).substring(1);
            int end = digits.length();
            while (digits.charAt(end - 1) == '0') {
                end--;
            }
            text.append(seconds).append('.').append(digits, 0, end).append('S');
        }
        return text.toString();
    }

    private static void part(StringBuilder text, long number, char unit) {
        if (number != 0) {
            text.append(number).append(unit);
        }
    }

    private static boolean hasOnlyAllowed(String text) {
        return text.chars().allMatch(c -> (c >= '0' && c <= '9') || "PTDHMS.".indexOf(c) >= 0);
    }
}

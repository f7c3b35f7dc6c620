// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.option;

import dev.headwater.api.text.Shown;
import dev.headwater.cli.output.InvalidRequestException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Reads a time as RFC 3339 writes it, or a date.
 *
 * <p>By hand, for the formatters of the JDK cost the start of a command too much.
 */
public final class TimeArgument {
    private static final int LONGEST = 40;
    private static final int NANO_DIGITS = 9;

    private final String text;
    private int position;

    private TimeArgument(String text) {
        this.text = text;
    }

    /**
     * Reads a limit that files must be older than; a date means the whole day in UTC, so files of that day are within.
     *
     * @throws InvalidRequestException if it is neither
     */
    public static Instant limit(String option, String text) {
        return read(option, text, 1);
    }

    /**
     * Reads a point in time; a date means its beginning in UTC.
     *
     * @throws InvalidRequestException if it is neither
     */
    public static Instant point(String option, String text) {
        return read(option, text, 0);
    }

    private static Instant read(String option, String text, int daysLater) {
        try {
            if (text.length() <= LONGEST) {
                return new TimeArgument(text).read(daysLater);
            }
        } catch (DateTimeException e) {
            // Said below, in one way for every fault.
        }
        throw new InvalidRequestException(
                option + ": " + Shown.quoted(text) + " is no time",
                "write a time such as 2026-06-01T12:00:00Z, or a date such as 2026-06-01");
    }

    private Instant read(int daysLater) {
        LocalDate date = LocalDate.of(number(4), separated('-', 2), separated('-', 2));
        if (position == text.length()) {
            return date.plusDays(daysLater).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        if (!skip('T') && !skip('t') && !skip(' ')) {
            throw fault();
        }
        LocalTime time = LocalTime.of(number(2), separated(':', 2), separated(':', 2), fraction());
        Instant read = LocalDateTime.of(date, time).toInstant(offset());
        if (position < text.length()) {
            throw fault();
        }
        return read;
    }

    private ZoneOffset offset() {
        if (skip('Z') || skip('z')) {
            return ZoneOffset.UTC;
        }
        int sign = skip('+') ? 1 : skip('-') ? -1 : 0;
        if (sign == 0) {
            throw fault();
        }
        int hours = number(2);
        return ZoneOffset.ofHoursMinutes(sign * hours, sign * separated(':', 2));
    }

    private int fraction() {
        if (!skip('.')) {
            return 0;
        }
        int nano = 0;
        int digits = 0;
        for (; position < text.length() && isDigit(text.charAt(position)); position++, digits++) {
            nano = digits < NANO_DIGITS ? nano * 10 + text.charAt(position) - '0' : nano;
        }
        if (digits == 0) {
            throw fault();
        }
        for (; digits < NANO_DIGITS; digits++) {
            nano *= 10;
        }
        return nano;
    }

    private int separated(char separator, int digits) {
        if (!skip(separator)) {
            throw fault();
        }
        return number(digits);
    }

    private int number(int digits) {
        int number = 0;
        for (int end = position + digits; position < end; position++) {
            if (position >= text.length() || !isDigit(text.charAt(position))) {
                throw fault();
            }
            number = number * 10 + text.charAt(position) - '0';
        }
        return number;
    }

    private boolean skip(char expected) {
        if (position < text.length() && text.charAt(position) == expected) {
            position++;
            return true;
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static DateTimeException fault() {
        return new DateTimeException("");
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.text.Shown;
import java.time.DateTimeException;
import java.time.Duration;

/** Reads an ISO 8601 duration of days and smaller. */
final class IsoDuration {
    private static final int LONGEST = 40;

    /** A longer one would lead a date out of the range of dates. */
    private static final Duration HUNDRED_YEARS = Duration.ofDays(36_525);

    private IsoDuration() {}

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

    private static final String EXAMPLES =
            "write ISO 8601 in days and smaller: P7D (a week), PT12H (twelve hours), PT10M (ten minutes), PT30S";

    private static boolean hasOnlyAllowed(String text) {
        return text.chars().allMatch(c -> (c >= '0' && c <= '9') || "PTDHMS.".indexOf(c) >= 0);
    }
}

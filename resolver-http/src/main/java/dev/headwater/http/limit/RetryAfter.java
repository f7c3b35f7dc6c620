// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.limit;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Reads how long a server asks to wait.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, 10.2.3: Retry-After</a>
 */
public final class RetryAfter {
    /** Nobody waits as long; what is longer need not be told apart. */
    private static final Duration LONGEST = Duration.ofDays(1000);

    private RetryAfter() {}

    /** {@return the wait, from 0 on; nothing if the text is neither seconds nor a date} */
    public static Optional<Duration> parse(String text, Instant now) {
        String value = text.strip();
        if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(
                    value.length() > 7 ? LONGEST : min(LONGEST, Duration.ofSeconds(Integer.parseInt(value))));
        }
        try {
            Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(now, date);
            return Optional.of(wait.isNegative() ? Duration.ZERO : min(LONGEST, wait));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}

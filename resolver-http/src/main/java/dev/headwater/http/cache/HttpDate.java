// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.cache;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * A time in a header, in any of the three forms that HTTP knows. The day of the week is not looked at.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7">RFC 9110, 5.6.7: date/time formats</a>
 */
public final class HttpDate {
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final int LONGEST = 64;
    private static final int CENTURY = 100;
    private static final int HALF_CENTURY = 50;

    private HttpDate() {}

    /**
     * {@return the time; empty if the text is none}
     *
     * @param text such as {@code Sun, 06 Nov 1994 08:49:37 GMT}
     * @param now for years of two digits: none is taken to be more than fifty years ahead
     */
    public static Optional<Instant> parse(String text, Instant now) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            StringTokenizer words = new StringTokenizer(text, " ,-");
            int count = words.countTokens();
            words.nextToken();
            String second = words.nextToken();
            if (MONTHS.contains(second)) {
                return count == 5 ? Optional.of(asctime(words, second)) : Optional.empty();
            }
            int day = number(second);
            String month = words.nextToken();
            int year = year(words.nextToken(), now);
            Instant time = time(year, month, day, words.nextToken());
            return count == 6 && words.nextToken().equals("GMT") ? Optional.of(time) : Optional.empty();
        } catch (DateTimeException | NumberFormatException | java.util.NoSuchElementException e) {
            return Optional.empty();
        }
    }

    /** As C's {@code asctime} writes it: the year comes last. */
    private static Instant asctime(StringTokenizer words, String month) {
        int day = number(words.nextToken());
        String time = words.nextToken();
        return time(number(words.nextToken()), month, day, time);
    }

    private static Instant time(int year, String month, int day, String time) {
        if (time.length() != 8 || time.charAt(2) != ':' || time.charAt(5) != ':') {
            throw new DateTimeException("no time of day");
        }
        int second = Math.min(59, number(time.substring(6)));
        return LocalDateTime.of(
                        year,
                        MONTHS.indexOf(month) + 1,
                        day,
                        number(time.substring(0, 2)),
                        number(time.substring(3, 5)),
                        second)
                .toInstant(ZoneOffset.UTC);
    }

    private static int year(String text, Instant now) {
        int year = number(text);
        if (text.length() != 2) {
            return year;
        }
        int thisYear = now.atZone(ZoneOffset.UTC).getYear();
        int full = thisYear - thisYear % CENTURY + year;
        return full > thisYear + HALF_CENTURY ? full - CENTURY : full;
    }

    private static int number(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                throw new NumberFormatException("no digits");
            }
        }
        return Integer.parseInt(text);
    }
}

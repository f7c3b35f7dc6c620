// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How old a file must be, where an option says that instead of a date: {@code P7D}, {@code 1 week}, {@code 24h}. */
final class Cutoff {
    private static final int MOST_DIGITS = 6;

    private final String text;
    private int at;

    private Cutoff(String text) {
        this.text = text;
    }

    /** {@return the age; nothing where the text is none, but perhaps a date} */
    static Optional<Duration> age(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        boolean iso = plain.startsWith("p");
        return new Cutoff(iso ? plain.substring(1).replace("t", "") : plain).parse();
    }

    private Optional<Duration> parse() {
        Duration sum = Duration.ZERO;
        boolean any = false;
        for (skipBlanks(); at < text.length(); skipBlanks()) {
            String digits = word('0', '9');
            skipBlanks();
            long seconds = secondsOf(word('a', 'z'));
            if (digits.isEmpty() || digits.length() > MOST_DIGITS || seconds == 0) {
                return Optional.empty();
            }
            sum = sum.plusSeconds(Long.parseLong(digits) * seconds);
            any = true;
        }
        return any ? Optional.of(sum) : Optional.empty();
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == ',')) {
            at++;
        }
    }

    private String word(char first, char last) {
        int from = at;
        while (at < text.length() && text.charAt(at) >= first && text.charAt(at) <= last) {
            at++;
        }
        return text.substring(from, at);
    }

    private static long secondsOf(String unit) {
        return switch (unit) {
            case "w", "week", "weeks", "wk", "wks" -> Duration.ofDays(7).toSeconds();
            case "d", "day", "days" -> Duration.ofDays(1).toSeconds();
            case "h", "hr", "hrs", "hour", "hours" -> Duration.ofHours(1).toSeconds();
            case "m", "min", "mins", "minute", "minutes" ->
                Duration.ofMinutes(1).toSeconds();
            case "s", "sec", "secs", "second", "seconds" -> 1;
            default -> 0;
        };
    }
}

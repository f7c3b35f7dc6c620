// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * How long an answer holds without asking again, by what the index said with it.
 *
 * <p>Nothing is guessed: a page that comes without a word about its age is asked about each time, which costs a request
 * and no body. {@code s-maxage}, {@code private} and {@code public} are for caches of many users. Nothing stale is ever
 * used for want of an answer, so {@code must-revalidate} has no effect of its own.
 *
 * @param mayBeKept whether the answer may be kept at all
 * @param until when it has to be asked about again; at once, if that is not later than when it came
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9111#section-4.2">RFC 9111, 4.2: freshness</a>
 */
public record Freshness(boolean mayBeKept, Instant until) {
    /** The end of what never changes. */
    public static final Instant FOREVER = Instant.ofEpochMilli(Long.MAX_VALUE);

    /**
     * {@return how long a page holds}
     *
     * @param headers gives a header by its name in any case, its lines joined by commas
     * @param asked when the request was sent
     * @param answered when the response came
     */
    public static Freshness ofPage(Function<String, Optional<String>> headers, Instant asked, Instant answered) {
        CacheControl control = control(headers);
        Duration lifetime = control.noCache()
                ? Duration.ZERO
                : lifetime(headers, control, answered).orElse(Duration.ZERO);
        return new Freshness(!control.noStore(), until(headers, lifetime, asked, answered));
    }

    /**
     * {@return how long an absence holds: as long as the policy lets it, or as the index says if that is shorter}
     *
     * @param headers gives a header by its name in any case, its lines joined by commas
     * @param asked when the request was sent
     * @param answered when the response came
     * @param longest what the policy lets it
     */
    public static Freshness ofAbsence(
            Function<String, Optional<String>> headers, Instant asked, Instant answered, Duration longest) {
        CacheControl control = control(headers);
        Duration lifetime = control.noCache()
                ? Duration.ZERO
                : lifetime(headers, control, answered).orElse(longest);
        Instant until = until(headers, lifetime, asked, answered);
        Instant latest = answered.plus(longest);
        return new Freshness(!control.noStore(), until.isBefore(latest) ? until : latest);
    }

    /**
     * {@return how long what was read of a file holds: as long as we say, if the index lets it be kept}
     *
     * @param cacheControl what the index said with it, may be empty
     * @param until {@link #FOREVER} for what a hash fixes
     */
    public static Freshness ofFile(String cacheControl, Instant until) {
        return new Freshness(!CacheControl.parse(cacheControl).noStore(), until);
    }

    private static CacheControl control(Function<String, Optional<String>> headers) {
        return CacheControl.parse(headers.apply("Cache-Control").orElse(""));
    }

    private static Optional<Duration> lifetime(
            Function<String, Optional<String>> headers, CacheControl control, Instant answered) {
        if (control.maxAge().isPresent()) {
            return Optional.of(Duration.ofSeconds(control.maxAge().getAsLong()));
        }
        Optional<String> expires = headers.apply("Expires");
        if (expires.isEmpty()) {
            return Optional.empty();
        }
        Instant sent = date(headers, answered).orElse(answered);
        // What is no date, "0" above all, is in the past.
        Duration lifetime = HttpDate.parse(expires.get(), answered)
                .map(end -> Duration.between(sent, end))
                .orElse(Duration.ZERO);
        return Optional.of(lifetime.isNegative() ? Duration.ZERO : lifetime);
    }

    /** The age is what the response says, or what the clocks say, whichever is more. */
    private static Instant until(
            Function<String, Optional<String>> headers, Duration lifetime, Instant asked, Instant answered) {
        Duration underway = Duration.between(asked, answered);
        Optional<String> age = headers.apply("Age");
        Duration said = (age.isPresent() ? Duration.ofSeconds(CacheControl.seconds(age.get())) : Duration.ZERO)
                .plus(underway.isNegative() ? Duration.ZERO : underway);
        Optional<Instant> sent = date(headers, answered);
        Duration apparent = sent.isPresent() ? Duration.between(sent.get(), answered) : Duration.ZERO;
        return answered.plus(lifetime).minus(said.compareTo(apparent) >= 0 ? said : apparent);
    }

    private static Optional<Instant> date(Function<String, Optional<String>> headers, Instant answered) {
        Optional<String> text = headers.apply("Date");
        return text.isPresent() ? HttpDate.parse(text.get(), answered) : Optional.empty();
    }
}

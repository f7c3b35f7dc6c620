// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreshnessTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String AT_NOW = "Sun, 22 Nov 2026 12:00:00 GMT";

    private static Function<String, Optional<String>> headers(String... namesAndValues) {
        Map<String, String> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return name -> Optional.ofNullable(map.get(name));
    }

    private static long seconds(Freshness freshness) {
        return Duration.between(NOW, freshness.until()).toSeconds();
    }

    private static long page(String... namesAndValues) {
        return seconds(Freshness.ofPage(headers(namesAndValues), NOW, NOW));
    }

    @Nested
    class APage {
        @Test
        void withoutAWordIsAskedAboutEachTime() {
            assertThat(page()).isZero();
            assertThat(page("Last-Modified", "Sun, 22 Nov 2020 12:00:00 GMT")).isZero();
            assertThat(Freshness.ofPage(headers(), NOW, NOW).mayBeKept()).isTrue();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "max-age=600                       | 600",
                    "MAX-AGE=\"600\" , public          | 600",
                    "max-age = 600                     | 600",
                    "max-age=600, max-age=60           | 60",
                    "max-age=99999999999999999999999   | 2147483648",
                    "max-age=-1                        | 0",
                    "max-age=1.5                       | 0",
                    "max-age                           | 0",
                    "max-age=                          | 0",
                    "s-maxage=600                      | 0",
                    "private, max-age=600              | 600",
                    "max-age=600, must-revalidate      | 600",
                    "max-age=600, immutable            | 600",
                    "max-age=600, no-cache             | 0",
                    "max-age=600, no-cache=\"a,b\"     | 0",
                    "x=\"no-store, max-age=9\", max-age=600 | 600",
                    "x=\"\\\"no-cache\", max-age=600   | 600",
                    "x=\"not closed, max-age=600       | 0",
                    ",,, ,max-age=5,                   | 5",
                })
        void isFreshAsLongAsItSays(String control, long seconds) {
            assertThat(page("Cache-Control", control)).isEqualTo(seconds);
            assertThat(Freshness.ofPage(headers("cache-control", control), NOW, NOW)
                            .mayBeKept())
                    .isTrue();
        }

        @Test
        void isNotKeptWhereItSaysSo() {
            assertThat(Freshness.ofPage(headers("Cache-Control", "max-age=600, No-Store"), NOW, NOW)
                            .mayBeKept())
                    .isFalse();
        }

        @Test
        void hasAgedOnItsWay() {
            assertThat(page("Cache-Control", "max-age=600", "Age", "100")).isEqualTo(500);
            assertThat(page("Cache-Control", "max-age=600", "Age", "a lot")).isEqualTo(600);
            assertThat(page("Cache-Control", "max-age=600", "Date", "Sun, 22 Nov 2026 11:58:00 GMT"))
                    .isEqualTo(480);
            assertThat(page("Cache-Control", "max-age=600", "Date", "Sun, 22 Nov 2026 11:58:00 GMT", "Age", "130"))
                    .isEqualTo(470);
            assertThat(page("Cache-Control", "max-age=600", "Date", "Sun, 22 Nov 2026 13:00:00 GMT"))
                    .as("a server whose clock is ahead")
                    .isEqualTo(600);
            assertThat(seconds(Freshness.ofPage(
                            headers("Cache-Control", "max-age=600", "Age", "1"), NOW.minusSeconds(3), NOW)))
                    .as("the time that the request took counts")
                    .isEqualTo(596);
        }

        @Test
        void expires() {
            String later = "Sun, 22 Nov 2026 12:10:00 GMT";
            assertThat(page("Expires", later)).isEqualTo(600);
            assertThat(page("Expires", later, "Date", AT_NOW)).isEqualTo(600);
            assertThat(page("Expires", later, "Date", "Sun, 22 Nov 2026 12:05:00 GMT"))
                    .as("by the server's own clock")
                    .isEqualTo(300);
            assertThat(page("Expires", later, "Cache-Control", "max-age=60")).isEqualTo(60);
            assertThat(page("Expires", "0")).isZero();
            assertThat(page("Expires", "Sun, 22 Nov 2020 12:10:00 GMT")).isZero();
        }
    }

    @Nested
    class AnAbsence {
        private final Duration tenMinutes = Duration.ofMinutes(10);

        private long absence(String... namesAndValues) {
            return seconds(Freshness.ofAbsence(headers(namesAndValues), NOW, NOW, tenMinutes));
        }

        @Test
        void holdsAsLongAsThePolicyLetsIt() {
            assertThat(absence()).isEqualTo(600);
            assertThat(absence("Cache-Control", "max-age=86400")).isEqualTo(600);
            assertThat(absence("Expires", "Mon, 23 Nov 2026 12:00:00 GMT")).isEqualTo(600);
        }

        @Test
        void holdsNoLongerThanTheIndexSays() {
            assertThat(absence("Cache-Control", "max-age=60")).isEqualTo(60);
            assertThat(absence("Cache-Control", "no-cache")).isZero();
            assertThat(absence("Expires", "0")).isZero();
            assertThat(Freshness.ofAbsence(headers("Cache-Control", "no-store"), NOW, NOW, tenMinutes)
                            .mayBeKept())
                    .isFalse();
        }
    }

    @Test
    void whatAHashFixesNeverChanges() {
        assertThat(Freshness.ofFile("max-age=1", Freshness.FOREVER)).isEqualTo(new Freshness(true, Freshness.FOREVER));
        assertThat(Freshness.ofFile("max-age=1, no-store", Freshness.FOREVER).mayBeKept())
                .isFalse();
    }

    @Nested
    class ADate {
        @ParameterizedTest
        @ValueSource(
                strings = {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"
                })
        void hasThreeForms(String text) {
            assertThat(HttpDate.parse(text, NOW)).contains(Instant.parse("1994-11-06T08:49:37Z"));
        }

        @Test
        void ofTwoDigitsIsNotFarAhead() {
            assertThat(HttpDate.parse("Sunday, 06-Nov-26 08:49:37 GMT", NOW))
                    .contains(Instant.parse("2026-11-06T08:49:37Z"));
            assertThat(HttpDate.parse("Sunday, 06-Nov-76 08:49:37 GMT", NOW))
                    .contains(Instant.parse("2076-11-06T08:49:37Z"));
            assertThat(HttpDate.parse("Sunday, 06-Nov-77 08:49:37 GMT", NOW))
                    .contains(Instant.parse("1977-11-06T08:49:37Z"));
        }

        @Test
        void mayBeInALeapSecond() {
            assertThat(HttpDate.parse("Sat, 31 Dec 2016 23:59:60 GMT", NOW))
                    .contains(Instant.parse("2016-12-31T23:59:59Z"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "0",
                    "-1",
                    "Sun, 06 Nov 1994",
                    "Sun, 06 Nov 1994 08:49:37",
                    "Sun, 06 Nov 1994 08:49:37 CET",
                    "Sun, 06 Nov 1994 08:49:37 GMT GMT",
                    "Sun, 06 Now 1994 08:49:37 GMT",
                    "Sun, 31 Feb 1994 08:49:37 GMT",
                    "Sun, 06 Nov 1994 8:49:37 GMT",
                    "Sun, 06 Nov 1994 25:49:37 GMT",
                    "Sun, 06 Nov 99999999999 08:49:37 GMT",
                    "Sun, ٠٦ Nov 1994 08:49:37 GMT",
                    "Sun Nov",
                    "2026-11-22T12:00:00Z"
                })
        void ofAnotherFormIsNone(String text) {
            assertThat(HttpDate.parse(text, NOW)).isEmpty();
            assertThat(HttpDate.parse(text.toLowerCase(Locale.ROOT) + " ".repeat(100), NOW))
                    .isEmpty();
        }
    }
}

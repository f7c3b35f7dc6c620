// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"0,PT0S", "5,PT5S", "' 120 ',PT120S"})
    void readsSeconds(String text, Duration expected) {
        assertThat(RetryAfter.parse(text, NOW)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"'Sun, 22 Nov 2026 12:01:30 GMT',PT90S", "'Sun, 22 Nov 2026 11:00:00 GMT',PT0S"})
    void readsDates(String text, Duration expected) {
        assertThat(RetryAfter.parse(text, NOW)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999999999", "2147483648", "100000000"})
    void boundsWhatNobodyWaitsFor(String text) {
        assertThat(RetryAfter.parse(text, NOW)).contains(Duration.ofDays(1000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "１２", "Sun, 99 Nov 2026 12:01:30 GMT"})
    void ignoresWhatIsNeither(String text) {
        assertThat(RetryAfter.parse(text, NOW)).isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.http.cache.HttpDate;
import dev.headwater.http.limit.RetryAfter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** What headers of an answer say is read, or counts as not said. */
class HeaderFuzzTest {
    private static final Instant NOW = Instant.parse("2026-06-15T00:00:00Z");

    @FuzzTest(maxDuration = "1m")
    void times(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        HttpDate.parse(text, NOW)
                .ifPresent(date -> assertThat(date).isBetween(Instant.parse("0001-01-01T00:00:00Z"), Instant.MAX));
        RetryAfter.parse(text, NOW).ifPresent(wait -> assertThat(wait).isGreaterThanOrEqualTo(Duration.ZERO));
    }
}

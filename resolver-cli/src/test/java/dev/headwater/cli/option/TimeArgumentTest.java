// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.cli.output.InvalidRequestException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeArgumentTest {
    @ParameterizedTest
    @CsvSource({
        "2026-06-01T12:30:15Z, 2026-06-01T12:30:15Z",
        "2026-06-01t12:30:15z, 2026-06-01T12:30:15Z",
        "2026-06-01 12:30:15.25Z, 2026-06-01T12:30:15.250Z",
        "2026-06-01T12:30:15.1234567891+02:00, 2026-06-01T10:30:15.123456789Z",
        "2026-06-01T00:00:00-05:30, 2026-06-01T05:30:00Z"
    })
    void readsRfc3339(String text, Instant time) {
        assertThat(TimeArgument.limit("--now", text)).isEqualTo(time);
        assertThat(TimeArgument.point("--now", text)).isEqualTo(time);
    }

    @Test
    void aDateAsALimitIncludesItsDay() {
        assertThat(TimeArgument.limit("--exclude-newer", "2024-02-28")).isEqualTo("2024-02-29T00:00:00Z");
        assertThat(TimeArgument.point("--now", "2024-02-28")).isEqualTo("2024-02-28T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-6-1",
                "2026-13-01",
                "2026-02-30",
                "2026-06-01T12:30Z",
                "2026-06-01T12:30:15",
                "2026-06-01T12:30:15.Z",
                "2026-06-01T25:30:15Z",
                "2026-06-01T12:30:15Zulu",
                "2026-06-01T12:30:15+99:00",
                "٢٠٢٦-06-01",
                "2026-06-01T12:30:15.0000000000000000000000000000Z"
            })
    void refusesEverythingElse(String text) {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> TimeArgument.limit("--exclude-newer", text))
                .withMessageContaining("--exclude-newer: '" + text);
    }
}

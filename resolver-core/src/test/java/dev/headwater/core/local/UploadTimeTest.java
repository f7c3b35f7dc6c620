// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.ProjectPage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTimeTest {
    private static long micros(String text) {
        return UploadTime.micros(("xx" + text + "yy").toCharArray(), 2, text.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-29T23:59:59Z",
                "1969-12-31T23:59:59.999999Z",
                "2026-06-01T00:00:00.5Z",
                "2026-06-01T00:00:00.123456789Z"
            })
    void isAsTheClassLibraryReadsIt(String text) {
        assertThat(micros(text))
                .isEqualTo(ChronoUnit.MICROS.between(
                        Instant.EPOCH, Instant.parse(text).truncatedTo(ChronoUnit.MICROS)));
    }

    @Test
    void agreesWithTheClassLibraryOnAnyTime() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            Instant time = Instant.EPOCH.plus(random.nextLong(4_000_000_000_000_000L), ChronoUnit.MICROS);
            assertThat(micros(time.toString())).isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, time));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024-01-01",
                "2024-01-01T00:00:00",
                "2024-01-01T00:00:00+00:00",
                "2023-02-29T00:00:00Z",
                "2024-01-01T24:00:00Z",
                "2024-01-01T00:60:00Z",
                "2024-01-01T00:00:60Z",
                "2024-01-01T00:00:00.Z",
                "2024-01-01T00:00:00,5Z",
                "2024-01-01 00:00:00Z",
                "2024-01-01T00:00:00.1234567890Z",
                "+024-01-01T00:00:00Z",
                "2024-01-01T00:00:00.12x4Z",
                "٢٠٢٤-01-01T00:00:00Z"
            })
    void isNothingElse(String text) {
        assertThat(micros(text)).isEqualTo(ProjectPage.NO_UPLOAD_TIME);
    }
}

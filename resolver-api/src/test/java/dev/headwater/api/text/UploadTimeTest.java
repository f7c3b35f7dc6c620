// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.ProjectPage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTimeTest {
    private static long micros(String text) {
        byte[] bytes = ("xx" + text + "yy").getBytes(StandardCharsets.UTF_8);
        return UploadTime.micros(bytes, 2, bytes.length - 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "2026-01-31T12:34:56Z",
                "2026-01-31T12:34:56.1Z",
                "2026-01-31T12:34:56.123456Z",
                "2024-02-29T23:59:59.999999Z",
                "1969-12-31T23:59:59.5Z",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z"
            })
    void isReadToTheMicrosecond(String text) {
        assertThat(Instant.EPOCH.plus(micros(text), ChronoUnit.MICROS)).isEqualTo(Instant.parse(text));
    }

    @Test
    void agreesWithTheClassLibraryOnAnyTime() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            Instant time = Instant.EPOCH.plus(random.nextLong(4_000_000_000_000_000L), ChronoUnit.MICROS);
            assertThat(micros(time.toString())).isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, time));
        }
    }

    @Test
    void agreesWithTheClassLibraryOnWhichDaysThereAre() {
        Random random = new Random(11);
        int none = 0;
        for (int i = 0; i < 50_000; i++) {
            String day = "%04d-%02d-%02d".formatted(random.nextInt(10_000), random.nextInt(14), random.nextInt(33));
            long expected;
            try {
                expected = Instant.parse(day + "T00:00:00Z").getEpochSecond() * 1_000_000;
            } catch (DateTimeParseException e) {
                expected = UploadTime.NONE;
                none++;
            }
            assertThat(micros(day + "T00:00:00Z")).as(day).isEqualTo(expected);
        }
        assertThat(none).isBetween(5_000, 25_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-31T12:34:56.1234567Z", "2026-01-31T12:34:56.123456999Z"})
    void whatIsFinerIsCutOff(String text) {
        assertThat(micros(text)).isEqualTo(micros("2026-01-31T12:34:56.123456Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-01-31T12:34:56",
                "2026-01-31T12:34:56+00:00",
                "2026-01-31 12:34:56Z",
                "2026-01-31T12:34:56,5Z",
                "2026-01-31T12:34:56z",
                "2026-01-31T24:00:00Z",
                "2026-01-31T12:60:00Z",
                "2026-01-31T12:34:60Z",
                "2026-13-01T12:34:56Z",
                "2026-02-29T12:34:56Z",
                "2026-01-31T12:34:56.Z",
                "2026-01-31T12:34:56.1234567890Z",
                "2026-01-31T12:34:56.12a456Z",
                "2026-01-31T12:34:56.1-2Z",
                "+026-01-31T12:34:56Z",
                "2026-01-31T12:34:5٦Z"
            })
    void anyOtherTextIsNone(String text) {
        assertThat(micros(text)).isEqualTo(ProjectPage.NO_UPLOAD_TIME);
    }
}

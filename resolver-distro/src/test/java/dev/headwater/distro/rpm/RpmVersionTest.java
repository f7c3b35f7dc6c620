// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RpmVersionTest {
    /** Each is older than the next. */
    private static final List<String> ORDER = List.of(
            "0",
            "0.9",
            "1~~dev1-1",
            "1~a1-1",
            "1~rc1-1",
            "1~rc2-1",
            "1",
            "1-1",
            "1-1.fc41",
            "1-1.fc41.1",
            "1-2",
            "1-10",
            "1^post1-1",
            "1^20260101git",
            "1a-1",
            "1b",
            "1.0",
            "1.1~b2",
            "1.1",
            "1.1a",
            "1.1.1",
            "1.9",
            "1.10",
            "1:0.1",
            "1:0.1-1",
            "2:0");

    static RpmVersion version(String text) {
        return Objects.requireNonNull(RpmVersion.parseOrNull(text), text);
    }

    @Test
    void areOrderedAsRpmDoes() {
        List<RpmVersion> expected = ORDER.stream().map(RpmVersionTest::version).toList();
        List<RpmVersion> shuffled = new ArrayList<>(expected);
        Collections.shuffle(shuffled, new Random(4));

        assertThat(shuffled).isNotEqualTo(expected);
        shuffled.sort(null);
        assertThat(shuffled).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1.0, 0:1.00", "1.0, 1_0", "1.0, 1.0.", "1a2, 1.a.2", "1~rc1, 1.~rc01", "1.0-1, 1+0-1"})
    void areEqualWhereRpmCallsThemTheSame(String one, String other) {
        assertThat(version(one)).isEqualTo(version(other)).hasSameHashCodeAs(version(other));
        assertThat(version(one)).isNotEqualTo(version(one + ".1"));
    }

    @Test
    void withoutAReleaseBoundAllReleases() {
        assertThat(version("1.0").compareAsBound(version("1.0-4"))).isZero();
        assertThat(version("1.0-5").compareAsBound(version("1.0-4"))).isPositive();
        assertThat(version("1:1.0").compareAsBound(version("1.0-4"))).isPositive();
        assertThat(version("1:1.0-4").withoutRelease()).hasToString("1:1.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-1", "1-", "1-1-1", "a b", ":1", "x:1", "99999999999:1", "1\u00e9", "1/2", "~^", "1-."})
    void areRefusedWhereRpmHasNoSuchSigns(String text) {
        assertThat(RpmVersion.parseOrNull(text)).isNull();
    }

    @Test
    void areRefusedWhereTheyAreTooLong() {
        assertThat(RpmVersion.parseOrNull("1".repeat(RpmVersion.LONGEST))).isNotNull();
        assertThat(RpmVersion.parseOrNull("1".repeat(RpmVersion.LONGEST + 1))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2.31, 2.31",
        "4.2-1.fc41, 4.2",
        "1~rc1, 1rc1",
        "1.2~a3-2, 1.2a3",
        "1.2~b1, 1.2b1",
        "1.2~~dev4, 1.2.dev4",
        "1.2^post1, 1.2.post1",
        "1:2.0, 1!2.0"
    })
    void sayVersionsOfProjects(String packaged, String project) {
        assertThat(version(packaged).project()).map(Object::toString).contains(project);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.0^20260101gitabcdef", "1.0~", "1.0a1", "1.0~rc", "r15", "1..2", "1.0~rc1^post1", "1.0+local"})
    void sayNoneWhereTheGeneratorWritesNoneSo(String packaged) {
        assertThat(version(packaged).project()).isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.conda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CondaVersionTest {
    /** The order that the standard publishes: each line is older than the next, and what is in one line is the same. */
    private static final List<List<String>> ORDER = List.of(
            List.of("0.4", "0.4.0"),
            List.of("0.4.1.rc", "0.4.1.RC"),
            List.of("0.4.1+local"),
            List.of("0.4.1+0.local"),
            List.of("0.4.1", "0.4.1+0"),
            List.of("0.4.1+1.local"),
            List.of("0.5a1"),
            List.of("0.5b3"),
            List.of("0.5C1"),
            List.of("0.5"),
            List.of("0.9.6"),
            List.of("0.960923"),
            List.of("1.0"),
            List.of("1.1dev1"),
            List.of("1.1a1"),
            List.of("1.1.0dev1", "1.1.dev1"),
            List.of("1.1.a1"),
            List.of("1.1.0rc1"),
            List.of("1.1.0.0", "1.1.0", "1.1", "1_1", "1-1"),
            List.of("1.1.post1", "1.1.0post1"),
            List.of("1.1post1"),
            List.of("1996.07.12", "1996.7.12"),
            List.of("1!0.4.1"),
            List.of("1!3.1.1.6"),
            List.of("2!0.4.1"));

    private static CondaVersion version(String text) {
        return Objects.requireNonNull(CondaVersion.parseOrNull(text), text);
    }

    @Test
    void areOrderedAsTheStandardSays() {
        List<CondaVersion> expected =
                ORDER.stream().map(same -> version(same.get(0))).toList();
        List<CondaVersion> shuffled = new ArrayList<>(expected);
        Collections.shuffle(shuffled, new Random(4));

        assertThat(shuffled).isNotEqualTo(expected);
        shuffled.sort(null);
        assertThat(shuffled).isEqualTo(expected);
    }

    @Test
    void thatAreCalledTheSameAreEqual() {
        for (List<String> same : ORDER) {
            for (String text : same) {
                assertThat(version(text)).isEqualTo(version(same.get(0))).hasSameHashCodeAs(version(same.get(0)));
            }
        }
    }

    @Test
    void mayEndInAnUnderscore() {
        assertThat(version("1.0.1_")).isLessThan(version("1.0.1a")).isLessThan(version("1.0.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1..2", "1._2", "1!2!3", "1+2+3", "a!1", "!1", "1+", "1.0*", "1 2", "1.é", "."})
    void thatAreNoneAreNotRead(String text) {
        assertThat(CondaVersion.parseOrNull(text)).isNull();
    }

    @Test
    void areOfBoundedLength() {
        assertThat(CondaVersion.parseOrNull("1".repeat(CondaVersion.LONGEST))).isNotNull();
        assertThat(CondaVersion.parseOrNull("1".repeat(CondaVersion.LONGEST + 1)))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3, 1.2, true",
        "1.2, 1.2, true",
        "1, 1.0, true",
        "1.2rc1, 1.2, true",
        "1.20, 1.2, false",
        "1.3, 1.2, false",
        "1.2alpha, 1.2al, true",
        "2!1.2, 1.2, false",
        "1.2+3.4, 1.2+3, true"
    })
    void beginAsOthersDo(String text, String begin, boolean expected) {
        assertThat(version(text).startsWith(version(begin))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2.0rc1, 2.0rc1", "1.0.post2, 1.0.post2", "1!2.0, 1!2.0", "2021.01.05, 2021.1.5", "2.0.dev3, 2.0.dev3"})
    void areVersionsOfProjects(String text, String project) {
        assertThat(version(text).project()).contains(Version.parse(project));
    }

    /** What PEP 440 calls a post-release without the word, conda orders before its release. */
    @ParameterizedTest
    @ValueSource(strings = {"9e", "1.0r1", "1.0-1", "v1.0", "1.1.1k"})
    void thatSayAnotherThingToProjectsAreNone(String text) {
        assertThat(version(text).project()).isEmpty();
    }
}

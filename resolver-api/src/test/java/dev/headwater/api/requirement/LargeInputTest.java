// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.InvalidTextException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts as long as is taken, made to be slow: quadratic work on them would take minutes. */
class LargeInputTest {
    private static final int LENGTH = 99_000;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static String fill(String head, String repeated, String tail) {
        return head + repeated.repeat((LENGTH - head.length() - tail.length()) / repeated.length()) + tail;
    }

    private static void read(Consumer<String> parser, String text) {
        Assertions.assertTimeout(LIMIT, () -> {
            try {
                parser.accept(text);
            } catch (InvalidTextException e) {
                assertThat(e.position()).isBetween(0, text.length());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "os_name == 'a' and ",
                "os_name == 'a' or ",
                "(os_name == 'a') or ",
                "os_name ~= 'x' or ",
                "python_version > '3.8' and ",
                "'3.8' > python_version or ",
                "'\\N{LATIN SMALL LETTER A}' in os_name or ",
                "\\",
                "'",
                "a",
                "  ",
                "not ",
                "os_name == '\\x41' and ",
                "implementation_version == 'x' or ",
                ")"
            })
    void markersAreReadAndEvaluatedInTime(String repeated) {
        for (String tail : List.of("", "os_name == 'a'", "x")) {
            read(
                    text -> {
                        Marker marker = Marker.parse(text);
                        assertThat(marker.truth(MarkerEnvironment.builder().build()))
                                .isNotNull();
                        assertThat(Marker.parse(marker.toString())).isEqualTo(marker);
                        assertThat(EnvironmentSet.of(marker).toString()).isNotEmpty();
                    },
                    fill("", repeated, tail));
            read(Marker::parse, fill("os_name == \"", repeated, "\"" + tail));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "-", "[", "x,", "==1,", "===1,", "!=1.0.*,", "1", ".1", " ", "\t", "@", ";", "(", ")", "<"})
    void requirementsAreReadInTime(String repeated) {
        for (String head : List.of("", "a", "a[", "a[x", "a>=", "a==1,", "a===", "a @ x", "a;", "a (")) {
            for (String tail : List.of("", "]", ")", ";", "1")) {
                read(text -> assertThat(Requirement.parse(text).toString()).isNotEmpty(), fill(head, repeated, tail));
            }
        }
    }
}

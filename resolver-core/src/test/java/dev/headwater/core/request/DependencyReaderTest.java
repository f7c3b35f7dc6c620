// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.requirement.InvalidMarkerException;
import dev.headwater.api.requirement.InvalidRequirementException;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.requirement.MarkerField;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.requirement.Truth;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is read late, or once for several, says what reading all of it at once says. */
class DependencyReaderTest {
    private static final MarkerEnvironment ENVIRONMENT = MarkerEnvironment.builder()
            .set(MarkerField.OS_NAME, "posix")
            .set(MarkerField.PYTHON_VERSION, "3.11")
            .build();
    private static final List<String> PARTS = List.of(
            "bar",
            "[x]",
            ">=1",
            "<2",
            ",",
            "(",
            ")",
            " ",
            " @ ",
            "https://h/a",
            ";",
            " ; ",
            "extra == 'x'",
            "'",
            "os_name",
            " == ",
            "'posix'",
            " and ",
            " or ",
            "python_version < '3'",
            "platform_version == '1'",
            "bogus",
            "\u2003",
            "-",
            "@");

    private final DependencyReader reader = new DependencyReader(ENVIRONMENT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bar",
                "bar>=1; extra == 'x'",
                "bar ; python_version < '3' and extra == 'x'",
                "bar ; platform_version == '1'",
                "bar @ https://h/a;b",
                "bar @ https://h/a;b ; extra == 'x'",
                "bar @ https://h/a ; extra == 'x'",
                "bar ; os_name == 'a;b'",
                "bar ; os_name == 'a@b'",
                "bar;",
                "bar;;extra == 'x'",
                "-bad ; extra == 'x'",
                "bad >=; extra == 'x'",
                "bad >= 1 2 ; os_name == 'nt'",
                "bar ; bogus == '1'",
                "bar ; extra == 'x' \u2003",
                "",
                ";"
            })
    void saysWhatReadingAllOfItSays(String text) {
        assertReadAsAWhole(text);
    }

    @Test
    void saysSoOfThousandsOfOddTexts() {
        Random random = new Random(20261130);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(9);
            for (int part = 0; part < length; part++) {
                text.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            assertReadAsAWhole(text.toString());
        }
    }

    @Test
    void readsATextOnce() {
        assertThat(reader.read("bar; extra == 'x'")).isSameAs(reader.read("bar; extra == 'x'"));
    }

    private void assertReadAsAWhole(String text) {
        Dependency read = reader.read(text);
        Optional<Requirement> requirement = Optional.empty();
        Optional<Marker> marker;
        Optional<String> fault = Optional.empty();
        try {
            requirement = Optional.of(Requirement.parse(text));
            marker = requirement.get().marker();
        } catch (InvalidRequirementException e) {
            marker = markerOf(text);
            fault = Optional.ofNullable(e.getMessage());
        }
        assertThat(read.text()).isEqualTo(text);
        assertThat(read.marker()).as(text).isEqualTo(marker);
        assertThat(read.withoutExtras())
                .as(text)
                .isEqualTo(marker.map(own -> own.truth(ENVIRONMENT)).orElse(Truth.TRUE));
        assertThat(read.withExtra(ExtraName.parse("x"), ENVIRONMENT)).as(text).isEqualTo(withExtra(marker));
        assertThat(read.requirement()).as(text).isEqualTo(requirement);
        assertThat(read.requirement().map(Requirement::text)).isEqualTo(requirement.map(Requirement::text));
        assertThat(read.fault()).as(text).isEqualTo(fault);
    }

    private static Truth withExtra(Optional<Marker> marker) {
        return marker.filter(own -> own.truth(ENVIRONMENT) != Truth.TRUE)
                .filter(Marker::mentionsExtra)
                .map(own -> own.truth(ENVIRONMENT, ExtraName.parse("x")))
                .orElse(Truth.FALSE);
    }

    private static Optional<Marker> markerOf(String text) {
        int semicolon = text.lastIndexOf(';');
        try {
            return semicolon < 0
                    ? Optional.empty()
                    : Optional.of(Marker.parse(text.substring(semicolon + 1).strip()));
        } catch (InvalidMarkerException e) {
            return Optional.empty();
        }
    }
}

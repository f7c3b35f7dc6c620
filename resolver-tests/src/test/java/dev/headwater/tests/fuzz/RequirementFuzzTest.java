// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.api.InvalidTextException;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.requirement.EnvironmentSet;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.requirement.MarkerField;
import dev.headwater.api.requirement.MarkerSelection;
import dev.headwater.api.requirement.MarkerValue;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.requirement.Truth;
import dev.headwater.core.request.Dependency;
import dev.headwater.core.request.DependencyReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

class RequirementFuzzTest {
    private static final ExtraName EXTRA = ExtraName.parse("x");
    private static final MarkerEnvironment ENVIRONMENT = MarkerEnvironment.builder()
            .set(MarkerField.OS_NAME, "posix")
            .set(MarkerField.PLATFORM_RELEASE, "6.8.0-45-generic")
            .set(MarkerField.PYTHON_VERSION, "3.12")
            .set(MarkerField.PYTHON_FULL_VERSION, "3.12.4")
            .build();

    /** A requirement is refused in its place, or is printed in canonical form, which is a fixed point. */
    @DictionaryEntries({
        "===",
        "~=",
        ">=",
        "[",
        "]",
        " @ ",
        " ; ",
        "os_name",
        "extra",
        "'",
        "\"",
        "(",
        ")",
        ",",
        "https://"
    })
    @FuzzTest(maxDuration = "1m")
    void requirements(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        // As metadata says it: of that the marker is read first, and what it requires when it is asked for.
        Dependency dependency = new DependencyReader(ENVIRONMENT).read(text);
        try {
            Requirement requirement = Requirement.parse(text);
            assertThat(dependency.requirement()).hasValue(requirement);
            assertThat(dependency.marker()).isEqualTo(requirement.marker());
            Requirement printed = Requirement.parse(requirement.toString());
            assertThat(printed).isEqualTo(requirement).hasSameHashCodeAs(requirement);
            assertThat(printed).hasToString(requirement.toString());
        } catch (InvalidTextException e) {
            assertThat(dependency.fault()).isEqualTo(Optional.ofNullable(e.getMessage()));
            assertPlaced(e, text);
        }
    }

    /**
     * A marker is refused in its place, or has a value, prints as itself, and means what its set of environments does.
     */
    @DictionaryEntries({
        "===",
        "~=",
        ">=",
        " in ",
        " not in ",
        " and ",
        " or ",
        "os_name",
        "extra",
        "extras",
        "python_version",
        "python_full_version",
        "platform_release",
        "'",
        "\"",
        "(",
        ")",
        "\\x",
        "\\N{",
        "3.8",
        ".*"
    })
    @FuzzTest(maxDuration = "1m")
    void markers(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            Marker marker = Marker.parse(text);
            assertThat(Marker.parse(marker.toString())).isEqualTo(marker);
            MarkerValue value = marker.evaluate(ENVIRONMENT, MarkerSelection.ofMetadata(List.of(EXTRA)));
            assertThat(value.truth()).isEqualTo(marker.truth(ENVIRONMENT, EXTRA));
            assertThat(value.unknownFields().isEmpty()).isEqualTo(value.truth() != Truth.UNKNOWN);
            assertThat(value.fault().isPresent()).isEqualTo(value.truth() == Truth.UNDEFINED);
            assertSameMeaning(marker, value);
        } catch (InvalidTextException e) {
            assertPlaced(e, text);
        }
    }

    private static void assertSameMeaning(Marker marker, MarkerValue value) {
        EnvironmentSet set = EnvironmentSet.of(marker);
        Optional<Marker> printed = set.toMarker();
        boolean decided = value.isTrue() || value.isFalse();
        if (printed.isPresent() && decided) {
            // Sets may decide more than evaluation does, and name no field that does not matter; they never differ.
            Truth again = printed.get().truth(ENVIRONMENT, EXTRA);
            assertThat(again).isEqualTo(value.truth());
        }
        assertThat(set.isKnown() && set.intersection(set.complement()).isEmpty())
                .isEqualTo(set.isKnown());
    }

    private static void assertPlaced(InvalidTextException e, String text) {
        assertThat(e.text()).isEqualTo(text);
        assertThat(e.position()).isBetween(0, text.length());
        assertThat(e.expected()).isNotEmpty();
        assertThat(e.getMessage()).hasSizeLessThan(2000);
    }
}

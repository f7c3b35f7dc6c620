// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.tag.CompatibilityTag;
import dev.headwater.api.tag.TagSet;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WheelFilenameTest {
    @Nested
    class Parts {
        /** Mirrors the example in the Javadoc of the type. */
        @Test
        void areNameVersionBuildAndTags() {
            WheelFilename wheel =
                    WheelFilename.parse("numpy-2.1.0-1-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl");
            assertThat(wheel.name()).isEqualTo("numpy");
            assertThat(wheel.version()).hasToString("2.1.0");
            assertThat(wheel.build()).hasToString("1");
            assertThat(wheel.tags()).hasSize(2);
            assertThat(wheel.compressedTags()).isEqualTo("cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64");
        }

        @Test
        void nameIsNormalized() {
            WheelFilename wheel = WheelFilename.parse("Zope.Interface_X-1.0-py3-none-any.whl");
            assertThat(wheel.name()).isEqualTo("zope-interface-x");
            assertThat(wheel.isOf(ProjectName.parse("zope.interface.x"))).isTrue();
            assertThat(wheel.isOf(ProjectName.parse("zope.interface"))).isFalse();
        }

        @Test
        void epochAndLocalLabelStandAsTheyAre() {
            assertThat(WheelFilename.parse("a-1!2.0+ubuntu.1-py3-none-any.whl").version())
                    .hasToString("1!2.0+ubuntu.1");
        }

        @Test
        void rankIsThatOfTheBestTag() {
            TagSet tags = TagSet.of(CompatibilityTag.parseCompressed("py3.py2-none-any"));
            assertThat(WheelFilename.parse("a-1-py2.py3-none-any.whl").rank(tags))
                    .isZero();
            assertThat(WheelFilename.parse("a-1-py2-none-any.whl").rank(tags)).isEqualTo(1);
            assertThat(WheelFilename.parse("a-1-cp39-abi3-win32.whl").rank(tags))
                    .isEqualTo(TagSet.INCOMPATIBLE);
        }
    }

    @Nested
    class Rejection {
        @ParameterizedTest(name = "{0} at {1}")
        @CsvSource({
            "foo-1.0.whl, 7",
            "foo-1.0-py3-none-any.wheel, 20",
            "foo, 0",
            "foo__bar-1.0-py3-none-any.whl, 4",
            "foo#bar-1.0-py3-none-any.whl, 3",
            "-1.0-py3-none-any.whl, 0",
            "foo--py3-none-any.whl, 4",
            "foo-1.x-py3-none-any.whl, 5",
            "foo-1.0_1-py3-none-any.whl, 7",
            "foo-1.0-abc-py3-none-any.whl, 8",
            "foo-1.0-200-py3-none-any-junk.whl, 24",
            "foo-1.0--none-any.whl, 8",
            "foo-1.0-py3-none-.whl, 17",
            "foo-1.0-py3.-none-any.whl, 12",
            "playlyfe-0.1.1-2.7.6-none-any.whl, 15",
        })
        void saysWhere(String text, int position) {
            assertThatExceptionOfType(InvalidWheelFilenameException.class)
                    .isThrownBy(() -> WheelFilename.parse(text))
                    .satisfies(e -> assertThat(e.text()).isEqualTo(text))
                    .satisfies(e -> assertThat(e.position()).isEqualTo(position));
        }
    }

    @Nested
    class Builds {
        @Test
        void areOrderedByNumberAndThenText() {
            List<BuildTag> ordered = List.of(
                    BuildTag.NONE,
                    BuildTag.of("0"),
                    BuildTag.of("1"),
                    BuildTag.of("1a"),
                    BuildTag.of("1b"),
                    BuildTag.of("2"),
                    BuildTag.of("10"),
                    BuildTag.of("10000000000000000000000"));
            assertThat(ordered).isSorted();
            assertThat(ordered).isSortedAccordingTo(BuildTag::compareTo);
        }

        @Test
        void leadingZerosDoNotCount() {
            assertThat(BuildTag.of("007x")).isEqualTo(new BuildTag("7", "x")).hasToString("7x");
            assertThat(BuildTag.of("00")).isEqualTo(BuildTag.of("0"));
        }

        @Test
        void haveNoLineBreakAsInTheReference() {
            for (String build : new String[] {"1a\nb", "0\n", "1a\n"}) {
                assertThatExceptionOfType(InvalidWheelFilenameException.class)
                        .isThrownBy(() -> WheelFilename.parse("foo-1.0-" + build + "-py3-none-any.whl"))
                        .withMessageContaining("a build tag without a line break");
            }
        }

        @Test
        void needADigitAtTheStart() {
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new BuildTag("", "x"));
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new BuildTag("x", ""));
        }
    }
}

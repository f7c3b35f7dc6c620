// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
    @Nested
    class Normalization {
        @ParameterizedTest(name = "{0} becomes {1}")
        @CsvSource({
            "1.0, 1.0",
            "v1.00, 1.0",
            "' 1.0\t', 1.0",
            "'\u202f1.0\u2029', 1.0",
            "0!1, 1",
            "01!1, 1!1",
            "1.0-ALPHA_1, 1.0a1",
            "1.0.beta, 1.0b0",
            "1c3, 1rc3",
            "1.preview-3, 1rc3",
            "1pre, 1rc0",
            "1.0-1, 1.0.post1",
            "1.0-r-01, 1.0.post1",
            "1.0rev3.dev, 1.0.post3.dev0",
            "1.0a-, 1.0a0",
            "1.0a--1, 1.0a0.post1",
            "1.0adev1, 1.0a0.dev1",
            "1.0+Foo_01-00A.001, 1.0+foo.1.00a.1",
            "1.2.3.4.5.6.7.8.9, 1.2.3.4.5.6.7.8.9",
            "20260101.99999999999999999999.1, 20260101.99999999999999999999.1",
        })
        void keepsTheMeaningInOneSpelling(String given, String expected) {
            assertThat(Version.parse(given)).hasToString(expected);
        }

        @Test
        void ofAKeyLeavesTrailingZerosOut() {
            assertThat(Version.parse("1.2.0.0+x").canonicalText()).isEqualTo("1.2+x");
            assertThat(Version.parse("0.0").canonicalText()).isEqualTo("0");
        }
    }

    @Nested
    class Rejection {
        @ParameterizedTest(name = "''{0}'' at {1}")
        @CsvSource({
            "'', 0",
            "'  ', 0",
            "lolwat, 0",
            "1. 0, 1",
            "1.0 a1, 3",
            "1.0-, 3",
            "1.0.post1r1, 9",
            "1!, 2",
            "1!2!3, 3",
            "1.0+, 4",
            "1.0+a+, 5",
            "1.0+_a, 4",
            "vv1, 1",
            "1.0_1, 3",
        })
        void saysWhere(String text, int position) {
            assertThat(Version.parseOrNull(text)).isNull();
            assertThatExceptionOfType(InvalidVersionException.class)
                    .isThrownBy(() -> Version.parse(text))
                    .satisfies(fault -> {
                        assertThat(fault.text()).isEqualTo(text);
                        assertThat(fault.position()).isEqualTo(position);
                        assertThat(fault.expected()).isNotEmpty();
                    });
        }

        @ParameterizedTest
        @ValueSource(strings = {"\u0661.0", "1.\u0660", "1.0+\u0130", "1.0+\u017f", "1.0po\u017ft1", "1\uff0e0"})
        void ofLettersAndDigitsOutsideAscii(String text) {
            assertThat(Version.parseOrNull(text)).isNull();
        }

        @Test
        void ofNumbersLongerThanPythonReads() {
            assertThat(Version.parseOrNull("1." + "9".repeat(4300))).isNotNull();
            assertThatExceptionOfType(InvalidVersionException.class)
                    .isThrownBy(() -> Version.parse("1." + "9".repeat(4301)))
                    .satisfies(fault -> assertThat(fault.position()).isEqualTo(2));
        }
    }

    @Nested
    class Order {
        private static final List<String> ASCENDING = List.of(
                "0.dev0",
                "0.dev511",
                "0.dev512",
                "0a0.dev1",
                "0a0",
                "0a0+x",
                "0a0.post0.dev0",
                "0a0.post0",
                "0a1.dev0",
                "0a510",
                "0a511.dev0",
                "0a511",
                "0a511.post1",
                "0a512",
                "0b0",
                "0rc0",
                "0",
                "0+a",
                "0+1",
                "0.post0.dev1",
                "0.post0",
                "0.post0+a",
                "0.post1.dev0",
                "0.post1",
                "0.post600",
                "0.0.0.0.0.1",
                "0.0.0.1",
                "0.0.0.254",
                "0.0.0.254.1",
                "0.0.0.255.dev1",
                "0.0.0.255",
                "0.0.0.256",
                "0.0.1",
                "0.1.dev0",
                "0.4094",
                "0.4095",
                "1",
                "16382",
                "16383.dev0",
                "16383",
                "16384",
                "99999999999999999999",
                "1!0.dev0",
                "1!0",
                "2!0");

        @Test
        void isThatOfTheStandard() {
            List<Version> versions = ASCENDING.stream().map(Version::parse).toList();
            for (int i = 0; i < versions.size(); i++) {
                for (int j = 0; j < versions.size(); j++) {
                    assertThat(Integer.signum(versions.get(i).compareTo(versions.get(j))))
                            .as("%s against %s", versions.get(i), versions.get(j))
                            .isEqualTo(Integer.compare(i, j));
                }
            }
        }

        @ParameterizedTest(name = "1.2+{0} < 1.2+{1}")
        @CsvSource({"abc,0", "0,1", "1,1.abc", "1.abc,1.1", "9,10", "a,aa", "abc,abd", "00a,0a", "a,a.0a"})
        void ofLocalLabelsGoesSegmentBySegment(String lower, String higher) {
            assertThat(Version.parse("1.2+" + lower)).isLessThan(Version.parse("1.2+" + higher));
        }

        @ParameterizedTest(name = "{0} is {1}")
        @CsvSource({
            "1,1.0.0",
            "1.0.0.0.0.0.0.0.0,1",
            "1!2.0,1!2",
            "1+0x,1.0+0X",
            "1.0.0a1.post1,1a1.post1",
            "20260101.0,20260101"
        })
        void takesTrailingZerosForNothing(String left, String right) {
            assertThat(Version.parse(left)).isEqualByComparingTo(Version.parse(right));
            assertThat(Version.parse(left)).isEqualTo(Version.parse(right));
            assertThat(Version.parse(left)).hasSameHashCodeAs(Version.parse(right));
        }
    }

    @Nested
    class Parts {
        @Test
        void areAllThere() {
            Version version = Version.parse("1!2.0rc3.post4.dev5+ubuntu.1");
            assertThat(version.epoch()).isEqualTo(BigInteger.ONE);
            assertThat(version.release()).containsExactly(BigInteger.TWO, BigInteger.ZERO);
            assertThat(version.pre()).contains(new PreRelease(PreRelease.Phase.CANDIDATE, BigInteger.valueOf(3)));
            assertThat(version.post()).contains(BigInteger.valueOf(4));
            assertThat(version.dev()).contains(BigInteger.valueOf(5));
            assertThat(version.local()).contains("ubuntu.1");
            assertThat(version.publicVersion()).hasToString("1!2.0rc3.post4.dev5");
            assertThat(version.baseVersion()).hasToString("1!2.0");
        }

        @Test
        void ofAnOrdinaryVersionAreAsWritten() {
            assertThat(Version.parse("1.20.0.post3").release().stream().map(BigInteger::intValue))
                    .containsExactly(1, 20, 0);
            assertThat(Version.parse("1.20.0.post3").post()).contains(BigInteger.valueOf(3));
            assertThat(Version.parse("1.0rc2").pre()).map(PreRelease::toString).contains("rc2");
            assertThat(Version.parse("1.0rc2").baseVersion()).hasToString("1.0");
        }

        @ParameterizedTest(name = "{0}: pre {1}, post {2}, dev {3}")
        @CsvSource({
            "1.0, false, false, false",
            "1.0a1, true, false, false",
            "1.0.post1, false, true, false",
            "1.0.dev1, true, false, true",
            "1.0.post1.dev1, true, true, true",
            "1.0a1.post1, true, true, false",
            "1.0+x, false, false, false",
        })
        void tellTheKinds(String text, boolean pre, boolean post, boolean dev) {
            Version version = Version.parse(text);
            assertThat(version.isPreRelease()).isEqualTo(pre);
            assertThat(version.isPostRelease()).isEqualTo(post);
            assertThat(version.isDevRelease()).isEqualTo(dev);
        }
    }

    @Nested
    class LongTexts {
        private static final int MEGABYTE = 1 << 20;

        @Test
        void areReadWhereTheyAreVersions() {
            Version releases = Version.parse("1" + ".0".repeat(MEGABYTE / 2));
            assertThat(releases).isEqualTo(Version.parse("1"));
            assertThat(releases.release()).hasSize(MEGABYTE / 2 + 1);
            Version local = Version.parse("1+" + "0".repeat(MEGABYTE) + "7");
            assertThat(local.local()).contains("7");
            assertThat(Version.parse("1+" + "a.".repeat(MEGABYTE / 2) + "b")).isGreaterThan(local.publicVersion());
            assertThat(Version.parse(" ".repeat(MEGABYTE) + "1")).hasToString("1");
        }

        @Test
        void areRefusedWhereTheyAreNot() {
            assertThat(Version.parseOrNull("9".repeat(MEGABYTE))).isNull();
            assertThat(Version.parseOrNull(String.join("", Collections.nCopies(MEGABYTE / 4, "1.0-"))))
                    .isNull();
        }
    }
}

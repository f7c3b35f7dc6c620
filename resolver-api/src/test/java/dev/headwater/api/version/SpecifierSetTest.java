// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecifierSetTest {
    @Nested
    class Matching {
        @ParameterizedTest(name = "{0} accepts {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "==1.0 | 1.0.0",
                    "==1.0 | 1.0+local",
                    "==1.0+l.1 | 1.0+L.01",
                    "==1.0.* | 1",
                    "==1.1.* | 1.1.dev1",
                    "==1.1.* | 1.1.post1+x",
                    "!=1.1 | 1.1.post1",
                    "~=2.2.post3 | 2.3",
                    "~=2.2.0 | 2.2.5",
                    "~=1.4.5a4 | 1.4.5b1",
                    "<=1.0 | 1.0+x",
                    ">1.7.post2 | 1.7.post3",
                    ">1.0a1 | 1.0.post1",
                    ">1.0.dev1 | 1.0.post1",
                    "<1.0rc1 | 1.0a1",
                    "<1.0.post1 | 1.0.post0.dev0",
                    "<1.0.post1 | 1.0a1",
                    "===foobar | FooBar",
                    "===1.01 | 1.01",
                    "'' | not a version",
                    ">=1,<2,!=1.5.* | 1.6",
                })
        void acceptsWhatTheStandardAccepts(String set, String version) {
            assertThat(SpecifierSet.parse(set).contains(version)).isTrue();
        }

        @ParameterizedTest(name = "{0} refuses {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "==1.0.0 | 1.0.0.post1",
                    "==1.0+l | 1.0",
                    "==1.* | 1!1.0",
                    "==1.0.* | 1.1.dev0",
                    "!=1.0 | 1.0+x",
                    "~=2.2.0 | 2.3.dev0",
                    "~=1.4.5 | 1.5a1",
                    ">1.7 | 1.7.0.post1",
                    ">1.7 | 1.7+x",
                    ">1.7.post2 | 1.7.post2+x",
                    ">1.0a1 | 1.0a1.post1",
                    "<1.0 | 1.0.dev0",
                    "<1.0.post1 | 1.0.post1.dev0",
                    "===1.0 | 1.0.0",
                    "===1.0 | 1.0+x",
                    ">=1 | not a version",
                })
        void refusesWhatTheStandardRefuses(String set, String version) {
            assertThat(SpecifierSet.parse(set).contains(version)).isFalse();
        }

        @Test
        void comparesTheNormalizedTextOfAParsedVersion() {
            assertThat(SpecifierSet.parse("===1.01").contains(Version.parse("1.01")))
                    .isFalse();
            assertThat(SpecifierSet.parse("===1.1").contains(Version.parse("1.01")))
                    .isTrue();
            assertThat(SpecifierSet.parse("===1.1").contains(Version.parse("1.1.0")))
                    .isFalse();
        }
    }

    @Nested
    class PreReleaseRule {
        private final List<String> candidates = List.of("1.0", "1.3", "1.5a1", "2.0a1");

        @ParameterizedTest(name = "{0} under {1}: {2}")
        @CsvSource(
                delimiter = '|',
                value = {
                    ">=1.2 | DEFAULT | 1.3",
                    ">=1.4 | DEFAULT | 1.5a1 2.0a1",
                    ">=1.2 | ALLOW | 1.3 1.5a1 2.0a1",
                    ">=1.4 | FORBID | ''",
                    ">=1.2a1 | DEFAULT | 1.3 1.5a1 2.0a1",
                    ">=1.2a1 | FORBID | 1.3",
                    "!=1.2a1 | DEFAULT | 1.0 1.3",
                    "===1.5a1 | DEFAULT | 1.5a1",
                    "'' | DEFAULT | 1.0 1.3",
                })
        void dependsOnTheCandidates(String set, PreReleases policy, String expected) {
            List<Version> versions = candidates.stream().map(Version::parse).toList();
            SpecifierSet specifiers = SpecifierSet.parse(set);
            assertThat(String.join(" ", specifiers.filterTexts(candidates, policy)))
                    .isEqualTo(expected);
            assertThat(specifiers.filter(versions, policy).stream().map(Version::toString))
                    .isEqualTo(specifiers.filterTexts(candidates, policy));
        }

        @Test
        void neverTakesOtherTextForAPreRelease() {
            assertThat(SpecifierSet.any().filterTexts(List.of("x", "1.0a1"), PreReleases.DEFAULT))
                    .containsExactly("x", "1.0a1");
            assertThat(SpecifierSet.any().filterTexts(List.of("x", "1.0a1", "1"), PreReleases.DEFAULT))
                    .containsExactly("x", "1");
            assertThat(SpecifierSet.any().filterTexts(List.of("x", "1.0a1"), PreReleases.FORBID))
                    .containsExactly("x");
        }
    }

    @Nested
    class Form {
        @Test
        void keepsClausesAsWrittenAndPrintsThemInOrder() {
            SpecifierSet set = SpecifierSet.parse(" >= v1.0 ,, != 1.5.* ,<2,");
            assertThat(set.clauses().stream().map(VersionSpecifier::toString))
                    .containsExactly(">=v1.0", "!=1.5.*", "<2");
            assertThat(set).hasToString("!=1.5.*,<2,>=v1.0");
        }

        @Test
        void isEqualByMeaningOfTheClauses() {
            assertThat(SpecifierSet.parse("<2,>=1.0")).isEqualTo(SpecifierSet.parse(">=1, <2.0, >=1"));
            assertThat(SpecifierSet.parse("<2,>=1.0")).hasSameHashCodeAs(SpecifierSet.parse(">=1, <2.0, >=1"));
            assertThat(SpecifierSet.parse("~=1.0")).isNotEqualTo(SpecifierSet.parse("~=1.0.0"));
            assertThat(SpecifierSet.parse("==1.0.*")).isNotEqualTo(SpecifierSet.parse("==1.*"));
            assertThat(SpecifierSet.parse("===1.0")).isNotEqualTo(SpecifierSet.parse("===1"));
        }

        @Test
        void joins() {
            SpecifierSet set = SpecifierSet.parse(">=1");
            assertThat(set.and(SpecifierSet.parse("<2"))).hasToString("<2,>=1");
            assertThat(set.and(SpecifierSet.any())).isSameAs(set);
        }

        @ParameterizedTest(name = "''{0}'' at {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "12 | 0",
                    "=>2.0 | 0",
                    ">=1, 2.0 | 5",
                    "== | 2",
                    "~=1.0+5 | 5",
                    ">=1.0.* | 5",
                    "==1.0.*+5 | 5",
                    "==2.0a1.* | 7",
                    "==1.0+5.* | 5",
                    "==1.0 .* | 5",
                    "~=1 | 3",
                    "~=1!1 | 5",
                    "===a b | 4",
                    "===a;b | 4",
                    ">=1 <2 | 3",
                })
        void isRefusedWithItsPosition(String text, int position) {
            assertThatExceptionOfType(InvalidSpecifierException.class)
                    .isThrownBy(() -> SpecifierSet.parse(text))
                    .satisfies(fault -> {
                        assertThat(fault.text()).isEqualTo(text);
                        assertThat(fault.position()).isEqualTo(position);
                        assertThat(fault.expected()).isNotEmpty();
                    });
        }
    }

    @Nested
    class Questions {
        @ParameterizedTest(name = "{0}: {1}, without pre-releases {2}")
        @CsvSource(
                delimiter = '|',
                value = {
                    ">=2,<1 | false | false",
                    ">=1.0a1,<1.0 | false | false",
                    ">=1.0a1,<1.0a2 | true | false",
                    ">=1.0a1,<=1.0 | true | true",
                    ">1.0,<1.0.post1 | false | false",
                    ">=1.0.post0.dev0,<1.0.post1 | true | true",
                    "===foobar | true | true",
                    "===foobar,>=1 | false | false",
                    "===1.0,==1 | true | true",
                    "===1.0a1 | true | false",
                    "===a,===B | false | false",
                    "<0 | false | false",
                    "<=0.dev0 | true | false",
                })
        void whetherAnythingIsLeft(String set, boolean expected, boolean withoutPreReleases) {
            assertThat(SpecifierSet.parse(set).isSatisfiable()).isEqualTo(expected);
            assertThat(SpecifierSet.parse(set).isSatisfiable(PreReleases.FORBID))
                    .isEqualTo(withoutPreReleases);
        }

        @ParameterizedTest(name = "{0} pins 1.0: {1}")
        @CsvSource(
                delimiter = '|',
                value = {"==1.0.0 | true", "===1.0 | true", "==1.* | false", ">=1,<=1 | false", "==2 | false"})
        void whetherAVersionIsPinned(String set, boolean expected) {
            assertThat(SpecifierSet.parse(set).pins(Version.parse("1.0"))).isEqualTo(expected);
        }

        @Test
        void howSetsRelate() {
            SpecifierSet narrow = SpecifierSet.parse(">=3.12,<3.13");
            assertThat(narrow.isSubsetOf(SpecifierSet.parse(">=3.12"))).isTrue();
            assertThat(narrow.isDisjoint(SpecifierSet.parse(">=3.13"))).isTrue();
            assertThatIllegalArgumentException().isThrownBy(() -> narrow.isDisjoint(SpecifierSet.parse("===1")));
        }
    }

    @Nested
    class LongTexts {
        @Test
        void areReadInOnePassAndIntersectedByHalves() {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 100_000; i++) {
                text.append("!=").append(i).append(',');
            }
            SpecifierSet set = SpecifierSet.parse(text.toString());
            assertThat(set.range().bounds()).hasSize(200_002);
            assertThat(set.contains("99999.1")).isTrue();
            assertThat(set.contains("99999")).isFalse();
        }

        @Test
        void areReadOrRefusedWhateverTheyHold() {
            int megabyte = 1 << 20;
            String release = "1" + ".1".repeat(megabyte / 2);
            assertThat(SpecifierSet.parse(">=" + release + ",==" + release + ".*")
                            .isSatisfiable())
                    .isTrue();
            assertThat(SpecifierSet.parse(",".repeat(megabyte)).isAny()).isTrue();
            assertThat(SpecifierSet.parse("===" + "x".repeat(megabyte)).contains("X".repeat(megabyte)))
                    .isTrue();
            assertThatExceptionOfType(InvalidSpecifierException.class)
                    .isThrownBy(() -> SpecifierSet.parse(">".repeat(megabyte)))
                    .withMessageMatching("(?s).{1,400}");
        }
    }
}

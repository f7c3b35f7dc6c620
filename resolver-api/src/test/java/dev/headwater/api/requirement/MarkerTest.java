// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.GroupName;
import dev.headwater.api.tag.Target;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerTest {
    private static final MarkerEnvironment LINUX = MarkerEnvironment.builder()
            .set(MarkerField.OS_NAME, "posix")
            .set(MarkerField.SYS_PLATFORM, "linux")
            .set(MarkerField.PLATFORM_MACHINE, "x86_64")
            .set(MarkerField.PLATFORM_RELEASE, "6.8.0-45-generic")
            .set(MarkerField.PLATFORM_VERSION, "14")
            .set(MarkerField.PYTHON_VERSION, "3.12")
            .set(MarkerField.PYTHON_FULL_VERSION, "3.12.4")
            .build();
    private static final MarkerEnvironment NOTHING_KNOWN =
            MarkerEnvironment.builder().build();

    private static Truth inMetadata(String marker) {
        return Marker.parse(marker).truth(LINUX);
    }

    private static List<ExtraName> extras(String... names) {
        return Stream.of(names).map(ExtraName::parse).toList();
    }

    @Test
    void isEvaluatedForATargetAsThatOfARequirementOnItsOwn() {
        Target target = Target.cpython("3.11", List.of("win_amd64"));

        assertThat(Marker.parse("python_version < '3.12'").evaluate(target).truth())
                .isEqualTo(Truth.TRUE);
        assertThat(Marker.parse("extra == 'fast'").evaluate(target))
                .hasToString(Marker.parse("extra == 'fast'")
                        .evaluate(target.environment(), MarkerSelection.ofRequirement())
                        .toString());
    }

    @Nested
    class Printing {
        @ParameterizedTest(name = "{0}")
        @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                        python_version>'3'                          | python_version > "3"
                        os.name == 'nt'and sys.platform != 'x'      | os_name == "nt" and sys_platform != "x"
                        platform.version in 'x'                     | platform_version in "x"
                        platform.machine not  in 'x'                | platform_machine not in "x"
                        platform.python_implementation == 'x'       | platform_python_implementation == "x"
                        python_implementation == 'x'                | platform_python_implementation == "x"
                        ((os_name == 'a'))                          | os_name == "a"
                        (os_name == 'a' or os_name == 'b')          | os_name == "a" or os_name == "b"
                        ((os_name=='a' and os_name=='b')) or os_name=='c' | (os_name == "a" and os_name == "b") or os_name == "c"
                        os_name=='a' and os_name=='b' or os_name=='c' | os_name == "a" and os_name == "b" or os_name == "c"
                        extra == 'Foo__Bar'                         | extra == "foo-bar"
                        'Foo__Bar' != extra                         | "foo-bar" != extra
                        'Foo__Bar' in extras                        | "foo-bar" in extras
                        'A.B' not in dependency_groups              | "a-b" not in dependency_groups
                        """)
        void isAsWrittenWithTodaysNamesAndDoubleQuotes(String given, String printed) {
            assertThat(Marker.parse(given)).hasToString(printed);
            assertThat(Marker.parse(printed)).isEqualTo(Marker.parse(given));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "'\"'",
                    "\"'\"",
                    "'\\d'",
                    "'\\\\d'",
                    "'\\\\\\\\'",
                    "'\\\\n'",
                    "'\\n\\r\\0'",
                    "\"\\x22'\"",
                    "'\\ud800'",
                    "'\\U0001F600'",
                    "'\uD83D\uDE00'",
                    "'\\\\\\ud800'",
                    "'\\N{GREEK SMALL LETTER ALPHA}'"
                })
        void ofAStringReadsBackAsTheSame(String literal) {
            Marker marker = Marker.parse("os_name == " + literal);
            assertThat(Marker.parse(marker.toString())).isEqualTo(marker);
        }

        @Test
        void leavesABackslashAloneThatStartsNoEscape() {
            assertThat(Marker.parse("os_name == '\\d\\\\e'")).hasToString("os_name == \"\\d\\e\"");
        }
    }

    @Nested
    class Strings {
        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '`',
                value = {
                    "'\\101'|A",
                    "'\\x41'|A",
                    "'\\u0041'|A",
                    "'\\U00000041'|A",
                    "'\\N{LATIN CAPITAL LETTER A}'|A",
                    "'\\q'|\\q"
                },
                delimiter = '|')
        void readEscapesAsPythonDoes(String literal, String value) {
            MarkerEnvironment environment =
                    MarkerEnvironment.builder().set(MarkerField.OS_NAME, value).build();
            assertThat(Marker.parse("os_name == " + literal).truth(environment)).isEqualTo(Truth.TRUE);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "'C:\\'",
                    "'\\x4'",
                    "'\\u123'",
                    "'\\U00110000'",
                    "'\\N{NO SUCH THING}'",
                    "'\\N'",
                    "'a\nb'",
                    "'a\rb'",
                    "'a\0b'",
                    "'\uD800'",
                    "'''a'''",
                    "'a"
                })
        void withHalfAnEscapeOrALineBreakAreRefused(String literal) {
            assertThatExceptionOfType(InvalidMarkerException.class)
                    .isThrownBy(() -> Marker.parse("os_name == " + literal));
        }
    }

    @Nested
    class Rejection {
        @ParameterizedTest(name = "[{0}]")
        @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                        ``                                    | 0  | field
                        python_version                        | 14 | one of <=
                        python_version > 3                    | 17 | string in quotes
                        sys_abi_features == 'x'               | 0  | a field
                        python_versions == 'x'                | 0  | a field
                        '3' <= os_name <= '4'                 | 15 | the end
                        os_name == 'a' AND os_name == 'b'     | 15 | 'and'
                        not os_name == 'a'                    | 0  | a field
                        os_name not 'a'                       | 12 | 'in' after 'not'
                        os_name notin 'a'                     | 8  | one of
                        os_name == 'a' or                     | 17 | a field
                        (os_name == 'a'                       | 15 | ')'
                        os_name == 'a')                       | 14 | the end
                        os_name == 'a                         | 13 | closing '
                        """)
        void saysWhereAndWhatIsAllowedThere(String text, int position, String expected) {
            assertThatExceptionOfType(InvalidMarkerException.class)
                    .isThrownBy(() -> Marker.parse(text))
                    .satisfies(e -> {
                        assertThat(e.text()).isEqualTo(text);
                        assertThat(e.position()).isEqualTo(position);
                        assertThat(e.expected()).contains(expected);
                    });
        }

        @Test
        void takesAHundredParenthesesAndNoMore() {
            assertThat(Marker.parse("(".repeat(100) + "os_name == 'a'" + ")".repeat(100)))
                    .hasToString("os_name == \"a\"");
            assertThatExceptionOfType(InvalidMarkerException.class)
                    .isThrownBy(() -> Marker.parse("(".repeat(101) + "os_name == 'a'" + ")".repeat(101)))
                    .satisfies(e -> assertThat(e.position()).isEqualTo(100));
        }

        @Test
        void refusesWhatIsTooLongToBeMeant() {
            assertThatExceptionOfType(InvalidMarkerException.class)
                    .isThrownBy(() -> Marker.parse("os_name == '" + "a".repeat(100_000) + "'"))
                    .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
        }
    }

    @Nested
    class Evaluation {
        @ParameterizedTest(name = "{0} is {1}")
        @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                        python_version >= '3.9'                     | TRUE
                        '3.9' <= python_version                     | TRUE
                        python_version == '3.*'                     | TRUE
                        '3.*' == python_version                     | FALSE
                        python_version in '2.7 3.12'                | TRUE
                        '3.1' in python_version                     | TRUE
                        python_version == 'three'                   | FALSE
                        python_version != 'three'                   | TRUE
                        python_version < '=3.12'                    | FALSE
                        python_full_version === '3.12.4'            | TRUE
                        sys_platform >= 'linux'                     | TRUE
                        sys_platform > 'a'                          | FALSE
                        sys_platform != 'Linux'                     | TRUE
                        'inu' in sys_platform                       | TRUE
                        platform_machine >= '1'                     | FALSE
                        platform_version >= '13'                    | FALSE
                        platform_release != '1.0'                   | FALSE
                        platform_release == '6.8.0-45-generic'      | TRUE
                        os_name == sys_platform                     | FALSE
                        python_full_version >= python_version       | TRUE
                        os_name == 'x' or os_name == 'posix' and sys_platform == 'linux' | TRUE
                        (os_name == 'x' or os_name == 'posix') and sys_platform == 'x'   | FALSE
                        """)
        void followsTheTypeOfTheField(String marker, Truth truth) {
            assertThat(inMetadata(marker)).isEqualTo(truth);
            assertThat(Marker.parse(marker)
                            .evaluate(LINUX, MarkerSelection.ofRequirement())
                            .truth())
                    .isEqualTo(truth);
        }

        @Test
        void repairsTheVersionOfAnUntaggedBuild() {
            MarkerEnvironment untagged = MarkerEnvironment.builder()
                    .set(MarkerField.PYTHON_FULL_VERSION, "3.15.0+")
                    .build();
            assertThat(Marker.parse("python_full_version >= '3.15'").truth(untagged))
                    .isEqualTo(Truth.TRUE);
        }

        @Test
        void tellsPythonVersionFromAPreReleaseOfTheInterpreter() {
            MarkerEnvironment alpha = MarkerEnvironment.builder()
                    .set(MarkerField.PYTHON_VERSION, "3.13")
                    .set(MarkerField.PYTHON_FULL_VERSION, "3.13.0a1")
                    .build();
            assertThat(Marker.parse("python_version >= '3.13'").holds(alpha)).isTrue();
            assertThat(Marker.parse("python_full_version >= '3.13'").holds(alpha))
                    .isFalse();
            assertThat(Marker.parse("python_full_version < '3.13'").holds(alpha))
                    .isFalse();
        }
    }

    @Nested
    class UnknownFields {
        @ParameterizedTest(name = "{0} is {1}")
        @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                        os_name == 'nt' and python_version < '3'     | FALSE   | ``
                        os_name == 'nt' and python_version >= '3'    | UNKNOWN | os_name
                        os_name == 'nt' or python_version >= '3'     | TRUE    | ``
                        os_name == 'nt' or python_version < '3'      | UNKNOWN | os_name
                        os_name == 'nt' or 'x' in sys_platform       | UNKNOWN | os_name,sys_platform
                        (os_name == 'nt' and python_version < '3') or sys_platform == 'x' | UNKNOWN | sys_platform
                        os_name == sys_platform                      | UNKNOWN | os_name,sys_platform
                        '3' ~= implementation_version                | UNKNOWN | implementation_version
                        """)
        void makeTheValueUnknownOnlyWhereItDependsOnThem(String marker, Truth truth, String fields) {
            MarkerEnvironment pythonOnly = MarkerEnvironment.builder()
                    .set(MarkerField.PYTHON_VERSION, "3.12")
                    .build();
            MarkerValue value = Marker.parse(marker).evaluate(pythonOnly, MarkerSelection.ofRequirement());
            assertThat(value.truth()).isEqualTo(truth);
            assertThat(value.unknownFields().stream().map(MarkerField::toString))
                    .containsExactly(fields.isEmpty() ? new String[0] : fields.split(","));
        }

        @Test
        void areNoAnswerWhereOneIsNeeded() {
            Marker marker = Marker.parse("os_name == 'nt'");
            assertThatExceptionOfType(UndefinedMarkerException.class)
                    .isThrownBy(() -> marker.holds(NOTHING_KNOWN))
                    .withMessageContaining("unknown: os_name")
                    .satisfies(e -> assertThat(e.marker()).isEqualTo(marker));
            assertThatExceptionOfType(UndefinedMarkerException.class)
                    .isThrownBy(() -> marker.holds(NOTHING_KNOWN, ExtraName.parse("x")));
        }
    }

    @Nested
    class UndefinedComparisons {
        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {
                    "os_name ~= '1'",
                    "'1' === os_name",
                    "python_version ~= '3'",
                    "'1.0' ~= platform_release",
                    "extra === 'x'",
                    "os_name ~= '1' and os_name == 'x'",
                    "os_name == 'x' and os_name ~= '1'",
                    "os_name == 'posix' or os_name ~= '1'"
                })
        void winOverEverythingElse(String marker) {
            MarkerValue value = Marker.parse(marker).evaluate(LINUX, MarkerSelection.ofMetadata(List.of()));
            assertThat(value.truth()).isEqualTo(Truth.UNDEFINED);
            assertThat(value.fault()).get().satisfies(fault -> {
                assertThat(fault.kind()).isEqualTo(MarkerFault.Kind.COMPARISON);
                assertThat(fault.comparison()).containsAnyOf("~=", "===");
            });
            assertThat(inMetadata(marker)).isEqualTo(Truth.UNDEFINED);
        }

        @Test
        void winOverUnknownOnes() {
            assertThat(Marker.parse("os_name == 'x' and sys_platform ~= '1'").truth(NOTHING_KNOWN))
                    .isEqualTo(Truth.UNDEFINED);
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"'a' == 'a'", "extra == 'x'", "'x' in extras", "'x' in dependency_groups"})
        void areThoseOfFieldsThatAreNotThere(String marker) {
            MarkerValue value = Marker.parse(marker).evaluate(LINUX, MarkerSelection.ofRequirement());
            assertThat(value.fault().map(MarkerFault::kind)).contains(MarkerFault.Kind.FIELD);
        }
    }

    @Nested
    class Extras {
        @ParameterizedTest(name = "{0} with {1}: {2} one at a time, {3} as a set")
        @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                        extra == 'A_b'                   | a-b  | TRUE  | TRUE
                        extra == 'a' and extra == 'b'    | a b  | FALSE | TRUE
                        extra == 'a' or extra == 'b'     | b    | TRUE  | TRUE
                        extra != 'x'                     | a x  | TRUE  | FALSE
                        extra == ''                      | ``   | TRUE  | FALSE
                        extra != 'a'                     | ``   | TRUE  | TRUE
                        extra in 'abc'                   | a    | TRUE  | FALSE
                        extra == 'v2'                    | v2a3 | FALSE | FALSE
                        """)
        void areReadOneAtATimeOrAsASet(String marker, String asked, Truth single, Truth together) {
            List<ExtraName> extras = asked.isEmpty() ? List.of() : extras(asked.split(" "));
            Marker parsed = Marker.parse(marker);
            assertThat(parsed.evaluate(LINUX, MarkerSelection.ofMetadata(extras))
                            .truth())
                    .isEqualTo(single);
            assertThat(parsed.evaluate(LINUX, MarkerSelection.ofMetadataAsSet(extras))
                            .truth())
                    .isEqualTo(together);
        }

        @Test
        void sayWithWhichOfThemARequirementApplies() {
            List<ExtraName> all = extras("b", "a", "c");
            assertThat(Marker.parse("extra == 'a' or extra == 'b'").activation(LINUX, all))
                    .isEqualTo(new ExtraActivation(Truth.FALSE, extras("b", "a")));
            assertThat(Marker.parse("extra != 'a'").activation(LINUX, all))
                    .isEqualTo(new ExtraActivation(Truth.TRUE, extras("b", "c")));
            assertThat(Marker.parse("os_name == 'posix'").activation(LINUX, all))
                    .isEqualTo(new ExtraActivation(Truth.TRUE, all));
            assertThat(Marker.parse("os_name == 'nt'").activation(LINUX, all))
                    .isEqualTo(new ExtraActivation(Truth.FALSE, List.of()));
        }

        @Test
        void canBeAskedOneByOne() {
            Marker marker = Marker.parse("extra == 'a' and os_name == 'posix'");
            assertThat(marker.mentionsExtra()).isTrue();
            assertThat(marker.holds(LINUX)).isFalse();
            assertThat(marker.holds(LINUX, ExtraName.parse("A"))).isTrue();
            assertThat(marker.holds(LINUX, ExtraName.parse("b"))).isFalse();
        }
    }

    @Nested
    class Sets {
        private final MarkerSelection selection =
                MarkerSelection.ofLockFile(extras("Foo_Bar"), List.of(GroupName.parse("dev")));

        @ParameterizedTest(name = "{0} is {1}")
        @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                        'foo.bar' in extras                     | TRUE
                        'foo' not in extras                     | TRUE
                        'DEV' in dependency_groups              | TRUE
                        'dev' == dependency_groups              | FALSE
                        'dev' != dependency_groups              | TRUE
                        'dev' < dependency_groups               | FALSE
                        'dev' ~= dependency_groups              | UNDEFINED
                        extras == 'foo'                         | UNDEFINED
                        extras in dependency_groups             | UNDEFINED
                        os_name in extras                       | UNDEFINED
                        extra == 'foo'                          | UNDEFINED
                        """)
        void areAskedForMembership(String marker, Truth truth) {
            assertThat(Marker.parse(marker).evaluate(LINUX, selection).truth()).isEqualTo(truth);
        }

        @Test
        void standBesideExtraWhereThePlaceIsNotKnown() {
            MarkerSelection anyPlace = MarkerSelection.ofAnyPlace(extras("foo"), List.of(GroupName.parse("dev")));
            assertThat(Marker.parse("extra == 'foo' and 'foo' in extras and 'dev' in dependency_groups")
                            .evaluate(LINUX, anyPlace)
                            .isTrue())
                    .isTrue();
        }
    }

    @Nested
    class Joining {
        private final Marker either = Marker.parse("os_name == 'a' or os_name == 'b'");
        private final Marker single = Marker.parse("sys_platform == 'c'");

        @Test
        void putsParenthesesWhereTheyAreNeeded() {
            assertThat(either.and(single))
                    .hasToString("(os_name == \"a\" or os_name == \"b\") and sys_platform == \"c\"");
            assertThat(either.or(single)).hasToString("os_name == \"a\" or os_name == \"b\" or sys_platform == \"c\"");
        }

        @Test
        void leavesAMarkerJoinedWithItselfAlone() {
            assertThat(either.and(either)).isEqualTo(either);
            assertThat(either.or(either)).isEqualTo(either);
        }

        @Test
        void staysWithinWhatCanBeReadBack() {
            Marker deep = single;
            for (int i = 0; i < 49; i++) {
                deep = deep.and(either).or(single);
            }
            assertThat(Marker.parse(deep.toString())).isEqualTo(deep);
            Marker limit = deep;
            assertThatIllegalArgumentException().isThrownBy(() -> {
                Marker deeper = limit;
                for (int i = 0; i < 60; i++) {
                    deeper = deeper.and(either).or(single);
                }
            });
        }
    }
}

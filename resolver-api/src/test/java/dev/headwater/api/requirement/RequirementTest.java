// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.SpecifierSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementTest {
    @Nested
    class Reading {
        @Test
        void takesAllPartsApart() {
            String text = "Requests[Socks, use_chardet_on_py3] >=2.28, <3 ; python_version >= '3.8'";
            Requirement requirement = Requirement.parse(text);
            assertThat(requirement.name()).isEqualTo(ProjectName.parse("requests"));
            assertThat(requirement.spelledName()).isEqualTo("Requests");
            assertThat(requirement.extras())
                    .containsExactly(ExtraName.parse("socks"), ExtraName.parse("use-chardet-on-py3"));
            assertThat(requirement.specifiers()).isEqualTo(SpecifierSet.parse("<3,>=2.28"));
            assertThat(requirement.url()).isEmpty();
            assertThat(requirement.marker()).contains(Marker.parse("python_version >= '3.8'"));
            assertThat(requirement.text()).isEqualTo(text);
        }

        @Test
        void givesAUrlEverythingUpToWhiteSpace() {
            Requirement all = Requirement.parse("a @ https://example.org/a;v=1?x#sha256=0;python_version>'3'");
            assertThat(all.url()).contains("https://example.org/a;v=1?x#sha256=0;python_version>'3'");
            assertThat(all.marker()).isEmpty();
            Requirement marked = Requirement.parse("a[x]@https://example.org/a ;python_version>'3'");
            assertThat(marked.url()).contains("https://example.org/a");
            assertThat(marked.marker()).isPresent();
            assertThat(marked.specifiers().isAny()).isTrue();
        }

        @ParameterizedTest(name = "{0} is {1}")
        @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                        a()                                | a
                        a ( >= 1 , < 2 )                   | a<2,>=1
                        a>=1,                              | a>=1
                        a [ ] >=1                          | a[]>=1
                        A_B[Y,x,X] ==1.*                   | a-b[x,y]==1.*
                        a===whatever;os_name=="x"          | a===whatever; os_name == "x"
                        a===1.0,<2                         | a<2,===1.0
                        a===1.0 , <2                       | a<2,===1.0
                        a ( === 1.0, )                     | a===1.0
                        a===1.0, <2                        | a<2,===1.0
                        a (===1.0, <2 , >=0.9)             | a<2,===1.0,>=0.9
                        a (===1.0,<2)                      | a<2,===1.0
                        a @ file:///x                      | a @ file:///x
                        a[x] @ file:///x ; os_name=='x'    | a[x] @ file:///x ; os_name == "x"
                        a;os_name=='x'                     | a; os_name == "x"
                        """)
        void printsInCanonicalFormAndReadsThatBack(String text, String canonical) {
            Requirement requirement = Requirement.parse(text);
            assertThat(requirement).hasToString(canonical);
            assertThat(Requirement.parse(canonical)).isEqualTo(requirement);
        }

        @Test
        void keepsEmptyBracketsWithoutTellingThemFromNone() {
            assertThat(Requirement.parse("a[]").hasBrackets()).isTrue();
            assertThat(Requirement.parse("a").hasBrackets()).isFalse();
            assertThat(Requirement.parse("a[]"))
                    .isEqualTo(Requirement.parse("a"))
                    .hasSameHashCodeAs(Requirement.parse("a"));
        }
    }

    @Nested
    class Equality {
        @ParameterizedTest(name = "{0} = {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "a==1.0 | A==1.0.0",
                    "a[x-y] | a[X_y]",
                    "a>=1,<2 | a<2,>=1",
                    "a;os_name=='x' | a ; os.name == \"x\"",
                    "a@http://x | a @ http://x"
                })
        void comparesNormalForms(String one, String other) {
            assertThat(Requirement.parse(one))
                    .isEqualTo(Requirement.parse(other))
                    .hasSameHashCodeAs(Requirement.parse(other));
        }

        @ParameterizedTest(name = "{0} != {1}")
        @CsvSource(
                delimiter = '|',
                value = {"a | b", "a | a[x]", "a>=1 | a>1", "a | a;os_name=='x'", "a @ http://x | a @ http://y"})
        void tellsDifferentOnesApart(String one, String other) {
            assertThat(Requirement.parse(one)).isNotEqualTo(Requirement.parse(other));
        }
    }

    @Nested
    class Rejection {
        @ParameterizedTest(name = "[{0}]")
        @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                        ``                       | 0
                        -a                       | 0
                        a_                       | 1
                        a[x                      | 3
                        a[x,]                    | 4
                        a[,x]                    | 2
                        a[x y]                   | 4
                        a >= 1 < 2               | 7
                        a 1.0                    | 2
                        a (>=1                   | 6
                        a>=1)                    | 4
                        a,>=1                    | 1
                        a>=1,,<2                 | 5
                        a @                      | 3
                        a @ http://x os_name     | 13
                        a>=1;                    | 5
                        a; x == 'y'              | 3
                        a>=1.x                   | 4
                        a === x,y                | 8
                        """)
        void saysWhere(String text, int position) {
            assertThatExceptionOfType(InvalidRequirementException.class)
                    .isThrownBy(() -> Requirement.parse(text))
                    .satisfies(e -> {
                        assertThat(e.text()).isEqualTo(text);
                        assertThat(e.position()).isEqualTo(position);
                        assertThat(e.expected()).isNotBlank();
                    });
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"a\n", "a\u000b", "a>=1\r", "a>=\n1", "a @ http://x\n", "a; os_name == 'x'\n", "a\u00a0>=1"})
        void knowsNoWhiteSpaceButSpaceAndTab(String text) {
            assertThatExceptionOfType(InvalidRequirementException.class).isThrownBy(() -> Requirement.parse(text));
        }

        @Test
        void refusesAMegabyteAtOnce() {
            String text = "a; " + "(".repeat(1 << 20);
            assertThatExceptionOfType(InvalidRequirementException.class)
                    .isThrownBy(() -> Requirement.parse(text))
                    .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityTagTest {
    @Nested
    class Parsing {
        @Test
        void lowersTheCase() {
            assertThat(CompatibilityTag.parse("CP312-Abi3-WIN_amd64")).hasToString("cp312-abi3-win_amd64");
        }

        @Test
        void expandsACompressedSetWithoutRepeating() {
            assertThat(CompatibilityTag.parseCompressed("py3.PY2.py3-none-win32.any"))
                    .extracting(CompatibilityTag::toString)
                    .containsExactly("py3-none-win32", "py3-none-any", "py2-none-win32", "py2-none-any");
        }

        @Test
        void boundsTheExpansion() {
            String many = "a.b.c.d.e.f.g.h.i.j.k";
            assertThatExceptionOfType(InvalidTagException.class)
                    .isThrownBy(() -> CompatibilityTag.parseCompressed(many + "-" + many + "-" + many));
        }
    }

    @Nested
    class Rejection {
        @ParameterizedTest(name = "{0} at {1}")
        @CsvSource({
            "'', 0",
            "-none-any, 0",
            "py3--any, 4",
            "py3-none-, 9",
            "py3.-none-any, 4",
            "py3-none-any., 13",
            "py3-none, 8",
            "py3-none-any-extra, 12",
            "2-none-any, 0",
            "py3.2-none-any, 4",
            "py+3-none-any, 2",
        })
        void saysWhere(String text, int position) {
            assertThatExceptionOfType(InvalidTagException.class)
                    .isThrownBy(() -> CompatibilityTag.parseCompressed(text))
                    .satisfies(e -> assertThat(e.position()).isEqualTo(position))
                    .satisfies(e -> assertThat(e.text()).isEqualTo(text));
        }

        @Test
        void aSetIsNotASingleTag() {
            assertThatExceptionOfType(InvalidTagException.class)
                    .isThrownBy(() -> CompatibilityTag.parse("py2.py3-none-any"))
                    .satisfies(e -> assertThat(e.position()).isEqualTo(3));
        }

        @Test
        void partsAreCheckedHoweverTheTagIsMade() {
            assertThatExceptionOfType(InvalidTagException.class)
                    .isThrownBy(() -> new CompatibilityTag("py3", "no-ne", "any"));
        }
    }

    @Test
    void interpretersMayHaveLettersOfAnyScriptAsInPython() {
        assertThat(CompatibilityTag.parse("pÿ3-none-any").interpreter()).isEqualTo("pÿ3");
    }
}

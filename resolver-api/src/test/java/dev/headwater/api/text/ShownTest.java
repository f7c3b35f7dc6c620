// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.version.InvalidVersionException;
import dev.headwater.api.version.Version;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x07, 0x0a, 0x0d, 0x1b, 0x7f, 0x85, 0x9b, 0xad, 0x034f, 0x061c, 0x115f, 0x180e, 0x200b, 0x200d,
                0x200e, 0x2028, 0x2029, 0x202e, 0x2060, 0x2066, 0x2069, 0x3164, 0xd800, 0xdc00, 0xe000, 0xfeff, 0xffa0
            })
    void whatCannotBeSeenIsAnEscape(int c) {
        assertThat(Shown.text("a" + (char) c + "b")).isEqualTo("a\\u%04xb", c);
    }

    @Test
    void aTagOfThePlanesAboveIsALongEscape() {
        assertThat(Shown.text("a" + Character.toString(0xe0041))).isEqualTo("a\\U000e0041");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "größer", "日本語", "a🐍b", "back\\slash", ""})
    void whatCanBeSeenStays(String text) {
        assertThat(Shown.text(text)).isEqualTo(text);
    }

    @Test
    void lineFeedsStayWhereLinesAreMeant() {
        assertThat(Shown.lines("a\nb\r\u202e\n")).isEqualTo("a\nb\\u000d\\u202e\n");
    }

    @Test
    void aLongTextIsCutButNotWithinACharacter() {
        assertThat(Shown.text("abcdef", 3)).isEqualTo("abc…");
        assertThat(Shown.text("abc", 3)).isEqualTo("abc");
        assertThat(Shown.text("ab🐍c", 3)).isEqualTo("ab…");
    }

    @Test
    void whatIsSafeIsNotChangedAgain() {
        Random random = new Random(5);
        for (int round = 0; round < 10_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(8); i >= 0; i--) {
                text.append((char) random.nextInt(1 << (7 + random.nextInt(10))));
            }
            String shown = Shown.text(text.toString());
            assertThat(Shown.lines(shown)).isEqualTo(shown);
            assertThat(shown.codePoints()).noneMatch(Character::isISOControl);
        }
    }

    @Test
    void aTextThatMayHoldAPasswordIsNotQuoted() {
        assertThat(Shown.quoted("a\u202e")).isEqualTo("'a\\u202e'");
        assertThat(Shown.quoted("x".repeat(81))).isEqualTo("'" + "x".repeat(80) + "'…");
        assertThat(Shown.quoted("https://me:hunter2@h.example/")).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/simple/x/,https://a.example/simple/x/",
        "https://a.example/x.whl?sig=SECRET,https://a.example/x.whl?…",
        "https://a.example/x.whl?sig=SECRET#sha256=ab,https://a.example/x.whl?…",
        "https://a.example/x.whl#sha256=a?b,https://a.example/x.whl",
        "https://me:SECRET@a.example/x,https://*********@a.example/x"
    })
    void ofAUrlNothingIsShownThatMayBeSecret(String url, String shown) {
        assertThat(Shown.url(url)).isEqualTo(shown);
    }

    @Test
    void aUrlIsNotLong() {
        assertThat(Shown.url("https://a.example/" + "x".repeat(5000))).hasSizeLessThan(410);
    }

    @Test
    void theFaultOfATextShowsItsHiddenCharacters() {
        Assertions.assertThatExceptionOfType(InvalidVersionException.class)
                .isThrownBy(() -> Version.parse("1.0\u202e\u200b"))
                .withMessageContaining("'1.0\\u202e\\u200b'");
    }
}

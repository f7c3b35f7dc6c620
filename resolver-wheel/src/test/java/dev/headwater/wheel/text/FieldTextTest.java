// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.api.DamagedArchiveException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldTextTest {
    private static String with(String text, String name, String... values) {
        try {
            FieldText read = FieldText.parse("METADATA", text.getBytes(StandardCharsets.UTF_8));
            FieldText changed = read.with(name, List.of(values));
            assertThat(changed.fields().values(name)).containsExactly(values);
            return new String(changed.bytes(), StandardCharsets.UTF_8);
        } catch (DamagedArchiveException e) {
            throw new AssertionError(e);
        }
    }

    /** Fields of one letter, one in a line; {@code A=b,c} gives A these values. */
    @ParameterizedTest
    @CsvSource({
        "A:1 B:2 A:3, 1 3, A:1 B:2 A:3",
        "A:1 B:2 A:3, 1 4, A:1 B:2 A:4",
        "A:1 B:2 A:3, 4 3, A:4 B:2 A:3",
        "A:1 B:2 A:3, 3, B:2 A:3",
        "A:1 B:2 A:3, 1, A:1 B:2",
        "A:1 B:2 A:3, '', B:2",
        "A:1 B:2 A:3, 1 3 4, A:1 B:2 A:3 A:4",
        "A:1 B:2 A:3, 0 1 3, A:0 A:1 B:2 A:3",
        "A:1 B:2 A:3, 1 2 3, A:1 B:2 A:2 A:3",
        "A:1 B:2 A:3, 3 1, B:2 A:3 A:1",
        "A:1 A:1 A:2, 1 2, A:1 A:2",
        "B:1 C:2, 1 2, B:1 C:2 A:1 A:2",
        "a:1 B:2, 3, a:3 B:2"
    })
    void whatStaysIsWhereItWas(String before, String values, String after) {
        String[] wanted = Arrays.stream(values.split(" ", -1))
                .filter(value -> !value.isEmpty())
                .toArray(String[]::new);

        assertThat(with(text(before), "A", wanted)).isEqualTo(text(after));
    }

    private static String text(String fields) {
        return fields.replace(":", ": ").replace(" ", "\n").replace(":\n", ": ") + "\n\nA: body\n";
    }

    @Test
    void aFieldOfSeveralLinesIsTakenOutWithAllOfThem() {
        assertThat(with("A: 1\n  more\n\tand more\nB: 2\n  of it\n\n", "A", "3"))
                .isEqualTo("A: 3\nB: 2\n  of it\n\n");
    }

    @Test
    void whatIsFoldedAndStaysIsNotUnfolded() throws DamagedArchiveException {
        byte[] text = "A: 1\n  more\nA: 2\n".getBytes(StandardCharsets.UTF_8);

        assertThat(FieldText.parse("METADATA", text)
                        .with("A", List.of("1 more", "3"))
                        .bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("A: 1\n  more\nA: 3\n");
    }

    @Test
    void linesEndAsTheFirstOneDoes() {
        assertThat(with("A: 1\r\nB: 2\r\n\r\nbody", "C", "3")).isEqualTo("A: 1\r\nB: 2\r\nC: 3\r\n\r\nbody");
        assertThat(with("A: 1\rB: 2\r\rbody", "A", "3")).isEqualTo("A: 3\rB: 2\r\rbody");
        assertThat(with("A: 1", "B", "2")).isEqualTo("A: 1\nB: 2\n");
    }

    @Test
    void linesThatAreNoFieldsStayToo() {
        assertThat(with("From me\n: x\nA: 1\nB: 2\nno field\nA: 3\n", "A", "4"))
                .isEqualTo("From me\n: x\nA: 4\nB: 2\nno field\nA: 3\n");
    }

    @Test
    void whatIsNotUtf8OrHasNoFieldsIsRefused() {
        assertThatThrownBy(() -> FieldText.parse("WHEEL", new byte[] {'A', ':', (byte) 0xff}))
                .isInstanceOf(DamagedArchiveException.class)
                .hasMessage("WHEEL is not UTF-8");
        assertThatThrownBy(() -> FieldText.parse("WHEEL", new byte[0])).hasMessage("WHEEL has no fields");
    }
}

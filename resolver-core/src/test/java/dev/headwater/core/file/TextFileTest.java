// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFileTest {
    private static final int LONGEST = 1000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a\nb\r\n", "\ufeffa", "\u00e9\u20ac\ud83d\ude00\0", "\ufffd", "a\n\ufffd\u00e9 b", "a\ufffd"
            })
    void isReadAsItWasWritten(String text) throws IOException {
        assertThat(read(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00e9",
                "\u00c3",
                "\u00e2\u0082 b",
                "\u00ed\u00a0\u0080",
                "\u00c0\u0080",
                "\u00f4\u0090\u0080\u0080",
                // A real replacement character before what is no UTF-8.
                "\u00ef\u00bf\u00bd\u00ff"
            })
    void isRefusedAtTheLineThatIsNotUtf8(String latin) {
        byte[] bytes = ("one\ntwo\n" + latin + "\nfour\n\u00ff").getBytes(StandardCharsets.ISO_8859_1);
        assertThatExceptionOfType(FileFault.class)
                .isThrownBy(() -> read(bytes))
                .satisfies(fault -> assertThat(fault.line()).isEqualTo(3))
                .satisfies(fault -> assertThat(fault.problem()).contains("not UTF-8"));
    }

    private String read(byte[] bytes) throws IOException {
        return TextFile.read(Files.write(folder.resolve("file"), bytes), LONGEST);
    }
}

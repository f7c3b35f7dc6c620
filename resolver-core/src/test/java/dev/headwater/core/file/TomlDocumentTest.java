// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TomlDocumentTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-01-01T02:00:00+02>00",
                "2024-01-01T02:00:00+99:00",
                "2024-13-01",
                "2024-02-30T02:00:00Z",
                "25:00:00",
                "2024-01-01T02:00:00+2"
            })
    void dateThatIsNoneIsAFaultOfTheFile(String date) {
        assertThatExceptionOfType(FileFault.class)
                .isThrownBy(() -> TomlDocument.parse("a = [" + date + "]\n"))
                .withMessageStartingWith("this is not TOML: ");
    }
}

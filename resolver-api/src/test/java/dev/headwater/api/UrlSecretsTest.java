// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.requirement.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlSecretsTest {
    @ParameterizedTest
    @CsvSource({
        "https://me:pw@h.example/a,           https://*****@h.example/a",
        "https://me:p#w@h.example/a,          https://******@h.example/a",
        "https://me:p/w@h.example/a,          https://******@h.example/a",
        "https://me:p?w@h.example/a,          https://******@h.example/a",
        "https://me:p@w@h.example/a@1,        https://******@h.example/a@1",
        "a @ https://t@h/ b @ http://u@h/ c@d, a @ https://*@h/ b @ http://*@h/ c@d",
    })
    void userInformationIsHidden(String text, String shown) {
        assertThat(UrlSecrets.masked(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lib @ https://h.example/a",
                "https://h.example/lib@v1/a.whl",
                "https://h.example:8443/lib@v1/a.whl",
                "https://[::1]:8443/lib@v1/a.whl",
                "me@h.example",
                "https://",
                "",
            })
    void whatIsNoSecretStays(String text) {
        assertThat(UrlSecrets.masked(text)).isEqualTo(text);
    }

    @Test
    void aTextOfManySchemesTakesNoLongerThanItIsLong() {
        String text = "://".repeat(300_000) + "@";

        assertThat(UrlSecrets.masked(text)).hasSameSizeAs(text);
    }

    @Test
    void aMessageAboutInvalidTextKeepsSecretsToItself() {
        assertThatExceptionOfType(InvalidTextException.class)
                .isThrownBy(() -> Requirement.parse("lib @ https://me:secret@h.example/lib.whl and more"))
                .withMessageContaining("@h.example")
                .withMessageNotContaining("secret");
    }
}

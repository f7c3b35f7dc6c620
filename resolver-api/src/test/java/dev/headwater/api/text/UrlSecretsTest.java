// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.headwater.api.InvalidTextException;
import dev.headwater.api.requirement.Requirement;
import java.time.Duration;
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
        "https:/me:pw@h.example/a,            https:/*****@h.example/a",
        "HTTPS:\\\\me:pw@h.example/a,        HTTPS:\\\\*****@h.example/a",
        "https:me:pw@h.example/a,             https:*****@h.example/a",
        "git+https:///me:pw@h.example/a,      git+https:///*****@h.example/a",
        "a @ https://t@h/ b @ http://u@h/ c@d, a @ https://*@h/ b @ http://*@h/ c@d",
        "//me:pw@h.example/a,                 //*****@h.example/a",
        "what of '//me:pw@h.example/a'?,      what of '//*****@h.example/a'?",
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
                "https: me@h.example",
                "c:/me@home",
                "file:/me@home",
                "git+https://git.example.org/a.git@main",
                "https://",
                "",
            })
    void whatIsNoSecretStays(String text) {
        assertThat(UrlSecrets.masked(text)).isEqualTo(text);
    }

    @Test
    void aPasswordWithABlankIsSuspectedThoughNotAllOfItCanBeHidden() {
        assertThat(UrlSecrets.mayStandIn("https://me:p w@h.example/a")).isTrue();
        assertThat(UrlSecrets.mayStandIn("https://me:pw@h.example/a")).isTrue();
        assertThat(UrlSecrets.mayStandIn("git+https://git.example.org/a.git@main"))
                .isFalse();
        assertThat(UrlSecrets.mayStandIn("https://h.example:8443/a written by me@h.example"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://h.example, true",
        "HTTPS:\\\\h.example, true",
        "https:/h.example, true",
        "https:h.example, true",
        "file:a.txt, true",
        "ftp:/h.example, true",
        "c:/a.txt, false",
        "c:\\a.txt, false",
        "a/https://h.example, false",
        "a.txt, false",
        "'', false",
    })
    void whatBeginsAsAUrlIsSeenThoughItIsNone(String text, boolean url) {
        assertThat(UrlSecrets.beginsAsUrl(text)).isEqualTo(url);
    }

    @Test
    void aUrlIsShownWithoutItsQuery() {
        assertThat(UrlSecrets.withoutQuery("https://h.example/lib.whl?X-Amz-Signature=abc#sha256=0"))
                .isEqualTo("https://h.example/lib.whl");
        assertThat(UrlSecrets.withoutQuery("https://h.example/lib.whl#egg?x")).isEqualTo("https://h.example/lib.whl");
        assertThat(UrlSecrets.withoutQuery("file:///lib.whl")).isEqualTo("file:///lib.whl");
        assertThat(UrlSecrets.withoutQuery("https://me:pw@h.example/?a")).isEqualTo("https://*****@h.example/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "lib @ https://h.example/lib.whl?token=secret ! lib @ https://h.example/lib.whl",
                "lib@https://me:pw@h.example/lib.whl#secret ! lib@https://*****@h.example/lib.whl",
                "lib @ https://h.example/l?secret ; os_name == '#?' ! lib @ https://h.example/l ; os_name == '#?'",
                "lib @ https://h.example/l?secret more secret ! lib @ https://h.example/l",
                "https://h.example/lib.whl?secret ! https://h.example/lib.whl",
                "lib @ file:lib.whl?secret ! lib @ file:lib.whl",
                "lib ; platform_version == '#1 a@b?' ! lib ; platform_version == '#1 a@b?'",
                "lib>=1,<2 ! lib>=1,<2",
                "lib @ https://h.example/l ; os_name == 'nt' ! lib @ https://h.example/l ; os_name == 'nt'",
            })
    void aRequirementIsShownWithoutTheQueryOfItsUrl(String text, String shown) {
        assertThat(UrlSecrets.inRequirement(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"://", "://[", "://h/", "http:", "http:/a?", "//", ":"})
    void aTextOfManySchemesTakesNoLongerThanItIsLong(String part) {
        String text = part.repeat(200_000) + "@";

        // Were the time that of the square of the length, this would take many minutes.
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            assertThat(UrlSecrets.masked(text)).hasSameSizeAs(text);
            assertThat(UrlSecrets.mayStandIn(text + " ")).isIn(true, false);
        });
    }

    @Test
    void aMessageAboutInvalidTextKeepsSecretsToItself() {
        assertThatExceptionOfType(InvalidTextException.class)
                .isThrownBy(() -> Requirement.parse("lib @ https://me:secret@h.example/lib.whl and more"))
                .withMessageContaining("@h.example")
                .withMessageNotContaining("secret");
    }
}

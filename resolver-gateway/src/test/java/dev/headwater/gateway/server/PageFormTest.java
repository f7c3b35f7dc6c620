// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageFormTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "application/vnd.pypi.simple.v1+json | JSON",
                "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html; q=0.1, text/html; q=0.01 | JSON",
                "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01 | JSON",
                "application/vnd.pypi.simple.v1+json;q=0.3, text/html | HTML",
                "application/vnd.pypi.simple.v1+json;q=0, text/html;q=0.1 | HTML",
                "APPLICATION/vnd.pypi.simple.latest+JSON | JSON",
                "text/html | HTML",
                "application/vnd.pypi.simple.v1+html | SIMPLE_HTML",
                "application/vnd.pypi.simple.latest+html, */*;q=0.1 | SIMPLE_HTML",
                "application/vnd.pypi.simple.v1+html;q=0.2, text/html | HTML",
                "application/vnd.pypi.simple.v1+html;q=0, text/html;q=0.1 | HTML",
                "text/*;q=0.9, application/vnd.pypi.simple.v1+html;q=0.1 | HTML",
                "text/*;q=0.9, application/vnd.pypi.simple.v1+html;q=0.1, application/vnd.pypi.simple.v1+json;q=0.5 | HTML",
                "text/html;q=0.1, text/*;q=0.9, application/vnd.pypi.simple.v1+html;q=0.5 | SIMPLE_HTML",
                "application/vnd.pypi.simple.v1+html;q=0, */* | HTML",
                "text/html;q=0, */* | JSON",
                "*/* | HTML",
                "application/vnd.pypi.simple.v1+json, */*;q=0.1 | JSON",
                "application/* | JSON"
            })
    void isTheOneThatTheClientLikesBest(String accept, PageForm form) {
        assertThat(PageForm.of(Optional.of(accept))).contains(form);
    }

    @ParameterizedTest
    @CsvSource({"image/png", "text/html;q=0", "application/json", ";;q=;,,"})
    void isNoneWhereTheClientTakesNone(String accept) {
        assertThat(PageForm.of(Optional.of(accept))).isEmpty();
    }

    @Test
    void isHtmlForWhoSaysNothing() {
        assertThat(PageForm.of(Optional.empty())).contains(PageForm.HTML);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.http.redirect.RedirectRule.Decision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileRedirectsTest {
    @ParameterizedTest
    @CsvSource({
        "WITHOUT_HASH,https://a.example/x.whl,https://b.example/x.whl,FOLLOW",
        "WITHOUT_HASH,http://a.example/x.whl,http://b.example/x.whl,FOLLOW",
        "WITHOUT_HASH,http://a.example/x.whl,https://b.example/x.whl,FOLLOW",
        "WITHOUT_HASH,https://a.example/x.whl,http://a.example/x.whl,REFUSE",
        "WITH_HASH,https://a.example/x.whl,http://b.example/x.whl,FOLLOW"
    })
    void leadAnywhereButNotFromHttpsToHttpWithoutAHash(
            FileRedirects rule, String from, String target, Decision expected) {
        assertThat(rule.check(from, target).decision()).isEqualTo(expected);
    }
}

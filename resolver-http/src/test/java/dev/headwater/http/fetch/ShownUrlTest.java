// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://a.example/simple/x/,https://a.example/simple/x/",
        "https://a.example/x.whl?sig=SECRET,https://a.example/x.whl?…",
        "https://a.example/x.whl?sig=SECRET#sha256=ab,https://a.example/x.whl?…",
        "https://a.example/x.whl#sha256=a?b,https://a.example/x.whl",
        "https://me:SECRET@a.example/x,https://*********@a.example/x"
    })
    void hidesWhatMayBeSecret(String url, String shown) {
        assertThat(ShownUrl.of(url)).isEqualTo(shown);
    }

    @Test
    void isNotLong() {
        assertThat(ShownUrl.of("https://a.example/" + "x".repeat(5000))).hasSizeLessThan(410);
    }

    @Test
    void doesNotMoveTheCursor() {
        assertThat(ShownText.of("a\u001b[31mb\u202ec\u0007\n\ud800d", 100)).isEqualTo("a[31mbcd");
        assertThat(ShownText.of("abcdef", 3)).isEqualTo("abc…");
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTextTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                // The examples of RFC 3986, 5.4, as far as they are hierarchical; fragments are left out.
                "g | http://a/b/c/g",
                "./g | http://a/b/c/g",
                "g/ | http://a/b/c/g/",
                "/g | http://a/g",
                "//g | http://g/",
                "?y | http://a/b/c/d;p?y",
                "g?y | http://a/b/c/g?y",
                "#s | http://a/b/c/d;p?q",
                "g#s | http://a/b/c/g",
                ";x | http://a/b/c/;x",
                "'' | http://a/b/c/d;p?q",
                ". | http://a/b/c/",
                "./ | http://a/b/c/",
                ".. | http://a/b/",
                "../g | http://a/b/g",
                "../.. | http://a/",
                "../../../g | http://a/g",
                "/./g | http://a/g",
                "/../g | http://a/g",
                "g. | http://a/b/c/g.",
                "..g | http://a/b/c/..g",
                "./../g | http://a/b/g",
                "g/../h | http://a/b/c/h",
                "g;x=1/../y | http://a/b/c/y",
                "g?y/../x | http://a/b/c/g?y/../x",
                // What pages hold besides.
                "' g h ' | http://a/b/c/g%20h",
                "é{x} | http://a/b/c/%C3%A9%7Bx%7D",
                "g%20h | http://a/b/c/g%20h",
                "\\g | http://a/g",
                "HTTPS://Host/g | https://Host/g",
                "https://u:p@host/g | https://host/g",
                "https://u:p@q@host:8/g?x@y | https://host:8/g?x@y",
                "https://host\\@evil/g | https://host/@evil/g",
                "https://host?x=/y@z | https://host/?x=/y@z",
                "//u:p@host/g | http://host/g",
                "https://host | https://host/",
                "ftp://u:p@host/g | ftp://host/g",
                "mailto:me@host | mailto:me@host",
                "c:/g.whl | c:/g.whl",
                "g:h | g:h",
                "1:h | http://a/b/c/1:h",
            })
    void aReferenceIsMadeAbsolute(String reference, String url) {
        assertThat(UrlText.parse("http://a/b/c/d;p?q").resolve(reference)).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a/b%2Fc?x", "ftp://h/x", "mailto:x", "https://host:443/a//b/", "https:x"})
    void anAbsoluteOneStays(String url) {
        assertThat(UrlText.parse("http://a/b").resolve(url)).hasToString(url);
    }

    @ParameterizedTest
    @CsvSource({
        "http://a/b/c.whl, c.whl",
        "http://a/b/, ''",
        "http://a, ''",
        "http://a/b/%41%2e%zz%4, A.%zz%4",
        "http://a/b/x y.whl, x y.whl",
        "http://a/b/c.whl?d=e.zip, c.whl"
    })
    void theNameIsTheEndOfThePath(String url, String filename) {
        assertThat(UrlText.parse(url).filename()).isEqualTo(filename);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.name.ProjectName;
import dev.headwater.http.redirect.RedirectRule.Decision;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageRedirectsTest {
    private static final String LOCATION = "https://packages.example.org/simple/";
    private static final ProjectName NAME = ProjectName.parse("zope-interface");

    private static Decision decide(String target) {
        return decide(LOCATION, LOCATION + "Zope.Interface", target);
    }

    private static Decision decide(String location, String from, String target) {
        return PageRedirects.ofProject(location, NAME, List.of("https://login.example.org/", LOCATION + "none"))
                .check(from, target)
                .decision();
    }

    @Nested
    class Following {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://packages.example.org/simple/zope-interface/",
                    "https://packages.example.org/simple/zope-interface",
                    "https://packages.example.org/simple/Zope_Interface/",
                    "https://packages.example.org/simple/v2/zope.interface/",
                    "https://packages.example.org:443/simple/zope-interface/",
                    "https://packages.example.org/simple/zope-interface/?format=json"
                })
        void staysBelowTheLocationAndInTheProject(String target) {
            assertThat(decide(target)).isEqualTo(Decision.FOLLOW);
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://packages.example.org/simple", "https://packages.example.org/simple/"})
        void doesNotMindASlashAtTheLocationsEnd(String location) {
            assertThat(decide(location, location, "https://packages.example.org/simple/zope-interface/"))
                    .isEqualTo(Decision.FOLLOW);
        }

        @Test
        void goesFromHttpToHttpsOfOneHostOnDefaultPorts() {
            String plain = "http://packages.example.org/simple/";
            assertThat(decide(plain, plain + "zope-interface/", LOCATION + "zope-interface/"))
                    .isEqualTo(Decision.FOLLOW);
        }
    }

    @Nested
    class Refusing {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://packages.example.org/simple/other/",
                    "https://packages.example.org/simple/zope-interface/index.html",
                    "https://packages.example.org/simple/",
                    "https://packages.example.org/zope-interface/",
                    "https://packages.example.org/simple2/zope-interface/",
                    "https://packages.example.org/simple/../zope-interface/",
                    "https://packages.example.org/simple/%2e%2e/zope-interface/",
                    "https://packages.example.org/simple/..%2f..%2fother/zope-interface/",
                    "https://packages.example.org/simple/..%5c..%5cother/zope-interface/",
                    "https://packages.example.org/simple/%252e%252e/zope-interface/",
                    "https://packages.example.org/simple/..;/zope-interface/",
                    "https://packages.example.org:8443/simple/zope-interface/",
                    "https://packages.example.com/simple/zope-interface/",
                    "https://packages.example.org.evil.example/simple/zope-interface/",
                    "http://packages.example.org/simple/zope-interface/",
                    "http://packages.example.org:443/simple/zope-interface/"
                })
        void leavesTheLocationOrTheProject(String target) {
            assertThat(decide(target)).isEqualTo(Decision.REFUSE);
        }

        @ParameterizedTest
        @CsvSource({
            "http://packages.example.org:8080/simple/,https://packages.example.org/simple/zope-interface/",
            "http://packages.example.org/simple/,https://packages.example.org:8443/simple/zope-interface/",
            "http://packages.example.org/simple/,https://other.example.org/simple/zope-interface/"
        })
        void goesToHttpsElsewhere(String location, String target) {
            assertThat(decide(location, location + "zope-interface/", target)).isEqualTo(Decision.REFUSE);
        }

        @Test
        void goesBackFromHttpsToAPlainLocation() {
            String plain = "http://packages.example.org/simple/";
            assertThat(decide(plain, LOCATION + "zope-interface", plain + "zope-interface/"))
                    .isEqualTo(Decision.REFUSE);
        }
    }

    @Nested
    class Absence {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://login.example.org/",
                    "https://login.example.org/form?back=zope-interface",
                    "https://packages.example.org/simple/none",
                    "https://packages.example.org/simple/none/",
                    "https://packages.example.org/simple/none/zope-interface/"
                })
        void isARedirectToAnAbsentRedirectOrBelow(String target) {
            assertThat(decide(target)).isEqualTo(Decision.ABSENT);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://login.example.org/",
                    "https://login.example.org:8443/",
                    "https://login.example.org.evil.example/",
                    "https://packages.example.org/simple/nonesuch/"
                })
        void isNothingThatOnlyLooksLikeOne(String target) {
            assertThat(decide(target)).isEqualTo(Decision.REFUSE);
        }
    }

    @Nested
    class FlatPages {
        private static final String PAGE = "https://packages.example.org/wheels/links.html";

        @ParameterizedTest
        @ValueSource(strings = {"/", "", "?", "/?"})
        void stayThePageThatTheyAre(String end) {
            assertThat(check(PAGE, PAGE + end)).isEqualTo(Decision.FOLLOW);
            assertThat(check("http://packages.example.org/wheels/links.html", PAGE + end))
                    .isEqualTo(Decision.FOLLOW);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://packages.example.org/wheels/links.html?signed=1",
                    "https://packages.example.org/wheels/links.html?login=required",
                    "https://packages.example.org/wheels/login.html",
                    "https://packages.example.org/wheels/new/links.html",
                    "https://packages.example.org/wheels/links.html/login",
                    "http://packages.example.org/wheels/links.html"
                })
        void areNoOtherPage(String target) {
            assertThat(check(PAGE, target)).isEqualTo(Decision.REFUSE);
        }

        @Test
        void keepTheirQuery() {
            assertThat(check(PAGE + "?team=a", PAGE + "/?team=a")).isEqualTo(Decision.FOLLOW);
            assertThat(check(PAGE + "?team=a", PAGE + "/?team=b")).isEqualTo(Decision.REFUSE);
            assertThat(check(PAGE + "?team=a", PAGE + "/")).isEqualTo(Decision.REFUSE);
            assertThat(check(PAGE + "?team=a", PAGE + "?team=a&login=1")).isEqualTo(Decision.REFUSE);
        }

        private static Decision check(String location, String target) {
            return PageRedirects.ofFlatPage(location).check(location, target).decision();
        }
    }
}

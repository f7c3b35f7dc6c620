// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.widening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WideningTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "===1.0        | 2.0        | ===2.0",
                "===1.0        | 2.0+deb.1  | ===2.0+deb.1",
                "===1.0        | 1.0.0      | ===1.0.0",
                "===1.0        | 1.0        | ===1.0",
                "===1.0,>=0.5  | 2.0        | ===2.0,>=0.5",
                "===1.0,<2     | 2.0        | <=2.0,===2.0",
                "===legacy     | 2.0        | ===2.0",
                "==1.0         | 2.0+deb.1  | <=2.0,>=1.0",
                "==2.0         | 1.0        | <=2.0,>=1.0",
                "~=2.19        | 1.0        | <3,>=1.0",
                "<2,>=1        | 2.0        | <=2.0,>=1",
                "!=2.0,>=1     | 2.0        | >=1"
            })
    void movesTheBoundsThatAreNotKept(String specifiers, String version, String widened) {
        SpecifierSet found = Widening.of(SpecifierSet.parse(specifiers), Version.parse(version));

        assertThat(found).hasToString(widened);
        assertThat(found.contains(version)).isTrue();
    }

    @Test
    void keepsWhatElseIsAskedFor() {
        assertThat(Widening.of(
                        Requirement.parse("lib[b,a]===1.0 ; python_version >= '3.8'"), Version.parse("1.0+deb.2")))
                .hasToString("lib[a,b]===1.0+deb.2; python_version >= \"3.8\"");
    }
}

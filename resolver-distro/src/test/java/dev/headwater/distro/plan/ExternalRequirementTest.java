// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExternalRequirementTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                libpng                            | libpng
                libpng (>=1.5)                    | libpng
                libstdc++6>=12                    | libstdc++6
                make; sys_platform != 'win32'     | make
                dep:generic/libffi@>=3            | libffi
                pkg:generic/libffi                | libffi
                pkg:deb/debian/libffi8?arch=amd64 | libffi8
                """)
    void aNameStandsAtTheBeginning(String text, String name) {
        assertThat(ExternalRequirement.nameIn(text)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            C
            ''
            LibPNG
            dep:virtual/compiler/c
            dep:pypi/lib
            pkg:deb/ubuntu/libffi8
            dep:generic/group/libffi
            /usr/bin/make
            """)
    void whatIsNamedByOtherRulesHasNone(String text) {
        assertThat(ExternalRequirement.nameIn(text)).isEmpty();
    }
}

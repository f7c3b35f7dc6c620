// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.conda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchSpecTest {
    private static boolean matches(String spec, String version) {
        return MatchSpec.parse(spec).version().matches(Objects.requireNonNull(CondaVersion.parseOrNull(version)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "lute; 0.1; true",
                "lute *; 0.1; true",
                "lute 1.8; 1.8.0; true",
                "lute 1.8; 1.8.1; false",
                "lute =1.8; 1.8.1; true",
                "lute=1.8; 1.8.1; true",
                "lute 1.8.*; 1.8.1; true",
                "lute 1.8*; 1.80; false",
                "lute==1.8.*; 1.8.1; true",
                "lute=1.8*; 1.8.1; true",
                "lute==1.8; 1.8.1; false",
                "lute=1.8=py_0; 1.8.1; false",
                "lute =1.8 py_0; 1.8.1; true",
                "lute >=1.2,<2.0a0; 1.9; true",
                "lute >=1.2,<2.0a0; 2.0rc1; false",
                "lute >=1.2, <2; 2; false",
                "lute >=1.2.*; 1.2; true",
                "lute 1.2.*|>=3; 2; false",
                "lute 1.2.*|>=3; 3.1; true",
                "lute >1|<3,!=0.5; 0.5; false",
                "lute (1|2),!=2; 2; false",
                "lute !=1.5; 1.5.1; true",
                "lute !=1.5.*; 1.5.1; false",
                "lute ~=1.4.5; 1.4.9; true",
                "lute ~=1.4.5; 1.5; false",
                "lute[version='>=1,<2']; 1.5; true",
                "lute[version=\">=1,<2\",build='py*']; 2; false"
            })
    void meanVersions(String spec, String version, boolean expected) {
        assertThat(matches(spec, version)).isEqualTo(expected);
    }

    @Test
    void haveANameAndABuild() {
        MatchSpec spec = MatchSpec.parse("Python_ABI 3.11.* *_cp311");

        assertThat(spec.name()).isEqualTo("python_abi");
        assertThat(spec.takesAnyBuild()).isFalse();
        assertThat(spec.matchesBuild("2_cp311")).isTrue();
        assertThat(spec.matchesBuild("2_cp312")).isFalse();
        assertThat(MatchSpec.parse("lute 1 *").takesAnyBuild()).isTrue();
        assertThat(MatchSpec.parse("lute==1=PY_0").matchesBuild("py_0")).isTrue();
        assertThat(MatchSpec.parse("lute 1 a*b*c").matchesBuild("axbxbc")).isTrue();
        assertThat(MatchSpec.parse("lute 1 ab*ba").matchesBuild("aba")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                ">=1",
                "forge::lute >=1",
                "lute ^1.*$",
                "lute 1.*.3",
                "lute >1.2.*",
                "lute !=1.2*",
                "lute <3*",
                "lute >=3*",
                "lute ==3.*|2",
                "lute =3*,!=3.1",
                "lute ~=1",
                "lute 1 2 3",
                "lute >=1,",
                "lute (1",
                "lute 1)",
                "lute >=",
                "lute; if python >=3",
                "lute[version='1'",
                "lute[when='python']",
                "lute[version='1]",
                "lute 1 py=*"
            })
    void thatAreNoneOrOfOtherKindsAreRefused(String text) {
        assertThatThrownBy(() -> MatchSpec.parse(text)).isInstanceOf(InvalidMatchSpecException.class);
    }

    @Test
    void areOfBoundedLengthAndDepth() {
        assertThatThrownBy(() -> MatchSpec.parse("lute " + "(".repeat(1000) + "1"))
                .hasMessageContaining("parentheses in each other");
        assertThatThrownBy(() -> MatchSpec.parse("lute " + "1|".repeat(5000) + "1"))
                .hasMessageContaining("is longer than");
    }
}

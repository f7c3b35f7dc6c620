// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PythonCapabilityTest {
    @Test
    void namesAProjectForAPython() {
        assertThat(PythonCapability.of("python3.13dist(zope.glue)"))
                .contains(new PythonCapability("3.13", "zope.glue", List.of()));
        assertThat(PythonCapability.of("python3dist(glue[wood,metal])"))
                .contains(new PythonCapability("3", "glue", List.of("wood", "metal")));
        assertThat(PythonCapability.of("python3.1dist(glue)"))
                .hasValueSatisfying(glue -> assertThat(glue.isFor("3.13")).isFalse());
        assertThat(PythonCapability.of("python3dist(glue)")).hasValueSatisfying(glue -> {
            assertThat(glue.isFor("3.13")).isTrue();
            assertThat(glue.isFor("2.7")).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "python3-glue",
                "python(abi)",
                "pythondist(glue)",
                "python3.dist(glue)",
                "python3.1.2dist(glue)",
                "python3.13tdist(glue)",
                "python3dist()",
                "python3dist(glue[wood)",
                "python3dist(glue) ",
                "my-python3dist(glue)"
            })
    void isNoneOfAnotherForm(String capability) {
        assertThat(PythonCapability.of(capability)).isEmpty();
    }
}

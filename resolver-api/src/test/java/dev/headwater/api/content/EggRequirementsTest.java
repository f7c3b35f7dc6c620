// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.metadata.CoreMetadata;
import org.junit.jupiter.api.Test;

class EggRequirementsTest {
    private static final CoreMetadata INFO = CoreMetadata.parse("Metadata-Version: 2.1\nName: app\nVersion: 1.0\n");

    @Test
    void theMarkerOfALineHoldsBesideThatOfItsSection() {
        CoreMetadata added =
                EggRequirements.added(INFO, "lib\n[fast:os_name == 'nt']\nother>=1; python_version < '3.9'\n");

        assertThat(added.requiresDist())
                .containsExactly(
                        "lib", "other>=1 ; (python_version < '3.9') and (os_name == 'nt') and extra == 'fast'");
        assertThat(added.requirements()).hasSize(2);
        assertThat(added.providesExtra()).extracting(Object::toString).containsExactly("fast");
    }

    @Test
    void anEmptyFileAddsNothing() {
        assertThat(EggRequirements.added(INFO, "\n").fields().asList())
                .isEqualTo(INFO.fields().asList());
    }
}

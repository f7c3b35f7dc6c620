// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz.distro;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.core.installed.BuildDetails;
import java.io.IOException;

/** Whatever stands in a build-details.json: it is read, or refused. */
class BuildDetailsFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void details(byte[] bytes) {
        try {
            assertThat(BuildDetails.parse(bytes).version()).isNotNull();
        } catch (IOException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }
}

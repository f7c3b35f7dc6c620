// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz.distro;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.core.installed.RpmListing;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Whatever rpm is said to have printed: it is rows of three, or refused with its line. */
class RpmListingFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void listing(byte[] bytes) {
        try {
            for (RpmListing.Row row : RpmListing.read(new ByteArrayInputStream(bytes), "listing")) {
                assertThat(row.path()).startsWith("/");
                assertThat(row.name()).isNotEmpty().doesNotContain(" ");
            }
        } catch (IOException e) {
            assertThat(e).hasMessageStartingWith("listing, line ");
        }
    }
}

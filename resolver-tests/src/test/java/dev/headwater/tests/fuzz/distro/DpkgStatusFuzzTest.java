// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz.distro;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.core.installed.DpkgStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Whatever stands in dpkg's status: it is packages with names, or refused with its line. */
class DpkgStatusFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void packages(byte[] bytes) {
        try {
            DpkgStatus.read(new ByteArrayInputStream(bytes), "status", "debian").forEach((key, entry) -> {
                assertThat(key).startsWith(entry.owner().name());
                assertThat(entry.owner().purl()).startsWith("pkg:deb/debian/");
                assertThat(entry.needs().provides())
                        .doesNotContain("")
                        .startsWith(entry.owner().name());
                assertThat(entry.needs().depends())
                        .allSatisfy(one -> assertThat(one.alternatives()).isNotEmpty());
            });
        } catch (IOException e) {
            assertThat(e).hasMessageStartingWith("status, line ");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz.distro;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.core.installed.CondaRecords;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Whatever lies in a conda-meta: it is a record, or refused as none. */
class CondaRecordsFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void conda(byte[] bytes) {
        try {
            CondaRecords.Installed read = CondaRecords.read(new ByteArrayInputStream(bytes), "a.json");
            assertThat(read.name()).isNotEmpty();
            assertThat(read.purl()).startsWith("pkg:conda/");
        } catch (IOException e) {
            assertThat(e).hasMessageStartingWith("a.json");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz.distro;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.core.installed.FileRecord;
import java.nio.charset.StandardCharsets;

/** Whatever stands in a RECORD: it has no more paths than lines, or is refused with its line. */
class FileRecordFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void paths(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            assertThat(FileRecord.paths(text)).hasSizeLessThanOrEqualTo(text.split("\n", -1).length);
        } catch (FileRecord.InvalidRecordException e) {
            assertThat(e).hasMessageStartingWith("line ");
        }
    }
}

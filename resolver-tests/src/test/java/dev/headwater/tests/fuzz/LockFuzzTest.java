// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.core.InvalidLockFileException;
import dev.headwater.core.LockFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Whatever stands in a lock: it is read, or refused with a place. */
class LockFuzzTest {
    private static final Path FILE = Path.of(LockFile.NAME);

    @FuzzTest(maxDuration = "1m")
    void locks(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            LockFile read = LockFile.parse(text, FILE);
            assertThat(read.warnings()).hasSizeLessThanOrEqualTo(100);
        } catch (InvalidLockFileException e) {
            assertThat(e.problem()).isNotEmpty();
        }
    }
}

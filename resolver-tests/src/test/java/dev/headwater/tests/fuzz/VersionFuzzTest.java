// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.api.version.InvalidVersionException;
import dev.headwater.api.version.Version;
import java.nio.charset.StandardCharsets;

class VersionFuzzTest {
    @DictionaryEntries({"alpha", "beta", "rc", "preview", "post", "rev", ".dev", "1!", "+", "v", "-1"})
    @FuzzTest(maxDuration = "60s")
    void anyTextIsAVersionOrRefusedInPlace(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        Version version = Version.parseOrNull(text);
        if (version == null) {
            assertRefused(text);
            return;
        }
        assertThat(Version.parse(version.toString())).isEqualTo(version).hasToString(version.toString());
        assertThat(Version.parse(version.canonicalText())).isEqualTo(version).hasSameHashCodeAs(version);
        assertThat(version.publicVersion()).isLessThanOrEqualTo(version);
        assertThat(version.baseVersion().isPreRelease()).isFalse();
        assertThat(version.release()).isNotEmpty();
    }

    private static void assertRefused(String text) {
        try {
            Version.parse(text);
            throw new AssertionError("read after it was refused");
        } catch (InvalidVersionException fault) {
            assertThat(fault.text()).isEqualTo(text);
            assertThat(fault.position()).isBetween(0, text.length());
            assertThat(fault.expected()).isNotEmpty();
        }
    }
}

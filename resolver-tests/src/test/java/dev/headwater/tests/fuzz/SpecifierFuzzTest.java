// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.api.version.InvalidSpecifierException;
import dev.headwater.api.version.PreReleases;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import dev.headwater.api.version.VersionRange;
import java.nio.charset.StandardCharsets;

class SpecifierFuzzTest {
    /** The first line is a set, the rest a candidate. */
    @DictionaryEntries({"===", "~=", "==", "!=", "<=", ">=", "<", ">", ".*", ",", "1!", "rc1", ".post1", ".dev1", "+x"})
    @FuzzTest(maxDuration = "60s")
    void anyTextIsASetOrRefusedInPlace(byte[] data) {
        String[] lines = new String(data, StandardCharsets.UTF_8).split("\n", 2);
        String text = lines[0];
        String candidate = lines[lines.length - 1];
        SpecifierSet set;
        try {
            set = SpecifierSet.parse(text);
        } catch (InvalidSpecifierException fault) {
            assertThat(fault.text()).isEqualTo(text);
            assertThat(fault.position()).isBetween(0, text.length());
            assertThat(fault.expected()).isNotEmpty();
            return;
        }
        assertThat(SpecifierSet.parse(set.toString())).isEqualTo(set);
        VersionRange range = set.range();
        assertThat(range.bounds()).isSorted();
        assertThat(range.complement().union(range)).isEqualTo(VersionRange.full());
        assertThat(range.toString()).isNotEmpty();
        if (!set.hasArbitraryEquality()) {
            assertThat(set.isSatisfiable(PreReleases.ALLOW)).isEqualTo(!range.isEmpty());
        }
        Version version = Version.parseOrNull(candidate);
        if (version != null && set.contains(candidate)) {
            assertThat(range.contains(version)).isTrue();
        }
    }
}

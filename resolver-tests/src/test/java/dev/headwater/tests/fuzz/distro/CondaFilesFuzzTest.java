// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz.distro;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.distro.conda.CondaPackage;
import dev.headwater.distro.conda.CondaVersion;
import dev.headwater.distro.conda.InvalidMatchSpecException;
import dev.headwater.distro.conda.MatchSpec;
import dev.headwater.distro.conda.RepodataReader;
import dev.headwater.distro.unpack.MalformedFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

class CondaFilesFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void lists(byte[] bytes) throws IOException {
        try {
            for (CondaPackage each : RepodataReader.read(new ByteArrayInputStream(bytes), "repodata.json", "noarch")
                    .packages()) {
                assertThat(each.name()).isNotEmpty().doesNotStartWith("-").doesNotContain(" ", "'", "/");
                assertThat("/" + each.file().path() + "/").doesNotContain("/../");
                assertThat(each.file().sha256()).hasSizeBetween(0, 64);
                if (each.fault().isEmpty()) {
                    assertThat(CondaVersion.parseOrNull(each.version())).isNotNull();
                    assertThat(each.version() + each.build()).doesNotContain(" ", "'", "/", "$");
                }
            }
        } catch (MalformedFileException e) {
            assertThat(e).hasMessageStartingWith("repodata.json, ");
        }
    }

    @FuzzTest(maxDuration = "1m")
    void specs(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\n", 2);
        try {
            MatchSpec read = MatchSpec.parse(lines[0]);
            assertThat(read.name()).isNotEmpty();
            CondaVersion version = CondaVersion.parseOrNull(lines.length < 2 ? "1.0" : lines[1]);
            if (version != null) {
                read.version().matches(version);
                read.matchesBuild(version.toString());
            }
        } catch (InvalidMatchSpecException e) {
            assertThat(e).hasMessageContaining(", in ");
        }
    }

    /** Three lines, three versions: their order is one. */
    @FuzzTest(maxDuration = "1m")
    void versions(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\n", 3);
        if (lines.length < 3) {
            return;
        }
        CondaVersion a = CondaVersion.parseOrNull(lines[0]);
        CondaVersion b = CondaVersion.parseOrNull(lines[1]);
        CondaVersion c = CondaVersion.parseOrNull(lines[2]);
        if (a == null || b == null || c == null) {
            return;
        }
        a.project();
        assertThat(a).isEqualTo(CondaVersion.parseOrNull(a.toString()));
        assertThat(a.startsWith(a)).isTrue();
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
        if (a.equals(b)) {
            assertThat(a).hasSameHashCodeAs(b);
        }
        if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
            assertThat(a).isLessThanOrEqualTo(c);
        }
    }
}

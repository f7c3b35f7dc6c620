// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz.distro;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.distro.rpm.Filelists;
import dev.headwater.distro.rpm.FilelistsReader;
import dev.headwater.distro.rpm.InvalidRichDependencyException;
import dev.headwater.distro.rpm.MetalinkReader;
import dev.headwater.distro.rpm.ModulesReader;
import dev.headwater.distro.rpm.PrimaryReader;
import dev.headwater.distro.rpm.ProjectBound;
import dev.headwater.distro.rpm.RepomdReader;
import dev.headwater.distro.rpm.RichDependency;
import dev.headwater.distro.rpm.RichDependencyReader;
import dev.headwater.distro.rpm.RpmFileReader;
import dev.headwater.distro.rpm.RpmPackage;
import dev.headwater.distro.rpm.RpmVersion;
import dev.headwater.distro.unpack.MalformedFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

class RpmFilesFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void primaries(byte[] bytes) throws IOException {
        try {
            for (RpmPackage each : PrimaryReader.read(new ByteArrayInputStream(bytes), "primary.xml")) {
                assertThat(each.name()).isNotEmpty().doesNotStartWith("-").doesNotContain(" ", "'", "/");
                assertThat("/" + each.file().path() + "/").doesNotContain("/../");
                assertThat(each.version().release()).isNotEmpty();
            }
        } catch (MalformedFileException e) {
            assertThat(e).hasMessageStartingWith("primary.xml, ");
        }
    }

    @FuzzTest(maxDuration = "1m")
    void indexes(byte[] bytes) throws IOException {
        try {
            String path = RepomdReader.read(new ByteArrayInputStream(bytes), "repomd.xml")
                    .primary()
                    .path();
            assertThat("/" + path + "/").doesNotContain("/../", "//");
        } catch (MalformedFileException e) {
            assertThat(e).hasMessageStartingWith("repomd.xml, ");
        }
    }

    @FuzzTest(maxDuration = "1m")
    void filelists(byte[] bytes) throws IOException {
        try {
            Filelists read = FilelistsReader.read(new ByteArrayInputStream(bytes), "filelists.xml");
            assertThat(read.packages())
                    .allSatisfy(each -> assertThat(each.folders()).isNotEmpty());
            assertThat(read.named())
                    .hasSizeGreaterThanOrEqualTo(Math.min(1, read.packages().size()));
        } catch (MalformedFileException e) {
            assertThat(e).hasMessageStartingWith("filelists.xml, ");
        }
    }

    @FuzzTest(maxDuration = "1m")
    void modules(byte[] bytes) throws IOException {
        try {
            assertThat(ModulesReader.read(new ByteArrayInputStream(bytes), "modules.yaml"))
                    .allSatisfy(each -> assertThat(each).contains(":", "."));
        } catch (MalformedFileException e) {
            assertThat(e).hasMessageStartingWith("modules.yaml, ");
        }
    }

    @FuzzTest(maxDuration = "1m")
    void packages(byte[] bytes) {
        try {
            assertThat(RpmFileReader.read(new ByteArrayInputStream(bytes), "wood.rpm"))
                    .allSatisfy(each -> assertThat(each.path()).startsWith("usr/lib"));
        } catch (MalformedFileException e) {
            assertThat(e).hasMessageStartingWith("wood.rpm, ");
        }
    }

    @FuzzTest(maxDuration = "1m")
    void metalinks(byte[] bytes) throws IOException {
        try {
            assertThat(MetalinkReader.read(new ByteArrayInputStream(bytes), "metalink"))
                    .isNotEmpty();
        } catch (MalformedFileException e) {
            assertThat(e).hasMessageStartingWith("metalink, ");
        }
    }

    @FuzzTest(maxDuration = "1m")
    void dependencies(byte[] bytes) {
        try {
            RichDependency read = RichDependencyReader.parse(new String(bytes, StandardCharsets.ISO_8859_1));
            assertThat(read.capabilities()).isNotEmpty();
            ProjectBound.of(read);
        } catch (InvalidRichDependencyException e) {
            assertThat(e.position()).isBetween(0, Math.max(bytes.length, RichDependencyReader.LONGEST));
        }
    }

    /** Three lines, three versions: their order is one. */
    @FuzzTest(maxDuration = "1m")
    void versions(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\n", 3);
        if (lines.length < 3) {
            return;
        }
        RpmVersion a = RpmVersion.parseOrNull(lines[0]);
        RpmVersion b = RpmVersion.parseOrNull(lines[1]);
        RpmVersion c = RpmVersion.parseOrNull(lines[2]);
        if (a == null || b == null || c == null) {
            return;
        }
        a.project();
        assertThat(a).isEqualTo(RpmVersion.parseOrNull(a.toString()));
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
        if (a.equals(b)) {
            assertThat(a).hasSameHashCodeAs(b);
        }
        if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
            assertThat(a).isLessThanOrEqualTo(c);
        }
    }
}

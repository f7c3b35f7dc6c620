// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz.distro;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.distro.debian.BinaryPackage;
import dev.headwater.distro.debian.Contents;
import dev.headwater.distro.debian.ContentsReader;
import dev.headwater.distro.debian.DebianVersion;
import dev.headwater.distro.debian.PackagesReader;
import dev.headwater.distro.debian.ReleaseFileReader;
import dev.headwater.distro.listed.InstalledFolder;
import dev.headwater.distro.unpack.MalformedFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Whatever an archive says: it is read, or refused with its place, and what could be more than a name is none. */
class DebianListsFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void packages(byte[] bytes) throws IOException {
        try {
            for (BinaryPackage each : PackagesReader.read(new ByteArrayInputStream(bytes), "Packages")) {
                isName(each.name());
                isName(each.source());
                assertThat(each.file().path()).doesNotStartWith("/").doesNotContain("/../");
                assertThat(each.fault().isEmpty() && DebianVersion.parseOrNull(each.version()) == null)
                        .isFalse();
                each.depends().forEach(group -> assertThat(group.branches()).isNotEmpty());
                each.depends().forEach(group -> group.branches().forEach(branch -> isName(branch.name())));
                each.provides().forEach(provision -> isName(provision.name()));
            }
        } catch (MalformedFileException e) {
            assertThat(e).hasMessageStartingWith("Packages, line ");
        }
    }

    @FuzzTest(maxDuration = "1m")
    void contents(byte[] bytes) throws IOException {
        try {
            Contents contents = ContentsReader.read(new ByteArrayInputStream(bytes), "Contents");
            contents.named().forEach(DebianListsFuzzTest::isName);
            assertThat(contents.named()).containsAll(contents.folders().keySet());
            for (Iterable<InstalledFolder> folders : contents.folders().values()) {
                for (InstalledFolder folder : folders) {
                    assertThat(folder.path()).startsWith("usr/lib/py").contains(folder.name());
                }
            }
        } catch (MalformedFileException e) {
            assertThat(e).hasMessageStartingWith("Contents, line ");
        }
    }

    @FuzzTest(maxDuration = "1m")
    void releases(byte[] bytes) throws IOException {
        try {
            ReleaseFileReader.read(new ByteArrayInputStream(bytes), "Release")
                    .files()
                    .keySet()
                    .forEach(path -> assertThat("/" + path + "/").doesNotContain("/../", "//"));
        } catch (MalformedFileException e) {
            assertThat(e).hasMessageStartingWith("Release, line ");
        }
    }

    /** Three lines, three versions: their order is one. */
    @FuzzTest(maxDuration = "1m")
    void versions(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\n", 3);
        if (lines.length < 3) {
            return;
        }
        DebianVersion a = DebianVersion.parseOrNull(lines[0]);
        DebianVersion b = DebianVersion.parseOrNull(lines[1]);
        DebianVersion c = DebianVersion.parseOrNull(lines[2]);
        if (a == null || b == null || c == null) {
            return;
        }
        a.release();
        assertThat(a).isEqualTo(DebianVersion.parseOrNull(a.toString()));
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
        if (a.equals(b)) {
            assertThat(a).hasSameHashCodeAs(b);
        }
        if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
            assertThat(a).isLessThanOrEqualTo(c);
        }
    }

    private static void isName(String name) {
        assertThat(name.chars())
                .allMatch(c -> (c >= '0' && c <= '9')
                        || (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || "+-.".indexOf(c) >= 0);
        assertThat(name).isNotEmpty().doesNotStartWith("-");
    }
}

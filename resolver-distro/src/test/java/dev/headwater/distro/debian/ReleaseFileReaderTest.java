// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.distro.listed.ListedFile;
import dev.headwater.distro.unpack.MalformedFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseFileReaderTest {
    private static final String SHA256 = "0123456789abcdef".repeat(4);

    private static ListedFile listed(long size) {
        return new ListedFile("the release file", size, ListedFile.SHA256, SHA256);
    }

    private static final String RELEASE = """
            Origin: Orchestra
            Suite: stable
            Codename: brass
            Date: Sat, 11 Jul 2026 10:16:37 UTC
            Valid-Until: Sun, 2 Aug 2026 10:16:37 +0000
            Acquire-By-Hash: yes
            Architectures: all amd64
            No-Support-for-Architecture-all: Packages
            MD5Sum:
             0123456789abcdef0123456789abcdef 12 main/Contents-all
            SHA256:
             %1$s       12 main/Contents-all
             %1$s 34 main/binary-amd64/Packages.xz
            """.formatted(SHA256);

    @Test
    void readsARelease() throws IOException {
        assertThat(read(RELEASE))
                .isEqualTo(new ReleaseFile(
                        "Orchestra",
                        "stable",
                        "brass",
                        Optional.of(Instant.parse("2026-07-11T10:16:37Z")),
                        Optional.of(Instant.parse("2026-08-02T10:16:37Z")),
                        true,
                        false,
                        true,
                        Map.of(
                                "main/Contents-all", listed(12),
                                "main/binary-amd64/Packages.xz", listed(34))));
    }

    @Test
    void needsLittle() throws IOException {
        assertThat(read("Suite: stable\n"))
                .isEqualTo(new ReleaseFile(
                        "", "stable", "", Optional.empty(), Optional.empty(), false, false, false, Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sat, 11 Jul 2026 10:16:37 UTC|Sat, 11 Jul 2026 10:16:37 +0200|line 4: Date is not in UTC",
                "Sat, 11 Jul|Sun, 11 Jul|line 4: Date is no date such as Sat, 11 Jul 2026 10:16:37 UTC",
                "Sat, 11 Jul|Sat, 31 Feb|line 4: Date is no date such as Sat, 11 Jul 2026 10:16:37 UTC",
                "main/binary-amd64/Packages.xz|main/Contents-all|line 11: lists main/Contents-all twice",
                "34 main/|34 ../|line 11: file 2 of SHA256 has no digest, size and path",
                "34 main/|main/|line 11: file 2 of SHA256 has no digest, size and path",
                "MD5Sum:|SHA256:|line 11: SHA256 stands here again; it was in line 9"
            })
    void refusesAReleaseWithTheLine(String part, String other, String fault) {
        assertThatThrownBy(() -> read(RELEASE.replace(part, other)))
                .isInstanceOf(MalformedFileException.class)
                .hasMessage("Release, " + fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing\n"})
    void refusesAReleaseWithoutFields(String text) {
        assertThatThrownBy(() -> read(text)).hasMessage("Release, line 1: has no field");
    }

    @Test
    void refusesASecondStanza() {
        assertThatThrownBy(() -> read(RELEASE + "\nSuite: unstable\n"))
                .hasMessage("Release, line 15: is a second stanza; a release file has one");
    }

    private static ReleaseFile read(String text) throws IOException {
        return ReleaseFileReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "Release");
    }
}

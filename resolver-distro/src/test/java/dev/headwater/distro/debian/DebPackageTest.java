// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.distro.listed.InstalledFolder;
import dev.headwater.distro.unpack.MalformedFileException;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class DebPackageTest {
    private static final String PACKAGES = "./usr/lib/python3/dist-packages/";

    @ParameterizedTest
    @ValueSource(strings = {"data.tar.xz", "data.tar.gz", "data.tar.zst", "data.tar"})
    void findsWhatItInstalls(String data) throws IOException {
        byte[] files = new Files()
                .folder(PACKAGES)
                .file(PACKAGES + "flute-1.0.dist-info/METADATA", "Name: flute\n")
                .file(PACKAGES + "flute-1.0.dist-info/RECORD", "")
                .file(PACKAGES + "drum-2-py3.11.egg-info/requires.txt", "flute\n")
                .file(PACKAGES + "drum-2-py3.11.egg-info/PKG-INFO", "Name: drum\n")
                .file(PACKAGES + "brass-3.egg-info", "Name: brass\n")
                .file("./usr/share/tool/horn-1.dist-info/METADATA", "Name: horn\n")
                .bytes();

        assertThat(read(deb(data, files)).distributions())
                .containsExactly(
                        new PackagedMetadata(folder("brass-3.egg-info", "brass", "3"), "Name: brass\n", ""),
                        new PackagedMetadata(folder("drum-2-py3.11.egg-info", "drum", "2"), "Name: drum\n", "flute\n"),
                        new PackagedMetadata(folder("flute-1.0.dist-info", "flute", "1.0"), "Name: flute\n", ""))
                .extracting(PackagedMetadata::isWhole)
                .containsExactly(false, false, true);
    }

    @Test
    void mayInstallNothing() throws IOException {
        assertThat(read(deb("data.tar.gz", new Files().bytes())).distributions())
                .isEmpty();
    }

    @Test
    void followsNoLink() throws IOException {
        byte[] files = new Files()
                .link(PACKAGES + "flute-1.0.dist-info/METADATA", "/etc/passwd", TarConstants.LF_SYMLINK)
                .link(PACKAGES + "drum-1.0.dist-info/METADATA", "../../etc/passwd", TarConstants.LF_LINK)
                .link(PACKAGES + "horn-1.0.egg-info", "horn.egg-info", TarConstants.LF_SYMLINK)
                .link("./dev/null", "", TarConstants.LF_CHR)
                .bytes();

        assertThat(read(deb("data.tar.gz", files)).distributions())
                .extracting(PackagedMetadata::headers)
                .containsExactly("", "", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "./../x", "usr/../../x", "/usr/x", "..", ".//x"})
    void refusesAMemberOutsideItsRoot(String name) {
        byte[] files = new Files().file(name, "").bytes();
        assertThatThrownBy(() -> read(deb("data.tar.gz", files)))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageStartingWith("x.deb(data.tar.gz), member 1: has a member outside its root");
    }

    @Test
    void refusesMetadataThatStandsTwice() {
        String name = PACKAGES + "flute-1.0.dist-info/METADATA";
        byte[] files = new Files().file(name, "a").file(name, "b").bytes();
        assertThatThrownBy(() -> read(deb("data.tar.gz", files))).hasMessageContaining("twice");
    }

    @Test
    void refusesMetadataOfMegabytes() {
        byte[] files = new Files()
                .file(PACKAGES + "flute-1.0.dist-info/METADATA", "x".repeat((4 << 20) + 1))
                .bytes();
        assertThatThrownBy(() -> read(deb("data.tar.xz", files)))
                .hasMessageContaining("has metadata that is longer than what is read");
    }

    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_GNUTYPE_LONGNAME, TarConstants.LF_PAX_EXTENDED_HEADER_LC})
    void refusesANameOfMegabytes(byte type) {
        byte[] files = new Files()
                .file("x", "1048590 path=" + "n".repeat(1 << 20) + "\n", type)
                .bytes();
        assertThatThrownBy(() -> read(deb("data.tar.xz", files)))
                .hasMessage("x.deb(data.tar.xz), a header: is longer than 262144 bytes");
    }

    @Test
    void refusesFoldersWithoutEnd() {
        Files files = new Files();
        for (int i = 0; i <= 5_000; i++) {
            files.file(PACKAGES + "a-" + i + ".egg-info", "");
        }
        assertThatThrownBy(() -> read(deb("data.tar.xz", files.bytes())))
                .hasMessageContaining("member 5001: has more than 5000 folders of metadata");
    }

    @Test
    void refusesWhatGrowsTooMuch() {
        byte[] files = new Files().file("zeros", "\0".repeat(100 << 20)).bytes();
        assertThatThrownBy(() -> read(deb("data.tar.xz", files))).hasMessageContaining("bytes come out of it");
    }

    @Test
    void refusesWhatIsNoPackage() throws IOException {
        byte[] files = new Files().file("x", "").bytes();
        byte[] deb = deb("data.tar.gz", files);
        for (byte[] other : new byte[][] {
            {}, "text".getBytes(StandardCharsets.US_ASCII), files, deb("control.tar.gz", files), Arrays.copyOf(deb, 100)
        }) {
            assertThatThrownBy(() -> read(other)).isInstanceOf(MalformedFileException.class);
        }
        for (int length = 0; length < deb.length - 8; length += 7) {
            byte[] cut = Arrays.copyOf(deb, length);
            assertThatThrownBy(() -> read(cut))
                    .as("%s of %s bytes", length, deb.length)
                    .isInstanceOf(MalformedFileException.class);
        }
    }

    private static InstalledFolder folder(String name, String project, String version) {
        return new InstalledFolder(PACKAGES.substring(2) + name, "python3", project, version);
    }

    private static DebPackage read(byte[] deb) throws MalformedFileException {
        return DebPackage.read(new ByteArrayInputStream(deb), "x.deb");
    }

    private static byte[] deb(String name, byte[] files) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        try (OutputStream out = pack(name, data)) {
            out.write(files);
        }
        ByteArrayOutputStream deb = new ByteArrayOutputStream();
        try (ArArchiveOutputStream out = new ArArchiveOutputStream(deb)) {
            member(out, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII));
            member(out, "control.tar.xz", new byte[] {1, 2, 3});
            member(out, name, data.toByteArray());
        }
        return deb.toByteArray();
    }

    private static void member(ArArchiveOutputStream out, String name, byte[] bytes) throws IOException {
        out.putArchiveEntry(new ArArchiveEntry(name, bytes.length));
        out.write(bytes);
        out.closeArchiveEntry();
    }

    private static OutputStream pack(String name, OutputStream out) throws IOException {
        return switch (name.substring(name.lastIndexOf('.'))) {
            case ".xz" -> new XZOutputStream(out, new LZMA2Options(0));
            case ".zst" -> new ZstdOutputStream(out);
            case ".gz" -> new GZIPOutputStream(out);
            default -> out;
        };
    }

    /** An archive of files. */
    private static final class Files {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final TarArchiveOutputStream out = new TarArchiveOutputStream(bytes);

        Files folder(String name) throws IOException {
            out.putArchiveEntry(new TarArchiveEntry(name, true));
            out.closeArchiveEntry();
            return this;
        }

        Files file(String name, String text) {
            return file(name, text, TarConstants.LF_NORMAL);
        }

        Files file(String name, String text, byte type) {
            byte[] content = text.getBytes(StandardCharsets.UTF_8);
            TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
            entry.setSize(content.length);
            try {
                out.putArchiveEntry(entry);
                out.write(content);
                out.closeArchiveEntry();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return this;
        }

        Files link(String name, String target, byte type) throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry(name, type);
            entry.setLinkName(target);
            out.putArchiveEntry(entry);
            out.closeArchiveEntry();
            return this;
        }

        byte[] bytes() {
            try {
                out.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }
    }
}

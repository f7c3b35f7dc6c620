// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.DamagedArchiveException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TarReaderTest {
    private static List<String> read(byte[] archive) throws IOException {
        List<String> members = new ArrayList<>();
        try (TarReader tar = new TarReader(new ByteArrayInputStream(archive), archive.length, 64 << 20)) {
            while (tar.next()) {
                String content = tar.isFile() ? new String(tar.content(1 << 20), StandardCharsets.UTF_8) : "";
                members.add(tar.name() + "=" + content);
            }
        }
        return members;
    }

    private static void refuses(byte[] archive, String reason) {
        assertThatExceptionOfType(DamagedArchiveException.class)
                .isThrownBy(() -> read(archive))
                .withMessageContaining(reason);
    }

    @Nested
    class Reading {
        @Test
        void givesMembersInOrder() throws IOException {
            byte[] archive = new Archives()
                    .member("x/", '5', new byte[0])
                    .file("x/a", "1".repeat(512))
                    .file("x/b", "")
                    .file("x/c", "3")
                    .tarGz();

            assertThat(read(archive)).containsExactly("x/=", "x/a=" + "1".repeat(512), "x/b=", "x/c=3");
        }

        @Test
        void passesOverWhatIsNotAskedFor() throws IOException {
            byte[] archive =
                    new Archives().file("a", "1".repeat(5000)).file("b", "2").tarGz();
            try (TarReader tar = new TarReader(new ByteArrayInputStream(archive), archive.length, 64 << 20)) {
                assertThat(tar.next()).isTrue();
                assertThat(tar.next()).isTrue();
                assertThat(tar.content(10)).containsExactly('2');
                assertThat(tar.next()).isFalse();
            }
        }

        @Test
        void knowsTheLongNamesOfGnuAndPosix() throws IOException {
            String name = "folder/" + "n".repeat(300);
            String record = " path=" + name + "\n";
            byte[] pax = ((record.length() + 3) + record).getBytes(StandardCharsets.UTF_8);
            byte[] archive = new Archives()
                    .member("././@LongLink", 'L', (name + "\0").getBytes(StandardCharsets.UTF_8))
                    .file("cut", "gnu")
                    .member(
                            "pax_global_header",
                            'g',
                            "52 comment=of no matter to the reader of an archive ..\n".getBytes(StandardCharsets.UTF_8))
                    .member("x", 'x', pax)
                    .file("cut", "posix")
                    .file("short", "")
                    .tarGz();

            assertThat(read(archive)).containsExactly(name + "=gnu", name + "=posix", "short=");
        }

        @Test
        void tellsLinksAndDevicesFromFiles() throws IOException {
            byte[] archive = new Archives()
                    .header("link", '2', 0)
                    .header("device", '3', 0)
                    .tarGz();
            try (TarReader tar = new TarReader(new ByteArrayInputStream(archive), archive.length, 1 << 20)) {
                while (tar.next()) {
                    assertThat(tar.isFile() || tar.isFolder()).isFalse();
                }
            }
        }
    }

    @Nested
    class Damage {
        private final byte[] sound = new Archives().file("a", "x".repeat(3000)).tarGz();

        @Test
        void isFoundWhereverTheArchiveEnds() {
            for (int length = 0; length < sound.length; length++) {
                refuses(Arrays.copyOf(sound, length), "");
            }
        }

        @Test
        void isFoundByTheChecksumBehindTheEnd() {
            byte[] damaged = sound.clone();
            damaged[damaged.length - 8] ^= 1;

            refuses(damaged, "damaged");
        }

        @Test
        void neverEndsInAnotherException() throws IOException {
            Random random = new Random(1);
            byte[] plain = new java.util.zip.GZIPInputStream(new ByteArrayInputStream(sound)).readAllBytes();
            for (int i = 0; i < 5000; i++) {
                byte[] damaged = plain.clone();
                damaged[random.nextInt(512)] = (byte) random.nextInt();
                try {
                    read(Archives.gzip(damaged));
                } catch (DamagedArchiveException expected) {
                    assertThat(expected.getMessage()).isNotBlank();
                }
            }
        }

        @Test
        void isATarWithoutAnEnd() {
            refuses(new Archives().file("a", "1").endlessTarGz(), "ends early");
        }

        @Test
        void isAnythingButGzip() {
            refuses("PK no gzip".getBytes(StandardCharsets.UTF_8), "no .tar.gz");
        }
    }

    @Nested
    class Bounds {
        @Test
        void limitWhatAFewBytesUnpackTo() {
            Archives archive = new Archives();
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 40; i++) {
                archive.member("bomb" + i, '0', zeros);
            }

            refuses(archive.tarGz(), "unpacks to more than");
        }

        @Test
        void limitNamesAndHeadersOfHeaders() {
            refuses(new Archives().member("n", 'L', new byte[1 << 17]).tarGz(), "at most");
            refuses(new Archives().member("n", 'x', new byte[1 << 17]).tarGz(), "at most");
        }

        @Test
        void doNotBelieveASize() {
            refuses(new Archives().header("a", '0', 1000).tarGz(), "ends early");
            refuses(new Archives().header("a", '0', 077777777777L).tarGz(), "at most");
        }
    }
}

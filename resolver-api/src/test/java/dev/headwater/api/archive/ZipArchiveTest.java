// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.DamagedArchiveException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipArchiveTest {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final byte[] HELLO = Archives.zip("a", "hello ".repeat(100));

    @TempDir
    Path folder;

    private String read(byte[] bytes, int most) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(Files.write(folder.resolve("a.zip"), bytes));
        try (ZipArchive archive = new ZipArchive(channel)) {
            List<ZipMember> members = archive.find(name -> name.equals("a"));
            assertThat(members).hasSize(1);
            return new String(archive.read(members.get(0), most), StandardCharsets.UTF_8);
        }
    }

    private void refuses(byte[] bytes, String reason) {
        assertThatExceptionOfType(DamagedArchiveException.class)
                .isThrownBy(() -> read(bytes, 1 << 20))
                .withMessageContaining(reason);
    }

    /** Sets two bytes at an offset from the first of a signature. */
    private static byte[] with(byte[] sound, int signature, int offset, int value) {
        byte[] bytes = sound.clone();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (buffer.getInt(at) != signature) {
            at++;
        }
        buffer.putShort(at + offset, (short) value);
        return bytes;
    }

    @Nested
    class Reading {
        @Test
        void givesDeflatedAndStoredMembers() throws IOException {
            assertThat(read(HELLO, 1 << 20)).isEqualTo("hello ".repeat(100));
            assertThat(read(Archives.storedZip("a", new byte[] {'x'}), 1)).isEqualTo("x");
            assertThat(read(Archives.zip("b", "1", "a", ""), 0)).isEmpty();
        }

        @Test
        void findsTheDirectoryBehindAComment() throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.setComment("c".repeat(60_000));
                zip.putNextEntry(new ZipEntry("a"));
                zip.write('x');
            }

            assertThat(read(out.toByteArray(), 1)).isEqualTo("x");
        }

        @Test
        void knowsZip64() throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (int i = 0; i < 70_000; i++) {
                    zip.putNextEntry(new ZipEntry("f" + i));
                }
                zip.putNextEntry(new ZipEntry("a"));
                zip.write('x');
            }

            assertThat(read(out.toByteArray(), 1)).isEqualTo("x");
        }
    }

    @Nested
    class Refusal {
        @Test
        void isOfWhatIsEncryptedOrCompressedOtherwise() {
            refuses(with(HELLO, CENTRAL, 8, 1), "encrypted");
            refuses(with(HELLO, CENTRAL, 10, 12), "encrypted, or compressed");
        }

        @Test
        void isOfMoreThanIsWanted() {
            assertThatExceptionOfType(DamagedArchiveException.class)
                    .isThrownBy(() -> read(HELLO, 599))
                    .withMessageContaining("at most 599");
        }

        @Test
        void isOfASizeThatIsNotTrue() {
            refuses(with(HELLO, CENTRAL, 24, 599), "damaged");
            refuses(with(HELLO, CENTRAL, 24, 601), "damaged");
        }

        @Test
        void isOfAnArchiveThatSaysTwoThings() {
            refuses(with(HELLO, LOCAL, 30, 'b'), "not where");
            refuses(with(HELLO, LOCAL, 8, 0), "not where");
            refuses(with(HELLO, CENTRAL, 42, 1), "not where");
            refuses(with(HELLO, CENTRAL, 16, 0), "damaged");
        }

        @Test
        void isOfADirectoryThatIsNotWhereItIsSaidToBe() {
            byte[] behind = Arrays.copyOf(new byte[] {'#', '!'}, HELLO.length + 2);
            System.arraycopy(HELLO, 0, behind, 2, HELLO.length);

            refuses(behind, "not where");
            refuses(with(HELLO, END, 16, 7), "not where");
            refuses(with(HELLO, END, 12, 7), "not where");
            refuses(with(HELLO, CENTRAL, 28, 0x7fff), "cannot be read at byte 0");
        }

        @Test
        void neverIsAnotherException() throws IOException {
            Random random = new Random(3);
            for (int i = 0; i < 5000; i++) {
                byte[] damaged = HELLO.clone();
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                SeekableByteChannel channel = Files.newByteChannel(Files.write(folder.resolve("a.zip"), damaged));
                try (ZipArchive archive = new ZipArchive(channel)) {
                    for (ZipMember member : archive.find(name -> true)) {
                        archive.read(member, 1 << 20);
                    }
                } catch (DamagedArchiveException expected) {
                    assertThat(expected.getMessage()).isNotBlank();
                }
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.unpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class UnpackedStreamTest {
    private static final UnpackBounds SMALL = new UnpackBounds(1 << 30, 1 << 20, 100);
    private static final byte[] TEXT = "usr/bin/a  utils/a\n".repeat(10_000).getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @EnumSource
    void isTheBytesThatWerePacked(Packing packing) throws IOException {
        assertThat(unpack(pack(packing, TEXT))).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @EnumSource
    void isEmptyWhereNothingWasPacked(Packing packing) throws IOException {
        assertThat(unpack(pack(packing, new byte[0]))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "PLAIN")
    void refusesWhatEndsTooEarly(Packing packing) {
        byte[] packed = pack(packing, TEXT);
        for (int length : new int[] {Packing.LONGEST + 1, packed.length / 2, packed.length - 1}) {
            assertThatThrownBy(() -> unpack(Arrays.copyOf(packed, length)))
                    .as("%s of %s bytes", length, packed.length)
                    .isInstanceOf(MalformedFileException.class)
                    .hasMessageStartingWith("list, byte ");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "PLAIN")
    void refusesWhatGoesOnAfterItsEnd(Packing packing) {
        byte[] packed = pack(packing, TEXT);
        byte[] longer = Arrays.copyOf(packed, packed.length + 20);
        Arrays.fill(longer, packed.length, longer.length, (byte) 'x');
        assertThatThrownBy(() -> unpack(longer)).isInstanceOf(MalformedFileException.class);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "PLAIN")
    void refusesWhatWasAltered(Packing packing) {
        byte[] packed = pack(packing, TEXT);
        packed[packed.length / 2] ^= 0x10;
        assertThatThrownBy(() -> unpack(packed)).isInstanceOf(MalformedFileException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"XZ", "ZSTD"})
    void refusesTenGigabytesOutOfOneMegabyte(Packing packing) {
        byte[] packed = pack(packing, new byte[64 << 20]);
        int times = 160;
        assertThat(packed.length * (long) times).isLessThan(2_000_000);
        byte[] bomb = new byte[packed.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(packed, 0, bomb, i * packed.length, packed.length);
        }

        assertThatThrownBy(() -> drain(open(bomb)))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("bytes come out of it");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"PLAIN", "LZ4"})
    void refusesWhatGrowsTooMuch(Packing packing) {
        byte[] packed = pack(packing, new byte[20 << 20]);
        assertThatThrownBy(() -> drain(open(packed)))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("bytes come out of it");
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatIsLongerThanWhatIsRead(Packing packing) {
        UnpackBounds bounds = new UnpackBounds(TEXT.length - 1, 1 << 20, 1000);
        byte[] packed = pack(packing, TEXT);
        assertThatThrownBy(() -> drain(UnpackedStream.open(new ByteArrayInputStream(packed), "list", bounds)))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("more than " + (TEXT.length - 1) + " bytes");
    }

    @Test
    void refusesADictionaryThatFillsTheMemory() {
        byte[] packed = pack(Packing.XZ, TEXT);
        int header = 12;
        int length = (packed[header] + 1) * 4;
        packed[header + 4] = 37;
        CRC32 sum = new CRC32();
        sum.update(packed, header, length - 4);
        for (int i = 0; i < 4; i++) {
            packed[header + length - 4 + i] = (byte) (sum.getValue() >>> (8 * i));
        }

        assertThatThrownBy(() -> unpack(packed))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("memory");
    }

    @Test
    void refusesEmptyPartsWithoutEnd() {
        InputStream endless = new RepeatedBytes(pack(Packing.GZIP, new byte[0]));
        assertThatThrownBy(() -> drain(UnpackedStream.open(endless, "list", SMALL)))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("nothing comes out");
    }

    @Test
    void refusesAHeaderWithoutEnd() {
        byte[] named = {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 0, 'n'};
        InputStream endless = new SequenceInputStream(
                new ByteArrayInputStream(named), new RepeatedBytes("name".getBytes(StandardCharsets.US_ASCII)));
        assertThatThrownBy(() -> drain(UnpackedStream.open(endless, "list", SMALL)))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("nothing comes out");
    }

    @Test
    void letsFaultsOfTheSourceThrough() {
        byte[] packed = pack(Packing.XZ, TEXT);
        InputStream broken =
                new SequenceInputStream(new ByteArrayInputStream(packed, 0, packed.length / 2), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("reset by peer");
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        return read();
                    }
                });
        assertThatThrownBy(() -> drain(UnpackedStream.open(broken, "list", SMALL)))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("reset by peer");
    }

    /** A class loader that has none of the libraries finds all it needs for what is not packed. */
    @Test
    void loadsNoLibraryForWhatIsNotPacked() throws Exception {
        URL classes = UnpackedStream.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader alone = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
            Object bounds = alone.loadClass(UnpackBounds.class.getName())
                    .getField("LIST")
                    .get(null);
            InputStream stream = (InputStream) alone.loadClass(UnpackedStream.class.getName())
                    .getMethod("open", InputStream.class, String.class, bounds.getClass())
                    .invoke(null, new ByteArrayInputStream(TEXT), "list", bounds);
            assertThat(stream.readAllBytes()).isEqualTo(TEXT);
        }
    }

    private static UnpackedStream open(byte[] packed) throws IOException {
        return UnpackedStream.open(new ByteArrayInputStream(packed), "list", SMALL);
    }

    private static byte[] unpack(byte[] packed) throws IOException {
        try (InputStream in = open(packed)) {
            return in.readAllBytes();
        }
    }

    private static long drain(InputStream in) throws IOException {
        return in.transferTo(OutputStream.nullOutputStream());
    }

    private static byte[] pack(Packing packing, byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = switch (packing) {
            case XZ -> new XZOutputStream(packed, new LZMA2Options(0));
            case GZIP -> new GZIPOutputStream(packed);
            case ZSTD -> new ZstdOutputStream(packed);
            case LZ4 -> new FramedLZ4CompressorOutputStream(packed);
            case PLAIN -> packed;
        }) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fault;

import dev.headwater.tests.loopback.Seeds;
import dev.headwater.tests.loopback.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes files of releases: the same bytes each time. */
final class ReleaseBytes {
    private static final int BLOCK = 512;
    /** Some wheels are longer than what is read of their end, some are not. */
    private static final int LONG = 60_000;

    private ReleaseBytes() {}

    static byte[] of(Release release) {
        return release.form() == Release.Form.SDIST ? sdist(release) : wheel(release);
    }

    private static byte[] wheel(Release release) {
        String info = release.project() + "-" + release.version() + ".dist-info/";
        byte[] code = new byte[release.version().equals("2") ? LONG : 100];
        Seeds.random(release.toString().hashCode()).nextBytes(code);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, info + "METADATA", release.metadata());
            put(zip, release.project() + ".bin", code);
            put(zip, info + "WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n".getBytes(StandardCharsets.US_ASCII));
            put(zip, info + "RECORD", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String path, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] sdist(Release release) {
        byte[] info = release.metadata();
        byte[] header = new byte[BLOCK];
        put(header, 0, release.project() + "-" + release.version() + "/PKG-INFO");
        put(header, 100, "0000644\0" + "0000000\0" + "0000000\0");
        put(header, 124, String.format(Locale.ROOT, "%011o ", info.length) + "00000000000 " + "        " + "0");
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte one : header) {
            sum += one & 0xff;
        }
        put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        tar.writeBytes(header);
        tar.writeBytes(Arrays.copyOf(info, (info.length + BLOCK - 1) / BLOCK * BLOCK));
        tar.writeBytes(new byte[2 * BLOCK]);
        return Wire.pack(tar.toByteArray());
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Files as a {@code .tar.gz}; equal files are equal bytes. */
final class TarGzip {
    private static final int BLOCK = 512;
    private static final int SIZE_AT = 124;
    private static final int CHECKSUM_AT = 148;
    private static final int CHECKSUM_LENGTH = 8;
    private static final int TYPE_AT = 156;
    private static final int MAGIC_AT = 257;
    private static final int PREFIX_AT = 345;

    /** A longer path has its first folder in a field of its own. */
    private static final int LONGEST_NAME = 100;

    private TarGzip() {}

    /** {@return the archive of files by path, in their order} */
    static byte[] of(Map<String, byte[]> files) {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (GZIPOutputStream tar = new GZIPOutputStream(archive)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                tar.write(header(file.getKey(), file.getValue().length));
                tar.write(Arrays.copyOf(file.getValue(), blocks(file.getValue().length) * BLOCK));
            }
            tar.write(new byte[2 * BLOCK]);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return archive.toByteArray();
    }

    private static int blocks(int length) {
        return (length + BLOCK - 1) / BLOCK;
    }

    private static byte[] header(String path, int size) {
        byte[] header = new byte[BLOCK];
        int slash = path.length() > LONGEST_NAME ? path.indexOf('/') : -1;
        put(header, 0, path.substring(slash + 1));
        put(header, PREFIX_AT, path.substring(0, Math.max(slash, 0)));
        put(header, 100, "0000644\0000000000\0000000000\000");
        put(header, SIZE_AT, octal(size, 11) + "\00000000000000\000");
        Arrays.fill(header, CHECKSUM_AT, CHECKSUM_AT + CHECKSUM_LENGTH, (byte) ' ');
        header[TYPE_AT] = '0';
        put(header, MAGIC_AT, "ustar\00000");
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        put(header, CHECKSUM_AT, octal(sum, 6) + "\000 ");
        return header;
    }

    private static String octal(int number, int digits) {
        String octal = Integer.toOctalString(number);
        return "0".repeat(digits - octal.length()) + octal;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, Math.min(bytes.length, BLOCK - at));
    }
}

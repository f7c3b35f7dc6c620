// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.rpm;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A package of rpm, as far as its header goes. */
final class RpmFile {
    private static final int NUMBERS = 4;
    private static final int TEXTS = 8;
    private static final String GHOST = " ghost";

    private RpmFile() {}

    /** {@return a package with files, each as its folder and its name; {@code NAME ghost} is one it only owns} */
    static byte[] of(String... files) {
        int count = files.length / 2;
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            text(data, files[2 * i]);
        }
        int names = data.size();
        for (int i = 0; i < count; i++) {
            text(data, files[2 * i + 1].replace(GHOST, ""));
        }
        while (data.size() % Integer.BYTES != 0) {
            data.write(0);
        }
        int places = data.size();
        try (DataOutputStream out = new DataOutputStream(data)) {
            for (int i = 0; i < count; i++) {
                out.writeInt(i);
            }
            for (int i = 0; i < count; i++) {
                out.writeInt(files[2 * i + 1].endsWith(GHOST) ? 64 : 0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return whole(
                new int[][] {
                    {1037, NUMBERS, places + count * Integer.BYTES, count},
                    {1116, NUMBERS, places, count},
                    {1117, TEXTS, names, count},
                    {1118, TEXTS, 0, count}
                },
                data.toByteArray());
    }

    /** {@return a package of old, with the whole paths of its files; {@code PATH ghost} is one it only owns} */
    static byte[] ofPaths(String... paths) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (String path : paths) {
            data.writeBytes(new byte[] {0, 0, 0, (byte) (path.endsWith(GHOST) ? 64 : 0)});
        }
        int texts = data.size();
        for (String path : paths) {
            text(data, path.replace(GHOST, ""));
        }
        return whole(
                new int[][] {{1027, TEXTS, texts, paths.length}, {1037, NUMBERS, 0, paths.length}}, data.toByteArray());
    }

    private static void text(ByteArrayOutputStream data, String text) {
        data.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        data.write(0);
    }

    private static byte[] whole(int[][] entries, byte[] data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0xedabeedb);
            out.write(new byte[92]);
            header(out, new int[][] {{1000, NUMBERS, 0, 1}}, new byte[Integer.BYTES]);
            out.write(new byte[Integer.BYTES]);
            header(out, entries, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void header(DataOutputStream out, int[][] entries, byte[] data) throws IOException {
        out.writeInt(0x8eade801);
        out.writeInt(0);
        out.writeInt(entries.length);
        out.writeInt(data.length);
        for (int[] entry : entries) {
            for (int field : entry) {
                out.writeInt(field);
            }
        }
        out.write(data);
    }
}

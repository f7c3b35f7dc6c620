// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.openpgp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds armored blocks in a file; what is in them is for another to read. */
final class Armor {
    static final String SIGNATURE = "PGP SIGNATURE";
    static final String PUBLIC_KEY = "PGP PUBLIC KEY BLOCK";

    private static final byte[] DASHES = ascii("-----BEGIN ");

    private Armor() {}

    /**
     * {@return the blocks of a kind, each with its first and last line; all of the file, where it has no block at all}
     */
    static List<byte[]> blocks(byte[] file, String kind) {
        byte[] first = ascii("-----BEGIN " + kind + "-----");
        byte[] last = ascii("-----END " + kind + "-----");
        List<byte[]> blocks = new ArrayList<>();
        boolean armored = false;
        int begin = -1;
        for (int line = 0; line < file.length; line = next(file, line)) {
            armored |= startsWith(file, line, DASHES);
            if (startsWith(file, line, first)) {
                begin = line;
            } else if (begin >= 0 && startsWith(file, line, last)) {
                blocks.add(Arrays.copyOfRange(file, begin, next(file, line)));
                begin = -1;
            }
        }
        return armored ? blocks : List.of(file);
    }

    /** {@return where the next line begins} */
    private static int next(byte[] file, int from) {
        int at = from;
        while (at < file.length && file[at] != '\n') {
            at++;
        }
        return at < file.length ? at + 1 : at;
    }

    static boolean startsWith(byte[] bytes, int from, byte[] begin) {
        return from + begin.length <= bytes.length
                && Arrays.equals(bytes, from, from + begin.length, begin, 0, begin.length);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

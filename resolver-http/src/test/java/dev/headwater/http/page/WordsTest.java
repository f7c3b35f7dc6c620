// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Eight bytes at once say what they say one by one. */
class WordsTest {
    private static final long SEED = 20261130;
    private static final int ROUNDS = 20_000;
    private static final int LONGEST = 40;
    private static final int BYTES = 256;

    private final Random random = new Random(SEED);

    /** Letters, and here and there any byte, or one that is next to one that counts. */
    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(LONGEST)];
        for (int i = 0; i < bytes.length; i++) {
            int kind = random.nextInt(30);
            bytes[i] = (byte)
                    (kind == 0
                            ? random.nextInt(BYTES)
                            : kind == 1
                                    ? "\"\\/ \0\u001f!#[].0}\u007f".charAt(random.nextInt(14))
                                    : 'a' + random.nextInt(26));
        }
        return bytes;
    }

    @Test
    void aTextEndsWhereItEndsByteByByte() {
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = bytes();
            int from = random.nextInt(bytes.length + 1);
            int to = from + random.nextInt(bytes.length - from + 1);
            int end = from;
            while (end < to && bytes[end] >= ' ' && bytes[end] != '"' && bytes[end] != '\\') {
                end++;
            }
            assertThat(Words.textEnd(bytes, from, to)).isEqualTo(end);
        }
    }

    @Test
    void aSeparatorIsFoundWhereverItIs() {
        int found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = bytes();
            int from = random.nextInt(bytes.length + 1);
            int to = from + random.nextInt(bytes.length - from + 1);
            String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
            boolean separated = text.indexOf('/') >= 0 || text.indexOf('\\') >= 0 || text.indexOf('\0') >= 0;
            assertThat(Words.hasSeparator(bytes, from, to)).isEqualTo(separated);
            found += separated ? 1 : 0;
        }
        assertThat(found).isBetween(ROUNDS / 40, ROUNDS / 2);
    }

    @Test
    void digitsAreReadAndNothingElseIs() {
        byte[] digits = "0123AbCf".getBytes(StandardCharsets.US_ASCII);
        for (int place = 0; place < Words.SIZE; place++) {
            for (int b = 0; b < BYTES; b++) {
                byte[] some = digits.clone();
                some[place] = (byte) b;
                int digit = b < 0x80 ? Character.digit(b, 16) : -1;
                assertThat(Words.hex(Words.at(some, 0))).isEqualTo(digit < 0 ? -1 : littleEndian(some));
            }
        }
    }

    private static long littleEndian(byte[] digits) {
        long value = 0;
        for (int i = 0; i < Words.SIZE; i += 2) {
            value |= (Character.digit(digits[i], 16) * 16L + Character.digit(digits[i + 1], 16)) << (4 * i);
        }
        return value;
    }
}

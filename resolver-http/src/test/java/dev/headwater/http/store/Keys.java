// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import java.util.HexFormat;
import java.util.Random;

/** Keys and answers to keep under them. */
final class Keys {
    private static final int MOST_BYTES = 200_000;

    private Keys() {}

    /** {@return one of endless many keys, the same for the same number} */
    static String key(long number) {
        byte[] bytes = new byte[32];
        new Random(number).nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** {@return an answer that shows whether it is whole: all of it follows from its first eight bytes and the key} */
    static byte[] answer(String key, long seed) {
        Random random = new Random(seed ^ key.hashCode());
        byte[] answer = new byte[Long.BYTES + random.nextInt(MOST_BYTES)];
        random.nextBytes(answer);
        java.nio.ByteBuffer.wrap(answer).putLong(seed);
        return answer;
    }

    static boolean isWhole(String key, byte[] answer) {
        return answer.length >= Long.BYTES
                && java.util.Arrays.equals(
                        answer, answer(key, java.nio.ByteBuffer.wrap(answer).getLong()));
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel.text;

import dev.headwater.api.DamagedArchiveException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads what has to be UTF-8, so that what is not changed is the same bytes when it is written again. */
final class Utf8 {
    private Utf8() {}

    static String decode(byte[] bytes, String file) throws DamagedArchiveException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new DamagedArchiveException(file + " is not UTF-8");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.distribution;

import java.util.List;

/** The algorithms of Python's {@code hashlib}: the length of their hashes, and which are to be trusted. */
final class HashStrength {
    /** SHA-256 is the one that every index gives; among the strong ones it comes first, then the longer the better. */
    private static final List<String> STRONG = List.of(
            "sha256", "sha512", "sha3_512", "blake2b", "sha384", "sha3_384", "sha3_256", "blake2s", "sha512_256");

    private static final List<Integer> DIGITS = List.of(64, 128, 128, 128, 96, 96, 64, 64, 64);

    private HashStrength() {}

    /** {@return 0 for a weak or unknown algorithm; of strong ones the greater is to be preferred} */
    static int of(String algorithm) {
        int index = STRONG.indexOf(algorithm);
        return index < 0 ? 0 : STRONG.size() - index;
    }

    /** {@return the number of hexadecimal digits, 0 if it is not known} */
    static int digits(String algorithm) {
        int index = STRONG.indexOf(algorithm);
        if (index >= 0) {
            return DIGITS.get(index);
        }
        return switch (algorithm) {
            case "md5" -> 32;
            case "sha1" -> 40;
            case "sha224", "sha3_224" -> 56;
            default -> 0;
        };
    }
}

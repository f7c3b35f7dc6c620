// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

import java.util.Map;

/** The digests that vouch for something: SHA-256 and better. */
final class Digests {
    private static final Map<String, Integer> DIGITS = Map.of("sha256", 64, "sha384", 96, "sha512", 128);

    private Digests() {}

    /** {@return whether a text is a digest by one of these algorithms, in lower-case hexadecimal digits} */
    static boolean isOne(String algorithm, String digest) {
        return DIGITS.getOrDefault(algorithm, -1) == digest.length()
                && digest.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }
}

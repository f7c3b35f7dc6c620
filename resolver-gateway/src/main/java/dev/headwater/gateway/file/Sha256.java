// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash that every installer knows. */
public final class Sha256 {
    private Sha256() {}

    /** {@return the hash of some bytes, in lower-case hexadecimal digits} */
    public static String hex(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

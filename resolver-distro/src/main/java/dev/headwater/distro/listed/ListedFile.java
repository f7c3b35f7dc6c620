// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.listed;

/**
 * A list that something vouches for.
 *
 * @param list what vouches, for people: {@code the release file}
 * @param size the length of the list in bytes
 * @param algorithm of the digest, as file formats call it: {@code sha256}
 * @param digest of the list, in lower-case hexadecimal digits
 */
public record ListedFile(String list, long size, String algorithm, String digest) {
    /** The algorithm that every list has. */
    public static final String SHA256 = "sha256";
}

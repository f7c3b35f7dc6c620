// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.unpack;

/**
 * How far packed bytes may grow.
 *
 * @param length how many bytes may come out
 * @param allowance how many bytes may come out of however few
 * @param ratio how many more may come out for each byte that went in
 */
public record UnpackBounds(long length, long allowance, int ratio) {
    /** For lists: a list of contents has 668 MB and is packed to a fifteenth. */
    public static final UnpackBounds LIST = new UnpackBounds(4L << 30, 16 << 20, 250);

    /** For packages, in which there are files of nothing but zeros. */
    public static final UnpackBounds PACKAGE = new UnpackBounds(4L << 30, 64 << 20, 1000);

    long after(long packed) {
        return Math.min(length, allowance + ratio * packed);
    }
}

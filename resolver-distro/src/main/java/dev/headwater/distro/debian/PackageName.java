// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

import dev.headwater.distro.listed.AsciiSet;

/** The names of packages: they end up on a command line, so nothing else passes for one. */
final class PackageName {
    private static final int LONGEST = 200;
    private static final AsciiSet SIGNS = AsciiSet.ALPHANUMERIC.and(AsciiSet.of("+-."));

    private PackageName() {}

    /** Whether it has letters, digits and {@code + - .} only, and begins with one of the first two. */
    static boolean isOne(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && AsciiSet.ALPHANUMERIC.has(text.charAt(0))
                && SIGNS.hasAll(text);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

import dev.headwater.distro.listed.AsciiSet;

/** The paths that files of an archive have: below its root, and the same in a URL and in a folder. */
final class PoolPath {
    private static final int LONGEST = 1000;
    private static final AsciiSet SIGNS = AsciiSet.range('!', '~').without(AsciiSet.of("\\?#"));

    private PoolPath() {}

    /** Whether it stays below the root, has no sign that means something in a URL, and none that is not seen. */
    static boolean isOne(String text) {
        if (text.isEmpty() || text.length() > LONGEST || text.startsWith("/") || text.endsWith("/")) {
            return false;
        }
        return SIGNS.hasAll(text) && !("/" + text + "/").contains("/../") && !text.contains("//");
    }
}

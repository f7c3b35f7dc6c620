// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

import dev.headwater.distro.listed.AsciiSet;

/** Names and architectures of packages, which become parts of commands and of package URLs. */
final class PackageWord {
    private static final int LONGEST = 500;
    private static final AsciiSet SIGNS = AsciiSet.ALPHANUMERIC.and(AsciiSet.of("._+-"));

    private PackageWord() {}

    static boolean isOne(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && text.charAt(0) != '-' && SIGNS.hasAll(text);
    }
}

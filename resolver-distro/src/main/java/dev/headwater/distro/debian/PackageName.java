// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

/** The names of packages: they end up on a command line, so nothing else passes for one. */
final class PackageName {
    private static final int LONGEST = 200;

    private PackageName() {}

    /** Whether it has letters, digits and {@code + - .} only, and begins with one of the first two. */
    static boolean isOne(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !isAlphanumeric(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isAlphanumeric(c) && c != '-' && c != '.' && c != '+') {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.text.Shown;
import java.util.Locale;

/** Checks the name or the address of a host. */
final class HostName {
    private static final int LONGEST = 253;

    private HostName() {}

    /**
     * {@return the host in lower case}
     *
     * @throws IllegalArgumentException if the text is more or other than a host; the message says what to write
     */
    static String check(String text) {
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        String allowed = bracketed ? "[]:." : "-._";
        boolean clean = text.chars().allMatch(c -> isLetterOrDigit(c) || allowed.indexOf(c) >= 0);
        if (!clean || text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    Shown.quoted(text) + " is no host; write its name or address only, without scheme, port and path");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}

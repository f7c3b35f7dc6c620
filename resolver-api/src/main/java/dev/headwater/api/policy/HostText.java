// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import dev.headwater.api.text.Shown;
import java.util.Locale;

/** The name or the address of a host, as a policy writes it. */
final class HostText {
    private static final int LONGEST = 253;

    private HostText() {}

    /**
     * {@return the host in lower case}
     *
     * @throws IllegalArgumentException if the text is more or other than a host; the message says what to write
     */
    static String parse(String text) {
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        String allowed = bracketed ? "[]:." : "-._";
        boolean clean = text.chars().allMatch(c -> isLetterOrDigit(c) || allowed.indexOf(c) >= 0);
        if (!clean || text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    Shown.quoted(text) + " is no host; write its name or address only, without scheme, port and path");
        }
        return of(text);
    }

    /** {@return the canonical text of a host} */
    static String of(String host) {
        return host.toLowerCase(Locale.ROOT);
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}

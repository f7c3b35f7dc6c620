// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.text.UrlSecrets;

/** Text of a file as a message shows it: short, printable, and without secrets. */
public final class Quoted {
    private static final int SHOWN = 80;

    private Quoted() {}

    /** {@return the text in quotes; a long one is cut, and one that may hold a password is not shown} */
    public static String of(String text) {
        if (mayHoldSecret(text)) {
            return "a URL with user information (not repeated here)";
        }
        return text.length() <= SHOWN ? "'" + printable(text) + "'" : "'" + printable(text.substring(0, SHOWN)) + "'…";
    }

    /** {@return the text, printable and cut where it is longer than a message may be} */
    static String shortened(String text, int longest) {
        return text.length() <= longest ? printable(text) : printable(text.substring(0, longest)) + "…";
    }

    /** {@return whether a text may have user information in a URL} */
    public static boolean mayHoldSecret(String text) {
        return UrlSecrets.mayStandIn(text);
    }

    /** {@return the text with control and direction characters escaped, for it may be printed to a terminal} */
    public static String printable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean direction = (c >= '\u200e' && c <= '\u200f')
                    || (c >= '\u2028' && c <= '\u202e')
                    || (c >= '\u2066' && c <= '\u2069');
            if (Character.isISOControl(c) || direction) {
                shown.append(String.format("\\u%04x", (int) c));
            } else {
                shown.append(c);
            }
        }
        return shown.toString();
    }
}

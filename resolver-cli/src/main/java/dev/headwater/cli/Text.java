// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import dev.headwater.api.text.UrlSecrets;

/** Words of the user as a message repeats them. */
final class Text {
    private static final int SHOWN = 120;

    private Text() {}

    /** {@return the text, shortened where it is long} */
    static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    /** {@return the text without the user information of URLs in it} */
    static String withoutSecrets(String text) {
        return UrlSecrets.masked(text).replaceAll("//[^/\\s]*@", "//…@");
    }
}

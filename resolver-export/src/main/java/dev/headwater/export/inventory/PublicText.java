// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export.inventory;

import dev.headwater.api.text.UrlSecrets;
import java.util.List;

/** Text of others, as it may be handed on: its URLs without user information, query and fragment. */
final class PublicText {
    private static final String HIDDEN = "a text that is not shown, for there may be a login in it";

    /** What a word has in it that may be a URL, however it is written. */
    private static final String OF_URL = ":/\\";

    private PublicText() {}

    /** {@return the text, what may be secret in it masked or left out} */
    static String of(String text) {
        String masked = UrlSecrets.masked(text);
        if (UrlSecrets.mayStandIn(masked)) {
            return HIDDEN;
        }
        StringBuilder shown = new StringBuilder();
        boolean isUrl = false;
        boolean isCut = false;
        for (int i = 0; i < masked.length(); i++) {
            char c = masked.charAt(i);
            boolean isEnd = c <= ' ';
            isUrl = !isEnd && (isUrl || OF_URL.indexOf(c) >= 0);
            isCut = !isEnd && (isCut || (isUrl && (c == '?' || c == '#')));
            if (!isCut) {
                shown.append(c);
            }
        }
        return shown.toString();
    }

    static List<String> all(List<String> texts) {
        return texts.stream().map(PublicText::of).toList();
    }
}

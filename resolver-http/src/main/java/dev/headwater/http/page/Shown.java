// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import dev.headwater.api.text.UrlSecrets;

/** Text of a page in a message: anybody's, so shortened, and without characters that move a cursor. */
final class Shown {
    private Shown() {}

    static String text(String text, int most) {
        String masked = UrlSecrets.masked(text);
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < masked.length() && i < most; i++) {
            char c = masked.charAt(i);
            shown.append(c < ' ' || Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c);
        }
        return shown.append(masked.length() > most ? "…" : "").toString();
    }
}

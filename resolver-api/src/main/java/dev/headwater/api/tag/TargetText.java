// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.tag;

/** Checks the texts that a target is given. */
final class TargetText {
    private TargetText() {}

    /** {@return the text, if it is letters, digits and underscores: what tags are made of} */
    static String requireWord(String kind, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
            if (!allowed) {
                throw new InvalidTargetException(kind, text, i, "an ASCII letter, a digit or '_'");
            }
        }
        if (text.isEmpty()) {
            throw new InvalidTargetException(kind, text, 0, "at least one character");
        }
        return text;
    }

    /** {@return the name of a platform as tags spell it} */
    static String platform(String name) {
        return TagText.lower(name.replace('-', '_').replace('.', '_'));
    }
}

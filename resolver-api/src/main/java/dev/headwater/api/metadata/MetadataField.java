// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.metadata;

/**
 * One field of a metadata file, as it is written.
 *
 * @param name the field's name in the spelling of the file; names are compared without regard to case
 * @param value the value without the white space before it; a folded value keeps its line breaks and indents
 * @param line the line on which it starts, from 1; 0 if it was not read from a text
 * @since 0.1.0
 */
public record MetadataField(String name, String value, int line) {
    /** {@return the value on one line: each line break with the indent behind it is one space} */
    public String unfolded() {
        String trimmed = value.strip();
        if (trimmed.indexOf('\n') < 0 && trimmed.indexOf('\r') < 0) {
            return trimmed;
        }
        StringBuilder unfolded = new StringBuilder(trimmed.length());
        for (int i = 0; i < trimmed.length(); i++) {
            char c = trimmed.charAt(i);
            if (c != '\n' && c != '\r') {
                unfolded.append(c);
                continue;
            }
            while (i + 1 < trimmed.length() && isBlank(trimmed.charAt(i + 1))) {
                i++;
            }
            unfolded.append(' ');
        }
        return unfolded.toString();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}

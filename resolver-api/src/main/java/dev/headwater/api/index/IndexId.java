// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import dev.headwater.api.InvalidTextException;

/**
 * The name that a policy gives an index: a lower-case ASCII letter or digit, then such or hyphens.
 *
 * @param value the text, at most 64 characters
 * @since 0.1.0
 */
public record IndexId(String value) implements Comparable<IndexId> {
    private static final int LONGEST = 64;

    /**
     * Checks the text.
     *
     * @throws InvalidIndexIdException if {@code value} is no id
     */
    public IndexId {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && (c != '-' || i == 0)) {
                throw new InvalidIndexIdException(
                        value, i, "a lower-case ASCII letter or digit" + (i == 0 ? "" : ", or '-'"));
            }
        }
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new InvalidIndexIdException(
                    value, Math.min(value.length(), LONGEST), "1 to " + LONGEST + " characters");
        }
    }

    /**
     * Reads an id.
     *
     * @throws InvalidIndexIdException if {@code text} is no id
     */
    public static IndexId parse(String text) {
        return new IndexId(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IndexId that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(IndexId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    /** Text that is no id of an index. */
    public static final class InvalidIndexIdException extends InvalidTextException {
        private static final long serialVersionUID = 1L;

        InvalidIndexIdException(String text, int position, String expected) {
            super("the id of an index", text, position, expected);
        }
    }
}

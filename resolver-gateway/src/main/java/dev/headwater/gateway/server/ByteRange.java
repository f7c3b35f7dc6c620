// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import java.util.Optional;

/**
 * A part of a file.
 *
 * @param from the first byte
 * @param to the byte behind the last one; not behind {@code from} where nothing of it is there
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-range-requests">RFC 9110, section 14</a>
 */
public record ByteRange(long from, long to) {
    private static final String UNIT = "bytes=";

    /**
     * {@return the part that a header {@code Range} asks for} Empty where it asks for several, or cannot be read: then
     * the whole is the answer.
     */
    public static Optional<ByteRange> of(String header, long size) {
        String text = header.strip();
        int hyphen = text.indexOf('-');
        if (!text.startsWith(UNIT) || hyphen < 0) {
            return Optional.empty();
        }
        String first = text.substring(UNIT.length(), hyphen).strip();
        String last = text.substring(hyphen + 1).strip();
        if (!isNumber(first) || !isNumber(last) || (first.isEmpty() && last.isEmpty())) {
            return Optional.empty();
        }
        if (first.isEmpty()) {
            long length = Math.min(Long.parseLong(last), size);
            return Optional.of(new ByteRange(length == 0 ? size : size - length, size));
        }
        long from = Long.parseLong(first);
        if (last.isEmpty()) {
            return Optional.of(new ByteRange(from, size));
        }
        long to = Long.parseLong(last);
        return to < from ? Optional.empty() : Optional.of(new ByteRange(from, Math.min(to + 1, size)));
    }

    private static boolean isNumber(String text) {
        return text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** {@return whether some of it is there} */
    public boolean isThere() {
        return from < to;
    }

    /** {@return the header {@code Content-Range}} */
    public String ofWhole(long size) {
        return isThere() ? "bytes " + from + "-" + (to - 1) + "/" + size : "bytes */" + size;
    }
}

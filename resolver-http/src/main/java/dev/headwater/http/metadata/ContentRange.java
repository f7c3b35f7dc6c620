// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.metadata;

import dev.headwater.http.fetch.FetchResult;
import java.util.Optional;

/**
 * Which part of a file an answer holds.
 *
 * @param from the first byte
 * @param to the last byte
 * @param size the size of the whole file
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-14.4">RFC 9110, 14.4: Content-Range</a>
 */
record ContentRange(long from, long to, long size) {
    private static final String UNIT = "bytes ";
    private static final int LONGEST = 80;

    /** Reads {@code bytes 100-199/1000}; empty if it is none, or does not tell the size. */
    static Optional<ContentRange> parse(String text) {
        int hyphen = text.indexOf('-');
        int slash = text.indexOf('/');
        if (!text.regionMatches(true, 0, UNIT, 0, UNIT.length())
                || hyphen < 0
                || slash < hyphen
                || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            long from =
                    Long.parseUnsignedLong(text.substring(UNIT.length(), hyphen).strip());
            long to = Long.parseUnsignedLong(text.substring(hyphen + 1, slash).strip());
            long size = Long.parseUnsignedLong(text.substring(slash + 1).strip());
            return from >= 0 && from <= to && to < size
                    ? Optional.of(new ContentRange(from, to, size))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Reads it off an answer; empty too if the body is not as long as the part. */
    static Optional<ContentRange> of(FetchResult.Answered answer) {
        return answer.headers()
                .value("Content-Range")
                .flatMap(ContentRange::parse)
                .filter(range -> range.length() == answer.body().size());
    }

    long length() {
        return to - from + 1;
    }

    /** {@return whether nothing is missing behind it} */
    boolean isTail() {
        return to == size - 1;
    }

    /** {@return whether it is all of the file} */
    boolean isWhole() {
        return from == 0 && isTail();
    }

    /** {@return as it is shown: {@code 100-199 of 1000}} */
    @Override
    public String toString() {
        return from + "-" + to + " of " + size;
    }
}

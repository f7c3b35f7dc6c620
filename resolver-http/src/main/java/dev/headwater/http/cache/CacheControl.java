// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.cache;

import java.util.OptionalLong;

/**
 * The directives of a response that a private cache obeys.
 *
 * @param noStore the answer must not be kept
 * @param noCache the answer must not be used again without asking
 * @param maxAge for how many seconds it is fresh; 0 where what is written is no number
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9111#section-5.2.2">RFC 9111, 5.2.2: response directives</a>
 */
record CacheControl(boolean noStore, boolean noCache, OptionalLong maxAge) {
    /** What RFC 9111 lets larger numbers be. */
    private static final long MOST_SECONDS = 1L << 31;

    /** {@return what a header says, its lines joined by commas} */
    static CacheControl parse(String header) {
        boolean noStore = false;
        boolean noCache = false;
        OptionalLong maxAge = OptionalLong.empty();
        int position = 0;
        while (position < header.length()) {
            int end = end(header, position);
            String directive = header.substring(position, end).strip();
            position = end + 1;
            int equals = directive.indexOf('=');
            String name =
                    equals < 0 ? directive : directive.substring(0, equals).strip();
            // With names of fields behind it only those would have to be asked about: the whole answer is.
            noCache |= name.equalsIgnoreCase("no-cache");
            noStore |= name.equalsIgnoreCase("no-store");
            if (name.equalsIgnoreCase("max-age")) {
                long seconds = equals < 0 ? 0 : seconds(directive.substring(equals + 1));
                // Of two that contradict each other the shorter one is safe.
                maxAge = OptionalLong.of(Math.min(seconds, maxAge.orElse(seconds)));
            }
        }
        return new CacheControl(noStore, noCache, maxAge);
    }

    /** {@return a number of seconds; 0 if it is none} */
    static long seconds(String text) {
        String digits = text.strip();
        if (digits.length() > 2 && digits.startsWith("\"") && digits.endsWith("\"")) {
            digits = digits.substring(1, digits.length() - 1);
        }
        long seconds = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            seconds = Math.min(MOST_SECONDS, seconds * 10 + c - '0');
        }
        return seconds;
    }

    /** Where a directive ends: at a comma that is not quoted. */
    private static int end(String header, int start) {
        boolean quoted = false;
        for (int i = start; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                return i;
            }
        }
        return header.length();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.eval;

/**
 * Holds a universe as text to a size before it is read, for a line says as much of each version and each file that it
 * lists: a few kilobytes could be gigabytes of metadata.
 */
final class UniverseLimit {
    private static final int LONGEST = 1 << 20;

    /** In characters, of all metadata together. */
    private static final long MOST = 1L << 26;

    private UniverseLimit() {}

    /**
     * Lets a text pass that stays within the limit.
     *
     * @throws InvalidQuestionException if it does not
     */
    static void check(String text) {
        long all = 0;
        if (text.length() <= LONGEST) {
            int from = 0;
            while (from < text.length()) {
                int to = endOfRelease(text, from);
                all += size(text, from, to);
                from = to;
            }
        }
        if (text.length() > LONGEST || all > MOST) {
            throw new InvalidQuestionException("'indexes' is larger than a question may be: a text has at most "
                    + LONGEST + " characters, and its lines say at most " + MOST + " of all their files");
        }
    }

    /** {@return where the next line begins that does not go on with this one} */
    private static int endOfRelease(String text, int from) {
        int to = from;
        boolean goesOn;
        do {
            int feed = text.indexOf('\n', to);
            to = feed < 0 ? text.length() : feed + 1;
            int next = to;
            while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
                next++;
            }
            goesOn = next < text.length() && text.charAt(next) == '|';
        } while (goesOn);
        return to;
    }

    /** {@return at least how much a line says: its length for each version and each of the files that it may list} */
    private static long size(String text, int from, int to) {
        long versions = 1;
        long facts = 1;
        boolean named = true;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            named &= c != ':' && c != '|';
            versions += named && Character.isWhitespace(c) ? 1 : 0;
            facts += c == '|' ? 1 : 0;
        }
        return versions * facts * (to - from);
    }
}

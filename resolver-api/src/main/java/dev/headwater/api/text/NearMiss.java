// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The word that was probably meant by one that is not known. */
public final class NearMiss {
    private static final int LONGEST = 64;

    private NearMiss() {}

    /**
     * {@return the first of the nearest words, if one is near: what is written begins it, or at most a third of its
     * letters differ} Two neighbours that are swapped count as one; upper case and {@code '_'} for {@code '-'} count
     * for nothing.
     */
    public static Optional<String> of(String text, Collection<String> words) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        String written = plain(text);
        String nearest = "";
        int least = Integer.MAX_VALUE;
        for (String word : words) {
            String known = plain(word);
            int distance = known.startsWith(written) && written.length() > 1
                    ? Math.min(1, known.length() - written.length())
                    : distance(written, known);
            boolean isNearer = distance < least || (distance == least && known.length() < nearest.length());
            if (isNearer && distance <= Math.max(1, Math.max(written.length(), known.length()) / 3)) {
                least = distance;
                nearest = word;
            }
        }
        return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
    }

    /** {@return a question that ends a message, or nothing} */
    public static String question(String text, Collection<String> words) {
        return of(text, words).map(word -> "; did you mean '" + word + "'?").orElse("");
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How many letters must be put in, taken out, changed or swapped with their neighbour, row by row. */
    private static int distance(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + change);
                if (isSwapped(from, i, to, j)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
        }
        return row[to.length()];
    }

    private static boolean isSwapped(String from, int i, String to, int j) {
        return i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
    }
}

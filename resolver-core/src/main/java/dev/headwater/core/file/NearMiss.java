// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class NearMiss {
    private static final int LONGEST = 64;

    private NearMiss() {}

    /** {@return the first of the nearest words, if one is near: at most a third of the letters differ} */
    public static Optional<String> of(String text, Collection<String> words) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        String written = text.toLowerCase(Locale.ROOT).replace('_', '-');
        String nearest = "";
        int least = Math.max(1, written.length() / 3) + 1;
        for (String word : words) {
            int distance = distance(written, word.replace('_', '-'));
            if (distance < least) {
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

    /** How many letters must be put in, taken out or changed (Levenshtein), row by row. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}

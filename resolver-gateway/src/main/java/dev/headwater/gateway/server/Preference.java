// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import java.util.Arrays;
import java.util.Locale;

/**
 * What a client would rather have, of a header such as {@code Accept}: a list of words with weights.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-content-negotiation-fields">RFC 9110, section 12.5</a>
 */
public final class Preference {
    /** Longer lists are cut: nobody needs so many. */
    private static final int MOST = 50;

    private final String[] items;

    /** Reads a header. */
    public Preference(String header) {
        String[] all = header.toLowerCase(Locale.ROOT).split(",", MOST + 1);
        items = all.length > MOST ? Arrays.copyOf(all, MOST) : all;
    }

    /** {@return the weight of a word that stands there itself, from 0 to 1; negative where it does not} */
    public double weight(String word) {
        for (String item : items) {
            String[] parts = item.split(";", 10);
            if (parts[0].strip().equals(word)) {
                return weight(parts);
            }
        }
        return -1;
    }

    /**
     * {@return the weight of the first of some words that stands there, from the narrowest on; negative where none
     * does}
     */
    public double weight(String narrowest, String... wider) {
        double weight = weight(narrowest);
        for (int i = 0; weight < 0 && i < wider.length; i++) {
            weight = weight(wider[i]);
        }
        return weight;
    }

    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].strip();
            if (part.startsWith("q=")) {
                return number(part.substring(2).strip());
            }
        }
        return 1;
    }

    /** Three digits behind the point at most; what is none of that says that the word is not wanted. */
    private static double number(String text) {
        boolean isNumber = !text.isEmpty()
                && text.length() <= 5
                && text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))
                && text.indexOf('.') == text.lastIndexOf('.')
                && !text.equals(".");
        return isNumber ? Math.min(1, Double.parseDouble(text)) : 0;
    }
}

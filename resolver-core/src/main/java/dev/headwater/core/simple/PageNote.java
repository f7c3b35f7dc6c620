// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.simple;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What whoever serves a page says of it, beside what the standard has words for: a few texts under each word.
 * Installers pass it over; a person finds it in the page.
 */
public final class PageNote {
    /** A note that says nothing. */
    public static final PageNote NONE = new PageNote(Map.of());

    private final Map<String, List<String>> said;

    private PageNote(Map<String, List<String>> said) {
        this.said = said;
    }

    /** Begins a note. */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return what it says under each word, in the order in which it was said} */
    public Map<String, List<String>> said() {
        return said;
    }

    /** {@return whether it says nothing} */
    public boolean isEmpty() {
        return said.isEmpty();
    }

    @Override
    public String toString() {
        return said.toString();
    }

    /** Collects what is to be said. */
    public static final class Builder {
        /** So many texts are said under a word; of the others it is said how many they are. */
        private static final int MOST = 100;

        private final Map<String, List<String>> said = new LinkedHashMap<>();
        private final Map<String, Integer> unsaid = new HashMap<>();

        private Builder() {}

        /** Says a text under a word, or that there are more than are said. */
        public Builder say(String word, String text) {
            List<String> texts = said.computeIfAbsent(word, key -> new ArrayList<>());
            if (texts.size() < MOST) {
                texts.add(text);
            } else {
                unsaid.merge(word, 1, Integer::sum);
            }
            return this;
        }

        /** {@return the note} */
        public PageNote build() {
            Map<String, List<String>> copy = new LinkedHashMap<>();
            said.forEach((word, texts) -> copy.put(word, said(texts, unsaid.getOrDefault(word, 0))));
            return new PageNote(copy);
        }

        private static List<String> said(List<String> texts, int more) {
            List<String> all = new ArrayList<>(texts);
            if (more > 0) {
                all.add("and " + more + " more");
            }
            return List.copyOf(all);
        }
    }
}

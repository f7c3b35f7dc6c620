// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import dev.headwater.api.text.NearMiss;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An option's value that is one of a few words. */
final class Choice {
    private Choice() {}

    /**
     * {@return the constant that the word names: {@code if-named} is {@code IF_NAMED}}
     *
     * @throws InvalidRequestException if there is none
     */
    static <E extends Enum<E>> E of(String option, String word, E[] constants) {
        List<String> words = new ArrayList<>();
        for (E constant : constants) {
            String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (name.equals(word)) {
                return constant;
            }
            words.add(name);
        }
        throw new InvalidRequestException(
                option + ": '" + Text.shown(word) + "' is none of " + String.join(", ", words),
                NearMiss.of(word, words).stream()
                        .map(near -> "did you mean " + near + "?")
                        .toArray(String[]::new));
    }
}

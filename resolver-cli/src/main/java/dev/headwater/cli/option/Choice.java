// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.option;

import dev.headwater.api.text.NearMiss;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.Spelling;
import dev.headwater.cli.output.InvalidRequestException;
import java.util.List;

/** An option's value that is one of a few words. */
public final class Choice {
    private Choice() {}

    /**
     * {@return the constant that the word names: {@code if-named} is {@code IF_NAMED}}
     *
     * @throws InvalidRequestException if there is none
     */
    public static <E extends Enum<E>> E of(String option, String word, E[] constants) {
        return Spelling.find(word, constants).orElseThrow(() -> {
            List<String> words = Spelling.all(constants);
            return new InvalidRequestException(
                    option + ": " + Shown.quoted(word) + " is none of " + String.join(", ", words),
                    NearMiss.of(word, words).stream()
                            .map(near -> "did you mean " + near + "?")
                            .toArray(String[]::new));
        });
    }
}

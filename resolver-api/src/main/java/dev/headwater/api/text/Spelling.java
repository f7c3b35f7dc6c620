// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The word of an enum constant, as files, options and JSON write it: {@code ON_DEMAND} is {@code on-demand}. */
public final class Spelling {
    private Spelling() {}

    /** {@return the word of a constant} */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return the words of all constants, in their order} */
    public static List<String> all(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Spelling::of).toList();
    }

    /** {@return the constant of a word, in exactly this spelling} */
    public static <E extends Enum<?>> Optional<E> find(String word, E[] constants) {
        for (E constant : constants) {
            if (of(constant).equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}

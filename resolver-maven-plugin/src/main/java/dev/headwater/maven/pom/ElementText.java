// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven.pom;

import dev.headwater.api.text.NearMiss;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.Spelling;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/** Texts of elements as values. Each method throws an {@link InvalidPomException} for what is none. */
public final class ElementText {
    private static final int DATE_LENGTH = 10;

    private ElementText() {}

    /** {@return what a parser of names makes of a text} */
    public static <T> T name(String element, String text, Function<String, T> parser) {
        try {
            return parser.apply(text.strip());
        } catch (IllegalArgumentException e) {
            throw fault(element, String.valueOf(e.getMessage()));
        }
    }

    /** {@return the constant that a word names: {@code if-named} is {@code IF_NAMED}} */
    public static <E extends Enum<E>> E choice(String element, String word, E[] constants) {
        List<String> words = Spelling.all(constants);
        return Spelling.find(word.strip(), constants)
                .orElseThrow(() -> fault(
                        element,
                        Shown.quoted(word) + " is none of " + String.join(", ", words)
                                + NearMiss.question(word, words)));
    }

    /** {@return a limit that files must be older than; a date means the whole day in UTC} */
    public static Instant limit(String element, String text) {
        String time = text.strip();
        try {
            return time.length() == DATE_LENGTH
                    ? LocalDate.parse(time).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeException e) {
            throw fault(
                    element,
                    Shown.quoted(text)
                            + " is no time; write one such as 2026-06-01T12:00:00Z, or a date such as 2026-06-01");
        }
    }

    private static InvalidPomException fault(String element, String problem) {
        return new InvalidPomException("<" + element + ">: " + problem);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.PolicyKey.Form;
import dev.headwater.api.text.NearMiss;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.Spelling;
import java.time.Duration;
import java.util.List;

/**
 * The values that a key of a policy takes. Each value has one canonical text, whichever of its spellings was read.
 *
 * @param <T> the type of the values
 */
final class KeyType<T> {
    /** Text as it is. */
    static final KeyType<String> TEXT = new KeyType<>(Kind.TEXT, Form.TEXT);

    /** Text that says something. */
    static final KeyType<String> WORD = new KeyType<>(Kind.WORD, Form.TEXT);

    static final KeyType<IndexId> ID = new KeyType<>(Kind.ID, Form.TEXT);
    static final KeyType<ProjectName> NAME = new KeyType<>(Kind.NAME, Form.TEXT);
    static final KeyType<NamePattern> PATTERN = new KeyType<>(Kind.PATTERN, Form.TEXT);
    static final KeyType<String> HOST = new KeyType<>(Kind.HOST, Form.TEXT);
    static final KeyType<Duration> DURATION = new KeyType<>(Kind.DURATION, Form.TEXT);
    static final KeyType<Integer> COUNT = new KeyType<>(Kind.COUNT, Form.NUMBER);
    static final KeyType<Boolean> FLAG = new KeyType<>(Kind.FLAG, Form.FLAG);

    /** What one text says. */
    private enum Kind {
        TEXT,
        WORD,
        ID,
        NAME,
        PATTERN,
        HOST,
        DURATION,
        COUNT,
        FLAG,
        CHOICE
    }

    private final Kind kind;
    private final Form form;
    private final Enum<?>[] choices;

    private KeyType(Kind kind, Form form, Enum<?>... choices) {
        this.kind = kind;
        this.form = form;
        this.choices = choices;
    }

    /** The words of some constants of an enumeration; written are also the others. */
    static <E extends Enum<E>> KeyType<E> choice(E[] constants) {
        return new KeyType<>(Kind.CHOICE, Form.TEXT, constants);
    }

    /** Lists of such values. */
    KeyType<List<T>> list() {
        return new KeyType<>(kind, form == Form.NUMBER ? Form.NUMBERS : Form.TEXTS, choices);
    }

    /** {@return how documents write them} */
    Form form() {
        return form;
    }

    private boolean isOfLists() {
        return form == Form.TEXTS || form == Form.NUMBERS;
    }

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException if the texts are none; the message says what to write instead
     */
    // The constants above, choice() and list() alone bring a kind and a type of values together.
    @SuppressWarnings("unchecked")
    T parse(List<String> texts) {
        return (T) (isOfLists() ? texts.stream().map(this::item).toList() : item(only(texts)));
    }

    /** {@return the canonical texts of a value: one, or one for each item of a list} */
    List<String> texts(T value) {
        return value instanceof List<?> items ? items.stream().map(this::text).toList() : List.of(text(value));
    }

    private Object item(String text) {
        return switch (kind) {
            case TEXT -> text;
            case WORD -> word(text);
            case ID -> IndexId.parse(text);
            case NAME -> ProjectName.parse(text);
            case PATTERN -> NamePattern.parse(text);
            case HOST -> HostText.parse(text);
            case DURATION -> DurationText.parse(text);
            case COUNT -> count(text);
            case FLAG -> flag(text);
            case CHOICE -> choose(text);
        };
    }

    private String text(Object item) {
        return switch (kind) {
            case TEXT, WORD, COUNT, FLAG -> item.toString();
            case ID -> ((IndexId) item).value();
            case NAME -> ((ProjectName) item).value();
            case PATTERN -> ((NamePattern) item).text();
            case HOST -> HostText.of((String) item);
            case DURATION -> DurationText.of((Duration) item);
            case CHOICE -> Spelling.of((Enum<?>) item);
        };
    }

    private static String only(List<String> texts) {
        if (texts.size() != 1) {
            throw new IllegalArgumentException("one value is expected, not " + texts.size());
        }
        return texts.get(0);
    }

    private Enum<?> choose(String word) {
        return Spelling.find(word, choices).orElseThrow(() -> {
            List<String> words = Spelling.all(choices);
            return new IllegalArgumentException(
                    Shown.quoted(word) + " is none of " + String.join(", ", words) + NearMiss.question(word, words));
        });
    }

    private static String word(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("this is empty; write a name, or remove the key");
        }
        return text;
    }

    private static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(Shown.quoted(text) + " is neither true nor false");
        }
        return text.equals("true");
    }

    private static int count(String text) {
        long number;
        try {
            number = Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(Shown.quoted(text) + " is no whole number", e);
        }
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    number + " is " + (number < 0 ? "negative" : "too large") + "; write a whole number from 0");
        }
        return (int) number;
    }
}

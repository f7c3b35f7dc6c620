// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.PolicyKey.Form;
import dev.headwater.api.text.NearMiss;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.Spelling;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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

    static final KeyType<LocalDate> DATE = new KeyType<>(Kind.DATE, Form.DATE);
    static final KeyType<List<FeedSource>> SOURCES = new KeyType<>(Kind.SOURCE, Form.TABLES);

    /** All kinds but what a host supplies. */
    private static final IndexKind[] KINDS = {
        IndexKind.SIMPLE,
        IndexKind.FLAT,
        IndexKind.DIRECTORY,
        IndexKind.RECORDING,
        IndexKind.DEBIAN,
        IndexKind.RPM_MD,
        IndexKind.CONDA,
        IndexKind.FEED
    };

    static final KeyType<IndexKind> KIND = new KeyType<>(Kind.INDEX_KIND, Form.TEXT, KINDS);

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
        DATE,
        SOURCE,
        INDEX_KIND,
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

    /** Tables of such values by the name of a project. */
    KeyType<SortedMap<ProjectName, T>> byName() {
        return new KeyType<>(kind, Form.TABLE, choices);
    }

    private SortedMap<ProjectName, Object> table(List<String> texts) {
        SortedMap<ProjectName, Object> table = new TreeMap<>();
        for (int i = 0; i + 1 < texts.size(); i += 2) {
            ProjectName name = ProjectName.parse(texts.get(i));
            if (table.put(name, item(texts.get(i + 1))) != null) {
                throw new IllegalArgumentException("'" + name + "' is written twice, in different spellings; keep one");
            }
        }
        return table;
    }

    private List<String> listTexts(List<?> items) {
        List<String> texts = new ArrayList<>();
        for (Object item : items) {
            texts.add(text(item));
        }
        return List.copyOf(texts);
    }

    private List<String> tableTexts(SortedMap<ProjectName, ?> table) {
        List<String> texts = new ArrayList<>();
        for (Map.Entry<ProjectName, ?> said : table.entrySet()) {
            texts.add(said.getKey().value());
            texts.add(text(said.getValue()));
        }
        return texts;
    }

    /** {@return how documents write them} */
    Form form() {
        return form;
    }

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException if the texts are none; the message says what to write instead
     */
    // The constants above, choice(), list() and byName() alone bring a kind and a type of values together.
    @SuppressWarnings("unchecked")
    T parse(List<String> texts) {
        return (T)
                switch (form) {
                    case TEXTS, NUMBERS -> texts.stream().map(this::item).toList();
                    case TABLE -> table(texts);
                    case TABLES -> FeedSourceText.parse(texts);
                    case TEXT, NUMBER, FLAG, DATE -> item(only(texts));
                };
    }

    /** {@return the canonical texts of a value: one, or one for each item of a list} */
    // As above.
    @SuppressWarnings("unchecked")
    List<String> texts(T value) {
        return switch (form) {
            case TEXTS, NUMBERS -> listTexts((List<?>) value);
            case TABLE -> tableTexts((SortedMap<ProjectName, ?>) value);
            case TABLES -> FeedSourceText.of((List<FeedSource>) value);
            case TEXT, NUMBER, FLAG, DATE -> List.of(text(value));
        };
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
            case DATE -> date(text);
            case SOURCE -> throw new IllegalStateException("sources are tables");
            case INDEX_KIND, CHOICE -> choose(text);
        };
    }

    private String text(Object item) {
        return switch (kind) {
            case TEXT, WORD, COUNT, FLAG, DATE -> item.toString();
            case ID -> ((IndexId) item).value();
            case NAME -> ((ProjectName) item).value();
            case PATTERN -> ((NamePattern) item).text();
            case HOST -> HostText.of((String) item);
            case DURATION -> DurationText.of((Duration) item);
            case INDEX_KIND, CHOICE -> Spelling.of((Enum<?>) item);
            case SOURCE -> throw new IllegalStateException("sources are tables");
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

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(Shown.quoted(text) + " is no date such as 2026-11-01", e);
        }
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

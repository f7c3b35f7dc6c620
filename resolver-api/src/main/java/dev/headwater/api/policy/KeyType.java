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
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The values that a key of a policy takes. Each value has one canonical text, whichever of its spellings was read.
 *
 * @param form how documents write them
 * @param parser reads them; throws {@link IllegalArgumentException} with what to write instead
 * @param writer gives the canonical texts
 */
record KeyType<T>(Form form, Function<List<String>, T> parser, Function<T, List<String>> writer) {
    /** Text as it is. */
    static final KeyType<String> TEXT = text(Function.identity(), Function.identity());

    /** Text that says something. */
    static final KeyType<String> WORD = text(KeyType::word, Function.identity());

    static final KeyType<IndexId> ID = text(IndexId::parse, IndexId::value);
    static final KeyType<ProjectName> NAME = text(ProjectName::parse, ProjectName::value);
    static final KeyType<NamePattern> PATTERN = text(NamePattern::parse, NamePattern::text);
    static final KeyType<String> HOST = text(HostText::parse, HostText::of);
    static final KeyType<Duration> DURATION = text(DurationText::parse, DurationText::of);
    static final KeyType<Integer> COUNT = one(Form.NUMBER, KeyType::count, String::valueOf);
    static final KeyType<Boolean> FLAG = one(Form.FLAG, KeyType::flag, String::valueOf);

    static final KeyType<LocalDate> DATE = one(Form.DATE, KeyType::date, LocalDate::toString);
    static final KeyType<List<FeedSource>> SOURCES =
            new KeyType<>(Form.TABLES, FeedSourceText::parse, FeedSourceText::of);

    /** All kinds but what a host supplies. */
    private static final IndexKind[] KINDS = {
        IndexKind.SIMPLE, IndexKind.FLAT, IndexKind.DIRECTORY, IndexKind.RECORDING, IndexKind.DEBIAN, IndexKind.FEED
    };

    static final KeyType<IndexKind> KIND = text(KeyType::kind, Spelling::of);

    T parse(List<String> texts) {
        return parser.apply(texts);
    }

    List<String> texts(T value) {
        return writer.apply(value);
    }

    /** The words of some constants of an enumeration; written are also the others. */
    static <E extends Enum<E>> KeyType<E> choice(E[] constants) {
        return text(word -> choose(word, constants), Spelling::of);
    }

    /** Lists of such values. */
    KeyType<List<T>> list() {
        return new KeyType<>(
                form == Form.NUMBER ? Form.NUMBERS : Form.TEXTS,
                texts -> texts.stream().map(text -> parse(List.of(text))).toList(),
                values ->
                        values.stream().flatMap(value -> texts(value).stream()).toList());
    }

    /** Tables of such values by the name of a project. */
    KeyType<SortedMap<ProjectName, T>> byName() {
        return new KeyType<>(
                Form.TABLE,
                this::table,
                values -> values.entrySet().stream()
                        .flatMap(entry ->
                                Stream.concat(Stream.of(entry.getKey().value()), texts(entry.getValue()).stream()))
                        .toList());
    }

    private SortedMap<ProjectName, T> table(List<String> texts) {
        SortedMap<ProjectName, T> table = new TreeMap<>();
        for (int i = 0; i + 1 < texts.size(); i += 2) {
            ProjectName name = ProjectName.parse(texts.get(i));
            if (table.put(name, parse(List.of(texts.get(i + 1)))) != null) {
                throw new IllegalArgumentException("'" + name + "' is written twice, in different spellings; keep one");
            }
        }
        return table;
    }

    private static <T> KeyType<T> text(Function<String, T> parser, Function<T, String> writer) {
        return one(Form.TEXT, parser, writer);
    }

    private static <T> KeyType<T> one(Form form, Function<String, T> parser, Function<T, String> writer) {
        return new KeyType<>(form, texts -> parser.apply(only(texts)), value -> List.of(writer.apply(value)));
    }

    private static String only(List<String> texts) {
        if (texts.size() != 1) {
            throw new IllegalArgumentException("one value is expected, not " + texts.size());
        }
        return texts.get(0);
    }

    private static <E extends Enum<E>> E choose(String word, E[] constants) {
        return Spelling.find(word, constants).orElseThrow(() -> {
            List<String> words = Spelling.all(constants);
            return new IllegalArgumentException(
                    Shown.quoted(word) + " is none of " + String.join(", ", words) + NearMiss.question(word, words));
        });
    }

    private static IndexKind kind(String word) {
        if (word.equals("rpm-md") || word.equals("conda")) {
            throw new IllegalArgumentException(
                    "'" + word + "' is not supported yet; of distributors' feeds only " + "debian and feed are");
        }
        return choose(word, KINDS);
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

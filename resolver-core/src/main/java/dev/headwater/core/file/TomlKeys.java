// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.InvalidTextException;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.policy.PolicyKey;
import dev.headwater.api.text.NearMiss;
import dev.headwater.api.text.Shown;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/**
 * One table of a TOML file, read key by key: each accessor gives nothing where the key is not written, and a fault with
 * line and key where its value is not of the type asked for.
 */
final class TomlKeys {
    private final TomlTable table;
    private final TomlLines lines;
    private final int line;

    /** The table that this one stands in, under which key, and at which place of the key's list; no list: negative. */
    private final @Nullable TomlKeys holder;

    private final String key;
    private final int place;

    /** Makes the outermost table. */
    TomlKeys(TomlTable table, TomlLines lines) {
        this(table, lines, 1, null, "", -1);
    }

    private TomlKeys(TomlTable table, TomlLines lines, int line, @Nullable TomlKeys holder, String key, int place) {
        this.table = table;
        this.lines = lines;
        this.line = line;
        this.holder = holder;
        this.key = key;
        this.place = place;
    }

    /** {@return all that stands in this table, for a reader that does not know beforehand what does} */
    TomlNode node() {
        return TomlNode.of(table, lines);
    }

    /** {@return whether {@link PlainToml} read the tables of a key, so that each stands in lines of its own} */
    boolean hasPlainTables(String key) {
        return table.get(List.of(key)) instanceof PlainArray tables && tables.isOfTables();
    }

    /** {@return the path of this table: {@code index[0]}; empty for the outermost} */
    String path() {
        return holder == null ? "" : holder.path(place < 0 ? key : placed(key, place));
    }

    /** {@return the line on which this table begins} */
    int line() {
        return line;
    }

    /** {@return the keys that are written, in the order of the file} */
    Set<String> names() {
        return table.keySet();
    }

    /** {@return whether a key is written} */
    boolean has(String key) {
        return names().contains(key);
    }

    /** {@return the path of a key of this table} */
    String path(String key) {
        String path = path();
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String placed(String key, int place) {
        return key + "[" + place + "]";
    }

    /** {@return the line of a key; of this table where it is not written} */
    int lineOf(String key) {
        int written = TomlLines.of(table.inputPositionOf(List.of(key)));
        return written == 0 ? line : written;
    }

    /** {@return a fault of a key} */
    FileFault fault(String key, String problem) {
        return FileFault.at(lineOf(key), path(key), problem);
    }

    /**
     * Refuses every key but these.
     *
     * @throws FileFault with the key that was probably meant
     */
    TomlKeys only(List<String> known) {
        for (String name : names()) {
            if (!known.contains(name)) {
                String problem = "this key is not known" + NearMiss.question(name, known) + "; known here: "
                        + String.join(", ", known);
                throw FileFault.at(lineOf(name), path(name), problem);
            }
        }
        return this;
    }

    /** {@return a text that must be there} */
    String required(String key, String hint) {
        return string(key).orElseThrow(() -> missing(key, hint));
    }

    /** {@return the fault that a key is not written} */
    FileFault missing(String key, String hint) {
        return FileFault.at(line, path(key), "this key is missing; " + hint);
    }

    /** {@return a text} */
    Optional<String> string(String key) {
        return value(key, String.class, "text in quotes");
    }

    /** {@return a value read from text by a parser that throws for text it does not accept} */
    <T> Optional<T> text(String key, Function<String, T> parser) {
        return string(key).map(text -> parse(key, lineOf(key), text, parser));
    }

    /** {@return values read from a list of texts} */
    <T> Optional<List<T>> texts(String key, Function<String, T> parser) {
        return placedTexts(key, parser)
                .map(items -> items.stream().map(Item::value).toList());
    }

    /** {@return values read from a list of texts, each with its line} */
    <T> Optional<List<Item<T>>> placedTexts(String key, Function<String, T> parser) {
        return list(key, String.class, "a list of texts in quotes")
                .map(items -> items.stream()
                        .map(item -> new Item<>(parse(key, item.line(), item.value(), parser), item.line()))
                        .toList());
    }

    /** {@return a list of texts} */
    Optional<List<String>> strings(String key) {
        return texts(key, Function.identity());
    }

    /** {@return the value of a key of a policy} */
    <T> Optional<T> value(PolicyKey<T> key) {
        return key.form() == PolicyKey.Form.TABLE ? tableValue(key) : listValue(key);
    }

    /** Name by name first, for a fault is on the line of its name. */
    private <T> Optional<T> tableValue(PolicyKey<T> key) {
        return table(key.name()).map(entries -> {
            List<String> texts = new ArrayList<>();
            for (String name : entries.names()) {
                if (entries.isTable(name)) {
                    throw entries.fault(name, "a name with a dot stands in quotes: \"zope.interface\" = …");
                }
                List<String> pair = List.of(name, entries.string(name).orElseThrow());
                entries.checked(key, name, entries.lineOf(name), pair);
                texts.addAll(pair);
            }
            return checked(key, key.name(), lineOf(key.name()), texts);
        });
    }

    private <T> Optional<T> listValue(PolicyKey<T> key) {
        return texts(key).map(items -> {
            List<String> texts = new ArrayList<>();
            for (Item<String> item : items) {
                // One by one first, for a fault is on the line of its item.
                checked(key, key.name(), item.line(), List.of(item.value()));
                texts.add(item.value());
            }
            return checked(key, key.name(), lineOf(key.name()), texts);
        });
    }

    /** {@return the value of a key that is written, of a table whose keys are names} */
    <T> T value(String name, PolicyKey<T> type) {
        String text = string(name).orElseThrow();
        return checked(type, name, lineOf(name), List.of(text));
    }

    private Optional<List<Item<String>>> texts(PolicyKey<?> key) {
        String name = key.name();
        return switch (key.form()) {
            case TEXT -> one(name, string(name));
            case NUMBER -> one(name, value(name, Long.class, "a whole number, without quotes"));
            case FLAG -> one(name, value(name, Boolean.class, "true or false, without quotes"));
            case DATE -> one(name, value(name, LocalDate.class, "a date, without quotes"));
            case TABLE, TABLES -> throw new IllegalArgumentException("'" + name + "' is read as a table");
            case TEXTS -> placedTexts(name, Function.identity());
            case NUMBERS ->
                list(name, Long.class, "a list of whole numbers")
                        .map(items -> items.stream()
                                .map(item -> new Item<>(item.value().toString(), item.line()))
                                .toList());
        };
    }

    private Optional<List<Item<String>>> one(String name, Optional<?> value) {
        return value.map(found -> List.of(new Item<>(found.toString(), lineOf(name))));
    }

    private <T> T checked(PolicyKey<T> type, String key, int at, List<String> texts) {
        try {
            return type.parse(texts);
        } catch (InvalidPolicyException e) {
            throw FileFault.at(at, path(key), e.problem());
        }
    }

    /** {@return true or false} */
    boolean flag(String key) {
        return value(key, Boolean.class, "true or false, without quotes").orElse(false);
    }

    /** {@return a table} */
    Optional<TomlKeys> table(String key) {
        return value(key, TomlTable.class, () -> "a table, [" + path(key) + "]")
                .map(found -> new TomlKeys(found, lines, lineOf(key), this, key, -1));
    }

    /** {@return an array of tables, each under the path of the key with its place in brackets} */
    List<TomlKeys> tables(String key) {
        List<TomlKeys> tables = new ArrayList<>();
        for (Item<Object> item : value(key, TomlArray.class, () -> tablesOf(key))
                .map(this::items)
                .orElse(List.of())) {
            int place = tables.size();
            if (!(item.value() instanceof TomlTable table)) {
                String problem = "expected " + tablesOf(key) + ", found " + kind(item.value()) + " in it";
                throw FileFault.at(item.line(), path(placed(key, place)), problem);
            }
            tables.add(new TomlKeys(table, lines, item.line(), this, key, place));
        }
        return tables;
    }

    private String tablesOf(String key) {
        return "tables, each begun with two brackets, [[" + path(key) + "]]";
    }

    private List<Item<Object>> items(TomlArray array) {
        List<Item<Object>> items = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            items.add(new Item<>(lines.original(array.get(i)), lines.ofItem(array.inputPositionOf(i))));
        }
        return items;
    }

    /** {@return values read from a list of texts; a fault is one of the item, with its place in brackets} */
    <T> Optional<List<T>> eachText(String key, Function<String, T> parser) {
        return value(key, TomlArray.class, "a list of texts in quotes").map(array -> {
            List<T> values = new ArrayList<>();
            for (Item<Object> item : items(array)) {
                String place = placed(key, values.size());
                if (!(item.value() instanceof String text)) {
                    throw FileFault.at(
                            item.line(), path(place), "expected text in quotes, found " + kind(item.value()));
                }
                values.add(parse(place, item.line(), text, parser));
            }
            return values;
        });
    }

    /** {@return a whole number that is not negative} */
    OptionalLong size(String key) {
        Optional<Long> number = value(key, Long.class, "a whole number, without quotes");
        if (number.isPresent() && number.get() < 0) {
            throw fault(key, "this is not negative; write 0 or more");
        }
        return number.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /** {@return a point in time; one without an offset is in UTC} */
    Optional<Instant> time(String key) {
        if (table.get(List.of(key)) instanceof LocalDateTime local) {
            return Optional.of(local.toInstant(ZoneOffset.UTC));
        }
        return value(key, OffsetDateTime.class, "a date and time in UTC, without quotes: 2026-01-31T12:00:00Z")
                .map(OffsetDateTime::toInstant);
    }

    /**
     * {@return a point in time, as a TOML date and time, or as the same in quotes, as JSON writes it; a date is its
     * begin in UTC}
     */
    Optional<Instant> timeOrText(String key) {
        if (table.get(List.of(key)) instanceof LocalDate date) {
            return Optional.of(date.atStartOfDay(ZoneOffset.UTC).toInstant());
        }
        return table.get(List.of(key)) instanceof String ? text(key, TomlKeys::instant) : time(key);
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    Shown.quoted(text) + " is no date and time such as 2026-01-31T12:00:00Z", e);
        }
    }

    /** {@return the items of a list that may be of several types, each with its line} */
    Optional<List<Item<Object>>> items(String key) {
        return list(key, Object.class, "a list");
    }

    /** A value of a list. */
    record Item<T>(T value, int line) {}

    private <T> Optional<List<Item<T>>> list(String key, Class<T> type, String expected) {
        return value(key, TomlArray.class, expected).map(array -> {
            List<Item<T>> items = new ArrayList<>(array.size());
            for (Item<Object> item : items(array)) {
                if (!type.isInstance(item.value())) {
                    String problem = "expected " + expected + ", found " + kind(item.value()) + " in it";
                    throw FileFault.at(item.line(), path(key), problem);
                }
                items.add(new Item<>(type.cast(item.value()), item.line()));
            }
            return items;
        });
    }

    private <T> Optional<T> value(String key, Class<T> type, String expected) {
        return value(key, type, () -> expected);
    }

    private <T> Optional<T> value(String key, Class<T> type, Supplier<String> expected) {
        @Nullable Object value = table.get(List.of(key));
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            throw fault(key, "expected " + expected.get() + ", found " + kind(value));
        }
        return Optional.of(type.cast(lines.original(value)));
    }

    /** {@return whether the value of a key is a table} */
    boolean isTable(String key) {
        return table.isTable(List.of(key));
    }

    /** {@return whether the value of a key is a list} */
    boolean isArray(String key) {
        return table.isArray(List.of(key));
    }

    /** {@return what a parser makes of a text; what it throws becomes a fault of the key} */
    <T> T parse(String key, int at, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (InvalidTextException e) {
            throw FileFault.at(
                    at,
                    path(key),
                    Shown.quoted(text) + " is not allowed here: expected " + e.expected() + ", at position "
                            + e.position());
        } catch (IllegalArgumentException e) {
            throw FileFault.at(at, path(key), String.valueOf(e.getMessage()));
        }
    }

    private static String kind(@Nullable Object value) {
        if (value instanceof String) {
            return "text";
        } else if (value instanceof Long) {
            return "a whole number";
        } else if (value instanceof Double) {
            return "a number";
        } else if (value instanceof Boolean) {
            return "true or false";
        } else if (value instanceof TomlTable) {
            return "a table";
        } else if (value instanceof TomlArray) {
            return "a list";
        }
        return "a date or time";
    }
}

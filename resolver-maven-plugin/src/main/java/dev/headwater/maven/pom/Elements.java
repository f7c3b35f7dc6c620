// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven.pom;

import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.policy.PolicyKey;
import dev.headwater.api.text.NearMiss;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The elements within one that says something by each: every name once, and none that is not known. */
final class Elements {
    private final PomElement around;
    private final Map<String, PomElement> byName = new LinkedHashMap<>();

    /**
     * Takes the elements within one.
     *
     * @param keys the keys whose elements are known there
     * @throws InvalidPomException for an element that is not known or stands there twice, and for a text
     */
    Elements(PomElement around, List<String> keys) {
        this.around = around;
        if (!around.text().isEmpty()) {
            throw around.fault("this is text; write elements: " + list(keys));
        }
        List<String> known = keys.stream().map(ElementName::of).toList();
        for (PomElement child : around.children()) {
            if (!known.contains(child.name())) {
                throw child.fault("this element is not known" + NearMiss.question(child.name(), known)
                        + "; known here: " + String.join(", ", known));
            }
            if (byName.put(child.name(), child) != null) {
                throw child.fault("this is written twice; keep one");
            }
        }
    }

    private static String list(List<String> keys) {
        return String.join(", ", keys.stream().map(ElementName::of).toList());
    }

    /** {@return whether a key is written} */
    boolean has(PolicyKey<?> key) {
        return find(key.name()).isPresent();
    }

    /** {@return the element of a key} */
    Optional<PomElement> find(String key) {
        return Optional.ofNullable(byName.get(ElementName.of(key)));
    }

    /** {@return the fault that a key is not written} */
    InvalidPomException missing(String key, String hint) {
        return around.fault("<" + ElementName.of(key) + "> is missing; " + hint);
    }

    /**
     * {@return the value of a key}
     *
     * @throws InvalidPomException if it is none
     */
    <T> Optional<T> value(PolicyKey<T> key) {
        return find(key.name()).map(element -> parse(key, element));
    }

    /**
     * {@return an element as a value}
     *
     * @throws InvalidPomException if it is none
     */
    static <T> T parse(PolicyKey<T> key, PomElement element) {
        List<String> texts = switch (key.form()) {
            case TEXT, NUMBER, FLAG, DATE -> List.of(text(element));
            case TEXTS, NUMBERS -> items(element);
            case TABLE -> pairs(element);
            case TABLES -> throw new IllegalArgumentException("'" + key + "' is read as elements");
        };
        try {
            return key.parse(texts);
        } catch (InvalidPolicyException e) {
            throw element.fault(e.problem());
        }
    }

    /** {@return the text of an element that has nothing else} */
    static String text(PomElement element) {
        if (!element.children().isEmpty()) {
            throw element.fault("this is a text, and has no elements in it");
        }
        if (element.text().contains("${")) {
            throw element.fault("Maven does not know what " + element.text() + " stands for");
        }
        return element.text();
    }

    /** {@return the texts of the elements of a list, whatever their names} */
    static List<String> items(PomElement element) {
        if (!element.text().isEmpty()) {
            throw element.fault("this is a list; write each in an element of its own: <" + element.name() + "><item>"
                    + element.text() + "</item></" + element.name() + ">");
        }
        return element.children().stream().map(Elements::text).toList();
    }

    private static List<String> pairs(PomElement element) {
        List<String> pairs = new ArrayList<>();
        for (Entry entry : Entry.of(element)) {
            pairs.add(entry.name());
            pairs.add(text(entry.value()));
        }
        return pairs;
    }

    /**
     * What a table says of one name. A name that is no name of an element is written as Maven's own properties are:
     * {@code <property><name>acme-*</name><value>any</value></property>}.
     *
     * @param name the name
     * @param value the element with what is said of it
     */
    record Entry(String name, PomElement value) {
        private static final List<String> KEYS = List.of("name", "value");

        static List<Entry> of(PomElement table) {
            if (!table.text().isEmpty()) {
                throw table.fault("this is a table; write an element for each name");
            }
            return table.children().stream().map(Entry::read).toList();
        }

        private static Entry read(PomElement element) {
            if (element.children().isEmpty()) {
                return new Entry(element.name(), element);
            }
            Elements pair = new Elements(element, KEYS);
            PomElement name = pair.find("name").orElseThrow(() -> pair.missing("name", "write whose it is"));
            PomElement value = pair.find("value").orElseThrow(() -> pair.missing("value", "write what is said of it"));
            return new Entry(text(name), value);
        }
    }
}

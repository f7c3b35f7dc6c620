// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What {@code pip install} makes of a configuration file: {@code [global]} first, then {@code [install]}, which counts
 * instead, key by key; and what stands in {@code [DEFAULT]} in both.
 *
 * @see <a href="https://pip.pypa.io/en/stable/topics/configuration/">Configuration</a>
 */
final class PipSettings {
    private static final List<String> READ = List.of("global", "install");

    private static final List<String> YES = List.of("y", "yes", "t", "true", "on", "1");
    private static final List<String> NO = List.of("n", "no", "f", "false", "off", "0");

    private static final Map<String, String> OTHER_NAMES = Map.of(
            "default-timeout", "timeout",
            "pypi-url", "index-url",
            "require-venv", "require-virtualenv",
            "requirements", "requirement",
            "constraints", "constraint");

    private final Map<String, IniEntry> settings = new LinkedHashMap<>();
    private final List<IniEntry> inOrder = new ArrayList<>();

    private PipSettings() {}

    /** Reads them, and notes which sections and keys do not count. */
    static PipSettings of(List<IniSection> sections, Draft draft) {
        PipSettings settings = new PipSettings();
        List<IniEntry> defaults = entries(sections, IniReader.DEFAULTS);
        Set<IniEntry> used = new HashSet<>();
        for (String name : READ) {
            if (sections.stream().anyMatch(section -> section.name().equals(name))) {
                Map<String, IniEntry> items = new LinkedHashMap<>();
                defaults.forEach(entry -> items.put(name(entry), entry));
                entries(sections, name).forEach(entry -> items.put(name(entry), entry));
                items.forEach((key, entry) -> settings.put(key, entry, draft));
                used.addAll(items.values());
            }
        }
        noteUnused(sections, used, draft);
        sections.stream()
                .filter(section ->
                        !READ.contains(section.name()) && !section.name().equals(IniReader.DEFAULTS))
                .forEach(section -> draft.cannotSay(
                        new Spot(section.line(), 1, section.name()),
                        "not read: what stands in this section is for another command than pip install"));
        return settings;
    }

    private static void noteUnused(List<IniSection> sections, Set<IniEntry> used, Draft draft) {
        String reason = used.isEmpty()
                ? "left out: to pip this section counts in others, and there is neither [global] nor [install]"
                : "left out: the same key counts instead that stands behind it, or in the section itself";
        Stream.concat(Stream.of(IniReader.DEFAULTS), READ.stream())
                .flatMap(name -> entries(sections, name).stream())
                .filter(entry -> !used.contains(entry))
                .forEach(entry -> draft.nothingToSay(Spot.of(entry), reason));
    }

    private static List<IniEntry> entries(List<IniSection> sections, String name) {
        return sections.stream()
                .filter(section -> section.name().equals(name))
                .flatMap(section -> section.entries().stream())
                .toList();
    }

    private static String name(IniEntry entry) {
        return OTHER_NAMES.getOrDefault(entry.key(), entry.key());
    }

    private void put(String key, IniEntry entry, Draft draft) {
        if (entry.values().isEmpty()) {
            draft.nothingToSay(Spot.of(entry), "it is empty, and pip leaves out such a key");
            return;
        }
        inOrder.add(entry);
        IniEntry other = settings.remove(key);
        if (other != null && !other.equals(entry) && !accumulates(key)) {
            draft.nothingToSay(Spot.of(other), entry.path() + " counts instead, to pip and here");
        }
        settings.put(key, entry);
    }

    /** Whether what is said later is added to what was said before. */
    static boolean accumulates(String key) {
        return key.equals("only-binary") || key.equals("no-binary");
    }

    /** {@return the keys that count, each by the first of its names} */
    Map<String, IniEntry> all() {
        return settings;
    }

    /** {@return the entry of a key that counts, if it is there} */
    Optional<IniEntry> entry(String key) {
        return Optional.ofNullable(settings.get(key));
    }

    /** {@return the place of a key that is there} */
    Spot spot(String key) {
        return Spot.of(entry(key).orElseThrow());
    }

    /** {@return the place at which the value of a key that is there begins} */
    Spot valueSpot(String key) {
        IniEntry entry = entry(key).orElseThrow();
        return Spot.of(entry, entry.values().get(0));
    }

    /** {@return the place of a word of a key that is there} */
    Spot spot(String key, IniLine word) {
        return Spot.of(entry(key).orElseThrow(), word);
    }

    /** {@return the entries of a key, in the order in which pip takes them} */
    List<IniEntry> inOrder(List<String> keys) {
        return inOrder.stream()
                .filter(entry -> keys.contains(entry.key()))
                .distinct()
                .toList();
    }

    /** {@return the words of a key that may have several; none where it is not there} */
    List<IniLine> words(String key) {
        List<IniLine> words = new ArrayList<>();
        entry(key).ifPresent(entry -> entry.values().forEach(value -> split(value, Spot.of(entry, value), words)));
        return words;
    }

    /** pip took quotes for part of a word until 26, and takes them off since: nobody knows which is meant. */
    private static void split(IniLine value, Spot spot, List<IniLine> words) {
        String text = value.text();
        if (text.indexOf('"') >= 0 || text.indexOf('\'') >= 0) {
            throw spot.fault("quotes in this value mean one thing to some versions of pip and another to others;"
                    + " write it without");
        }
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean blank = i == text.length() || text.charAt(i) == ' ' || text.charAt(i) == '\t';
            if (blank && i > from) {
                words.add(new IniLine(text.substring(from, i), value.line(), value.column() + from));
            }
            from = blank ? i + 1 : from;
        }
    }

    /** {@return the text of a key that has one value} */
    Optional<String> text(String key) {
        return entry(key).map(entry -> {
            if (entry.values().size() > 1) {
                throw Spot.of(entry, entry.values().get(1)).fault("this key has one value, on one line");
            }
            return entry.values().get(0).text();
        });
    }

    /** {@return whether a key is there and true, as pip says true} */
    boolean isTrue(String key) {
        return text(key).filter(text -> truth(text, spot(key))).isPresent();
    }

    /** {@return whether a key says no, whatever else it could say} */
    boolean isOff(String key) {
        return entry(key)
                .filter(entry -> entry.values().size() == 1
                        && NO.contains(entry.values().get(0).text().toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    private static boolean truth(String text, Spot spot) {
        String word = text.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw spot.fault("expected yes or no");
        }
        return YES.contains(word);
    }
}

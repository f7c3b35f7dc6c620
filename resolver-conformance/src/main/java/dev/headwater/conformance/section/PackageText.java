// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.section;

import dev.headwater.api.text.Spelling;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A package of a distributor as a line of a scenario: {@code python3-kettle 1.0-1 | depends python3 | installs
 * kettle-1.0.dist-info}.
 *
 * @param name its name
 * @param version its version
 * @param details what else the line says
 */
public record PackageText(String name, String version, Map<Detail, List<String>> details) {
    private static final String SEPARATOR = " \\| ";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9+.-]{0,99}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9.+:~-]{1,100}");

    /** What a line may say of a package. */
    public enum Detail {
        /** The source package that it is made of. */
        SOURCE,
        /** Relations, with {@code or} between alternatives. */
        DEPENDS,
        /** What it provides beside its own name. */
        PROVIDES,
        /** A folder of metadata where Python imports from, or a path with slashes to one. */
        INSTALLS,
        /** What the metadata within it requires, each behind a comma and a space. */
        REQUIRES,
        /** No list of contents names it. */
        UNLISTED,
        /** Its file is not there. */
        GONE
    }

    /** Copies. */
    public PackageText {
        details = Map.copyOf(details);
    }

    static PackageText parse(String line) {
        String[] parts = line.split(SEPARATOR, -1);
        String[] named = parts[0].strip().split(" ", -1);
        if (named.length != 2
                || !NAME.matcher(named[0]).matches()
                || !VERSION.matcher(named[1]).matches()) {
            throw InvalidScenarioException.ofLine(line, "a package with its version, and details behind ' | '");
        }
        Map<Detail, List<String>> details = new EnumMap<>(Detail.class);
        for (String part : List.of(parts).subList(1, parts.length)) {
            int space = part.indexOf(' ');
            String word = space < 0 ? part : part.substring(0, space);
            Detail detail = Spelling.find(word, Detail.values())
                    .orElseThrow(() -> InvalidScenarioException.ofLine(
                            part, "a detail of a package: " + String.join(", ", Spelling.all(Detail.values()))));
            details.computeIfAbsent(detail, absent -> new ArrayList<>())
                    .add(space < 0 ? "" : part.substring(space + 1).strip());
        }
        return new PackageText(named[0], named[1], details);
    }

    /** {@return what the line says of this kind, in its order} */
    public List<String> all(Detail detail) {
        return details.getOrDefault(detail, List.of());
    }

    /** {@return what the line says first of this kind} */
    public Optional<String> first(Detail detail) {
        return all(detail).stream().findFirst();
    }

    /** {@return whether the line says something of this kind} */
    public boolean has(Detail detail) {
        return details.containsKey(detail);
    }
}

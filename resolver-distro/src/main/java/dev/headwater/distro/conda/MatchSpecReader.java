// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.conda;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads match specs in the forms that relations of packages have: {@code name}, {@code name version}, {@code name
 * version build}, with {@code =} between them, and {@code name[version=…,build=…]}. What names a channel, a regular
 * expression, a condition or another field is not read.
 */
final class MatchSpecReader {
    private static final int LONGEST = 4000;

    private final String text;

    private MatchSpecReader(String text) {
        this.text = text;
    }

    static MatchSpec parse(String text) {
        if (text.length() > LONGEST) {
            throw new InvalidMatchSpecException(text, "is longer than " + LONGEST);
        }
        return new MatchSpecReader(text.strip()).read();
    }

    private InvalidMatchSpecException fault(String fault) {
        return new InvalidMatchSpecException(text, fault);
    }

    private MatchSpec read() {
        int end = 0;
        while (end < text.length() && isOfName(text.charAt(end))) {
            end++;
        }
        String name = text.substring(0, end).toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            throw fault("names no package");
        }
        String rest = text.substring(end);
        if (rest.isBlank()) {
            return new MatchSpec(name, new VersionSpec.Any(), MatchSpec.ANY_BUILD);
        }
        if (rest.startsWith("[")) {
            return bracketed(name, rest);
        }
        int wrong = indexOfAny(rest, "[]:;@^$\"'/#");
        if (wrong >= 0) {
            throw fault("has the sign " + rest.charAt(wrong) + ", which is not read here");
        }
        return rest.startsWith(" ") ? spaced(name, rest.strip()) : joined(name, rest.strip());
    }

    private static boolean isOfName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "_-.".indexOf(c) >= 0;
    }

    private static int indexOfAny(String text, String signs) {
        for (int i = 0; i < text.length(); i++) {
            if (signs.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private MatchSpec of(String name, String version, String build) {
        if (build.isEmpty() || indexOfAny(build, "=<>!~,| ()") >= 0) {
            throw fault("has a build that is none");
        }
        return new MatchSpec(name, VersionSpecReader.parse(version), build);
    }

    /** {@code name version build}; of the version, what follows an operator or a comma may have spaces before it. */
    private MatchSpec spaced(String name, String rest) {
        List<String> words = words(rest);
        String version = words.get(0);
        if (words.size() > 2) {
            throw fault("has more than a name, a version and a build");
        } else if (words.size() == 2) {
            return of(name, version, words.get(1));
        }
        int build = buildAt(version);
        return build < 0
                ? of(name, version, MatchSpec.ANY_BUILD)
                : of(name, version.substring(0, build), version.substring(build + 1));
    }

    /** {@code name>=1}, {@code name=1.2} of which the series is meant, {@code name=1.2=build} of which it is not. */
    private MatchSpec joined(String name, String rest) {
        int build = buildAt(rest);
        boolean isField = rest.startsWith("=") && !rest.startsWith("==");
        if (build < 0) {
            return spaced(name, rest);
        }
        String version = rest.substring(isField ? 1 : 0, build);
        return of(name, version, rest.substring(build + 1));
    }

    /** {@return where the equals sign is that parts a version from a build; negative where there is none} */
    private static int buildAt(String text) {
        int at = text.lastIndexOf('=');
        return at > 0 && "=!<>~,|".indexOf(text.charAt(at - 1)) < 0 ? at : -1;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && c != '\t') {
                word.append(c);
                continue;
            }
            char last = word.charAt(word.length() - 1);
            int next = i;
            while (text.charAt(next) == ' ' || text.charAt(next) == '\t') {
                next++;
            }
            if ("=<>!~,|(".indexOf(last) < 0 && ",|)".indexOf(text.charAt(next)) < 0) {
                words.add(word.toString());
                word.setLength(0);
            }
            i = next - 1;
        }
        words.add(word.toString());
        return words;
    }

    private MatchSpec bracketed(String name, String rest) {
        if (!rest.endsWith("]")) {
            throw fault("has a bracket that does not end");
        }
        VersionSpec version = new VersionSpec.Any();
        String build = MatchSpec.ANY_BUILD;
        for (String pair : pairs(rest.substring(1, rest.length() - 1))) {
            int equal = pair.indexOf('=');
            String key = equal < 0 ? pair : pair.substring(0, equal).strip();
            String value = equal < 0 ? "" : unquoted(pair.substring(equal + 1).strip());
            switch (key) {
                case "version" -> version = VersionSpecReader.parse(value);
                case "build" -> build = of(name, "*", value).build();
                default -> throw fault("has the key " + key + ", which is not read here");
            }
        }
        return new MatchSpec(name, version, build);
    }

    private List<String> pairs(String inner) {
        List<String> pairs = new ArrayList<>();
        StringBuilder pair = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (quote == 0 && c == ',') {
                pairs.add(pair.toString());
                pair.setLength(0);
                continue;
            }
            quote = quote == 0 && (c == '\'' || c == '"') ? c : quote == c ? 0 : quote;
            pair.append(c);
        }
        if (quote != 0) {
            throw fault("has a quote that does not end");
        }
        pairs.add(pair.toString());
        return pairs;
    }

    private String unquoted(String value) {
        boolean isQuoted = value.length() > 1
                && (value.charAt(0) == '\'' || value.charAt(0) == '"')
                && value.charAt(value.length() - 1) == value.charAt(0);
        String plain = isQuoted ? value.substring(1, value.length() - 1) : value;
        if (indexOfAny(plain, "[]:;@^$\"'/#") >= 0) {
            throw fault("has a value that is not read here");
        }
        return plain;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.requirement.Marker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A marker with extras in it, taken apart: an overlay says an extra once, and under it what that brings, with markers
 * that have no extra in them.
 */
final class ExtraMarker {
    /**
     * What is brought by an extra.
     *
     * @param extra the extra
     * @param marker the rest of the marker; empty where there is none
     */
    record Branch(ExtraName extra, String marker) {}

    private final Set<ExtraName> known;
    private final List<Branch> branches = new ArrayList<>();

    private ExtraMarker(Set<ExtraName> known) {
        this.known = known;
    }

    /**
     * {@return what the marker means by each of its extras; nothing where it is not an alternative of conditions, each
     * of which asks for one extra, or for one of several, that is known}
     */
    static Optional<List<Branch>> branches(Marker marker, Set<ExtraName> known) {
        ExtraMarker taken = new ExtraMarker(known);
        boolean all = split(marker.toString(), " or ").stream().allMatch(taken::add);
        return all ? Optional.of(List.copyOf(taken.branches)) : Optional.empty();
    }

    /** Adds an alternative: of what it asks for together, one part is about extras. */
    private boolean add(String alternative) {
        List<String> rest = new ArrayList<>();
        List<ExtraName> extras = List.of();
        for (String part : split(alternative, " and ")) {
            if (!Marker.parse(part).mentionsExtra()) {
                rest.add(part);
            } else if (extras.isEmpty()) {
                extras = extras(part);
                if (extras.isEmpty()) {
                    return false;
                }
            } else {
                return false;
            }
        }
        for (ExtraName extra : extras) {
            branches.add(new Branch(extra, String.join(" and ", rest)));
        }
        return !extras.isEmpty();
    }

    /** {@return the extras of which a part asks for one; none where it asks for something else, too} */
    private List<ExtraName> extras(String part) {
        boolean group = part.startsWith("(");
        List<ExtraName> extras = new ArrayList<>();
        for (String clause : group ? split(part.substring(1, part.length() - 1), " or ") : List.of(part)) {
            Optional<ExtraName> asked = known.stream()
                    .filter(extra -> clause.equals("extra == \"" + extra + "\""))
                    .findFirst();
            if (asked.isEmpty()) {
                return List.of();
            }
            extras.add(asked.get());
        }
        return extras;
    }

    /** {@return the parts between connectives that stand in no parentheses and no string} */
    private static List<String> split(String marker, String connective) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < marker.length(); i++) {
            char c = marker.charAt(i);
            if (quote != 0) {
                i += c == '\\' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(' || c == ')') {
                depth += c == '(' ? 1 : -1;
            } else if (depth == 0 && marker.startsWith(connective, i)) {
                parts.add(marker.substring(from, i));
                from = i + connective.length();
                i = from - 1;
            }
        }
        parts.add(marker.substring(from));
        return parts;
    }
}

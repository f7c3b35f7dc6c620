// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.conda;

import dev.headwater.distro.conda.InvalidMatchSpecException;
import dev.headwater.distro.conda.MatchSpec;
import java.util.HashMap;
import java.util.Map;

/** Relations, each text of which is read once: the same stand in thousands of packages. */
final class Specs {
    private final Map<String, Read> known = new HashMap<>();

    /** What a text says. */
    sealed interface Read {}

    /**
     * One that can be read.
     *
     * @param spec what it says
     */
    record Understood(MatchSpec spec) implements Read {}

    /**
     * One that cannot be read.
     *
     * @param name the package that it seems to be of
     * @param fault why it cannot be read
     */
    record Unreadable(String name, String fault) implements Read {}

    Read read(String text) {
        return known.computeIfAbsent(text, Specs::parse);
    }

    private static Read parse(String text) {
        try {
            return new Understood(MatchSpec.parse(text));
        } catch (InvalidMatchSpecException e) {
            return new Unreadable(name(text), String.valueOf(e.getMessage()));
        }
    }

    private static String name(String text) {
        int end = 0;
        while (end < text.length() && " =<>!~[;".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, end);
    }
}

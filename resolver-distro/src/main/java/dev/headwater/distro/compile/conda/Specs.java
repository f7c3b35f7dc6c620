// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.conda;

import dev.headwater.distro.conda.InvalidMatchSpecException;
import dev.headwater.distro.conda.MatchSpec;
import java.util.HashMap;
import java.util.Map;

/** Relations, each text of which is read once: the same stand in thousands of packages. */
final class Specs {
    /** Of more than these a channel repeats few. */
    private static final int MOST_KEPT = 1 << 16;

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
        if (known.size() >= MOST_KEPT) {
            known.clear();
        }
        return known.computeIfAbsent(text, Specs::parse);
    }

    private static Read parse(String text) {
        try {
            return new Understood(MatchSpec.parse(text));
        } catch (InvalidMatchSpecException e) {
            return new Unreadable(MatchSpec.nameIn(text), String.valueOf(e.getMessage()));
        }
    }
}

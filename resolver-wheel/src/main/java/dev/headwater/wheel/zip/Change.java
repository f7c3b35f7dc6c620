// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel.zip;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is other in the copy of an archive. Paths are those of the archive, also of what is renamed. */
public final class Change {
    private final UnaryOperator<String> names;
    private final Map<String, byte[]> contents = new HashMap<>();
    private final Set<String> dropped = new HashSet<>();
    private final Map<String, List<Addition>> additions = new HashMap<>();

    /** A file that is not in the archive, with its times and permissions like those of one that is. */
    static final class Addition {
        private final WheelEntry like;
        private final String name;
        private final byte[] content;

        private Addition(WheelEntry like, String name, byte[] content) {
            this.like = like;
            this.name = name;
            this.content = content;
        }

        WheelEntry like() {
            return like;
        }

        String name() {
            return name;
        }

        byte[] content() {
            return content;
        }
    }

    /** Begins with new paths, each of its own. */
    public Change(UnaryOperator<String> names) {
        this.names = names;
    }

    /** Gives a file other bytes. */
    public void replace(String path, byte[] content) {
        contents.put(path, content.clone());
    }

    /** Leaves an entry out. */
    public void drop(String path) {
        dropped.add(path);
    }

    /** Adds a file before another one, with the times and permissions of a third. */
    public void addBefore(String path, WheelEntry like, String name, byte[] content) {
        additions.computeIfAbsent(path, before -> new ArrayList<>()).add(new Addition(like, name, content.clone()));
    }

    boolean isKept(String path) {
        return !dropped.contains(path);
    }

    String renamed(String path) {
        return names.apply(path);
    }

    byte @Nullable [] content(String path) {
        return contents.get(path);
    }

    List<Addition> before(String path) {
        return additions.getOrDefault(path, List.of());
    }
}

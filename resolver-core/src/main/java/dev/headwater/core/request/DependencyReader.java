// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.request;

import dev.headwater.api.requirement.InvalidMarkerException;
import dev.headwater.api.requirement.InvalidRequirementException;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.requirement.Truth;
import dev.headwater.core.request.Dependency.Condition;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the requirements of metadata for one target. Those of neighbouring versions are mostly the same texts, and a
 * project has a few markers for all that its extras bring: each text is read once. Safe for use by several threads.
 */
public final class DependencyReader {
    private static final Condition NONE = new Condition(Optional.empty(), Truth.TRUE);

    private final MarkerEnvironment environment;
    private final Map<String, Dependency> dependencies = new ConcurrentHashMap<>();
    private final Map<String, Condition> conditions = new ConcurrentHashMap<>();

    /** Makes a reader that has read nothing. */
    public DependencyReader(MarkerEnvironment environment) {
        this.environment = environment;
    }

    /** {@return a requirement of metadata; the same object for the same text} */
    public Dependency read(String text) {
        Dependency known = dependencies.get(text);
        if (known != null) {
            return known;
        }
        Dependency read = dependency(text);
        Dependency first = dependencies.putIfAbsent(text, read);
        return first == null ? read : first;
    }

    /** Most are for an extra that nobody asks for: of those the marker is all that is read. */
    private Dependency dependency(String text) {
        int semicolon = text.indexOf(';');
        if (semicolon < 0) {
            return new Dependency(text, NONE);
        }
        if (text.indexOf(';', semicolon + 1) < 0 && text.lastIndexOf('@', semicolon) < 0) {
            // No URL that it may be part of, and no other: this is where a marker begins, whatever stands before it.
            return new Dependency(text, conditions.computeIfAbsent(text.substring(semicolon + 1), this::condition));
        }
        try {
            return new Dependency(text, Condition.of(Requirement.parse(text).marker(), environment));
        } catch (InvalidRequirementException e) {
            // A URL may hold a semicolon, a marker may not outside its strings: what follows the last one is tried.
            return new Dependency(text, condition(text.substring(text.lastIndexOf(';') + 1)));
        }
    }

    private Condition condition(String text) {
        try {
            return Condition.of(Optional.of(Marker.parse(text.strip())), environment);
        } catch (InvalidMarkerException e) {
            return NONE;
        }
    }
}

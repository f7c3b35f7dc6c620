// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.overlay.InvalidOverlayException;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlaySet;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Overlay files, one or several that are in force together: what they say, and on which line. */
public final class OverlayDocument {
    /** Room for some tens of thousands of overlays. */
    private static final int LONGEST = 1 << 24;

    private static final int MOST = 50_000;

    /** Where an overlay stands. */
    private record Written(Path file, TomlKeys keys, Overlay overlay) {}

    private final Map<String, Written> byId = new HashMap<>();

    /**
     * Reads a file, and adds what it says.
     *
     * @throws FileFault for the first fault; it names the file
     */
    public OverlayDocument read(Path file) {
        try {
            return add(TextFile.read(file, LONGEST), file);
        } catch (FileFault e) {
            throw e.in(file);
        }
    }

    /**
     * Reads the text of a file, and adds what it says.
     *
     * @throws FileFault for the first fault; it names the file
     */
    public OverlayDocument parse(String text, Path file) {
        try {
            if (text.length() > LONGEST) {
                throw FileFault.whole("the text is longer than " + LONGEST + " characters, which no such file needs");
            }
            return add(text, file);
        } catch (FileFault e) {
            throw e.in(file);
        }
    }

    private OverlayDocument add(String text, Path file) {
        List<TomlKeys> tables =
                TomlDocument.parseLarge(text).only(List.of("overlay")).tables("overlay");
        if (byId.size() + tables.size() > MOST) {
            throw FileFault.whole("there are more than " + MOST + " overlays, which nobody can look through");
        }
        for (TomlKeys keys : tables) {
            Overlay overlay = OverlayReader.read(keys);
            Written other = byId.putIfAbsent(overlay.id(), new Written(file, keys, overlay));
            if (other != null) {
                throw keys.fault(
                        "id",
                        "the id '" + overlay.id() + "' is used already (" + other.file() + ":"
                                + other.keys().lineOf("id") + "); ids are unique");
            }
        }
        return this;
    }

    /**
     * {@return all that was read}
     *
     * @throws FileFault if overlays contradict one another
     */
    public OverlaySet set() {
        try {
            return OverlaySet.of(byId.values().stream().map(Written::overlay).toList());
        } catch (InvalidOverlayException e) {
            Written written = written(e.overlay());
            throw OverlayReader.fault(written.keys(), e).in(written.file());
        }
    }

    /** {@return whether an overlay of an id was read} */
    boolean has(String id) {
        return byId.containsKey(id);
    }

    /** {@return a fault of an overlay that was read, at its key} */
    FileFault fault(String id, String key, String problem) {
        Written written = written(id);
        return FileFault.at(
                        written.keys().lineOf(key), written.keys().path(key), "the overlay '" + id + "': " + problem)
                .in(written.file());
    }

    private Written written(String id) {
        Written written = byId.get(id);
        if (written == null) {
            throw new IllegalStateException("no overlay '" + id + "' was read");
        }
        return written;
    }
}

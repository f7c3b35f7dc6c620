// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.requirement.MarkerField;
import dev.headwater.api.tag.InvalidTargetException;
import dev.headwater.api.tag.Target;
import dev.headwater.api.tag.TargetBuilder;
import dev.headwater.api.tag.TargetPreset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Reads a file that describes a target. */
public final class TargetReader {
    private static final int LONGEST = 1 << 16;
    private static final List<String> KEYS = List.of(
            "python",
            "implementation",
            "implementation-version",
            "free-threaded",
            "abis",
            "platform-tags",
            "platforms",
            "preset",
            "markers");
    private static final List<String> FIELDS = Arrays.stream(MarkerField.values())
            .filter(MarkerField::isOfEnvironment)
            .map(MarkerField::toString)
            .toList();

    private final TomlKeys keys;
    private final TargetBuilder target = Target.builder();

    private TargetReader(TomlKeys keys) {
        this.keys = keys.only(KEYS);
    }

    /**
     * Reads a target file.
     *
     * @throws FileFault for the first fault
     */
    public static Target read(Path file) {
        return new TargetReader(TomlDocument.read(file, LONGEST)).read();
    }

    private Target read() {
        keys.required("python", "write the version: python = \"3.12\"");
        keys.text("python", target::python);
        keys.text("implementation", target::implementation);
        keys.text("implementation-version", target::implementationVersion);
        if (keys.flag("free-threaded")) {
            target.freeThreaded();
        }
        keys.strings("abis").ifPresent(this::readAbis);
        readPlatforms();
        keys.table("markers").ifPresent(this::readMarkers);
        try {
            return target.build();
        } catch (InvalidTargetException e) {
            throw FileFault.at(1, "this describes no target: expected " + e.expected());
        }
    }

    private void readAbis(List<String> abis) {
        keys.parse("abis", keys.lineOf("abis"), String.join(", ", abis), text -> target.abis(abis));
    }

    /** A distribution's own tags go before the usual ones. */
    private void readPlatforms() {
        keys.texts("platform-tags", target::platformTag);
        keys.texts("platforms", target::platform);
        if (keys.has("platforms") && keys.has("preset")) {
            throw keys.fault("preset", "a preset stands for platforms; write one of the two");
        }
        keys.text("preset", TargetPreset::parse).ifPresent(preset -> target.platforms(preset.platforms()));
    }

    private void readMarkers(TomlKeys markers) {
        markers.only(FIELDS);
        for (String name : markers.names()) {
            MarkerField field = MarkerField.named(name).orElseThrow();
            markers.string(name).ifPresent(value -> target.marker(field, value));
        }
    }
}

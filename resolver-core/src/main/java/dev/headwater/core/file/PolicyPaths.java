// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.policy.PolicyKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files and folders that a policy file names, whatever it says of them. */
public final class PolicyPaths {
    private final Path file;
    private final List<Path> paths = new ArrayList<>();

    private PolicyPaths(Path file) {
        this.file = file;
    }

    /**
     * Reads a policy file, and nothing that it names.
     *
     * @throws FileFault if it is no TOML, or what is to be a path is none
     */
    public static List<Path> read(Path file) {
        PolicyPaths named = new PolicyPaths(file);
        TomlKeys root = TomlDocument.read(file, PolicyReader.LONGEST);
        root.tables("index").forEach(named::addIndex);
        root.table("overlays").ifPresent(named::addOverlays);
        return List.copyOf(named.paths);
    }

    private void addIndex(TomlKeys index) {
        add(index, PolicyKeys.PATH.name());
        add(index, PolicyKeys.SIGNED_BY.name());
        add(index, PolicyKeys.MAPPING.name());
        if (index.has(PolicyKeys.SOURCES.name())) {
            index.tables(PolicyKeys.SOURCES.name()).forEach(source -> {
                add(source, "path");
                add(source, "signed-by");
            });
        }
    }

    private void addOverlays(TomlKeys overlays) {
        for (String key : List.of(OverlaysTable.FILES, KeyReader.KEY)) {
            overlays.strings(key).orElse(List.of()).forEach(text -> add(overlays, key, text));
        }
    }

    private void add(TomlKeys keys, String key) {
        Optional<String> text = keys.string(key);
        text.ifPresent(path -> add(keys, key, path));
    }

    private void add(TomlKeys keys, String key, String text) {
        paths.add(Path.of(PathText.resolve(keys, key, text, file)));
    }
}

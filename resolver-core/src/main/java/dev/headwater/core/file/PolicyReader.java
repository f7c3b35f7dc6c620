// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.DirectUrlRule;
import dev.headwater.api.policy.FormatPolicy;
import dev.headwater.api.policy.FormatRule;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.policy.NamePattern;
import dev.headwater.api.policy.OverlaySettings;
import dev.headwater.api.policy.PreReleaseMode;
import dev.headwater.api.policy.SdistMetadataRule;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads a policy file, table by table, and finds the line of what the policy as a whole refuses. */
public final class PolicyReader {
    private static final int LONGEST = 1 << 20;

    private final Path file;
    private final IndexPolicy.Builder policy = IndexPolicy.builder();

    /** The line of each table and key that is written, by its path with names in normalized form. */
    private final Map<String, Integer> lines = new HashMap<>();

    private PolicyReader(Path file) {
        this.file = file;
    }

    /**
     * Reads a policy file.
     *
     * @throws FileFault for the first fault
     */
    public static IndexPolicy read(Path file) {
        return parse(TextFile.read(file, LONGEST), file);
    }

    /**
     * Reads the text of a policy file.
     *
     * @param file where the text stands, or would stand: for the paths in it
     * @throws FileFault for the first fault
     */
    public static IndexPolicy parse(String text, Path file) {
        if (text.length() > LONGEST) {
            throw FileFault.whole("the text is longer than " + LONGEST + " characters, which no such file needs");
        }
        return new PolicyReader(file).read(TomlDocument.parse(text));
    }

    private IndexPolicy read(TomlKeys root) {
        note(root.only(List.of("index", "pins", "format", "cool-downs", "resolution", "overlays")));
        root.tables("index").forEach(index -> policy.index(IndexReader.read(note(index), file)));
        root.table("pins").ifPresent(this::readPins);
        root.table("format").ifPresent(this::readFormat);
        root.table("cool-downs").ifPresent(this::readCoolDowns);
        root.table("resolution").ifPresent(this::readResolution);
        root.table("overlays").ifPresent(this::readOverlays);
        try {
            return policy.build();
        } catch (InvalidPolicyException e) {
            throw FileFault.at(line(e.key()), e.key(), e.problem());
        }
    }

    private void readPins(TomlKeys keys) {
        byKey(keys, ProjectName::of)
                .forEach((name, key) -> keys.text(key, IndexId::of).ifPresent(id -> policy.pin(name, id)));
    }

    private void readFormat(TomlKeys keys) {
        Map<NamePattern, FormatRule> rules = new LinkedHashMap<>();
        byKey(keys, NamePattern::parse)
                .forEach((pattern, key) ->
                        keys.choice(key, FormatRule.class).ifPresent(rule -> rules.put(pattern, rule)));
        policy.format(FormatPolicy.of(rules));
    }

    private void readCoolDowns(TomlKeys keys) {
        byKey(keys, ProjectName::of)
                .forEach((name, key) -> keys.duration(key).ifPresent(coolDown -> policy.coolDown(name, coolDown)));
    }

    private void readResolution(TomlKeys keys) {
        note(keys.only(List.of("time-limit", "prerelease", "direct-urls", "sdist-metadata")));
        keys.duration("time-limit").ifPresent(policy::timeLimit);
        keys.choice("prerelease", PreReleaseMode.class).ifPresent(policy::preReleases);
        keys.choice("direct-urls", DirectUrlRule.class).ifPresent(policy::directUrls);
        keys.choice("sdist-metadata", SdistMetadataRule.class).ifPresent(policy::sdistMetadata);
    }

    private void readOverlays(TomlKeys keys) {
        note(keys.only(List.of("files", "trusted-keys", "may-add", "may-unyank")));
        if (!keys.strings("files").orElse(List.of()).isEmpty()) {
            throw keys.fault("files", "this version does not read overlay files yet; remove the key");
        }
        policy.overlays(new OverlaySettings(
                keys.strings("trusted-keys").orElse(List.of()), keys.flag("may-add"), keys.flag("may-unyank")));
    }

    /** {@return the keys of a table whose keys are names, by what they name} */
    private <T> Map<T, String> byKey(TomlKeys keys, Function<String, T> parser) {
        lines.put(keys.path(), keys.line());
        Map<T, String> names = new LinkedHashMap<>();
        for (String key : keys.names()) {
            T name = name(keys, key, parser);
            if (names.put(name, key) != null) {
                throw keys.fault(key, "'" + name + "' is written twice, in different spellings; keep one");
            }
            lines.put(keys.path(name.toString()), keys.lineOf(key));
        }
        return names;
    }

    private static <T> T name(TomlKeys keys, String key, Function<String, T> parser) {
        if (keys.isTable(key)) {
            throw keys.fault(key, "a name with a dot stands in quotes: \"zope.interface\" = …");
        }
        return keys.parse(key, keys.lineOf(key), key, parser);
    }

    private TomlKeys note(TomlKeys keys) {
        lines.put(keys.path(), keys.line());
        keys.names().forEach(key -> lines.put(keys.path(key), keys.lineOf(key)));
        return keys;
    }

    /** {@return the line of a key; where it is not written, of the table that it belongs to} */
    private int line(String key) {
        int dot = key.indexOf('.');
        String table = dot < 0 ? "" : key.substring(0, dot);
        return lines.getOrDefault(key, lines.getOrDefault(table, 0));
    }
}

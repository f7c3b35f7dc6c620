// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.scenario;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.DirectUrlRule;
import dev.headwater.api.policy.FormatPolicy;
import dev.headwater.api.policy.FormatRule;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.IndexRole;
import dev.headwater.api.policy.MissingUploadTimeRule;
import dev.headwater.api.policy.NamePattern;
import dev.headwater.api.policy.PreReleaseMode;
import dev.headwater.core.OverlayFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads the policy of a scenario, a key and its value a line. */
final class PolicyText {
    private final IndexPolicy.Builder policy = IndexPolicy.builder();
    private final Map<String, IndexEntry.Builder> entries = new LinkedHashMap<>();
    private final Map<NamePattern, FormatRule> formats = new TreeMap<>();

    private PolicyText() {}

    static IndexPolicy read(Collection<IndexId> ids, List<String> lines, String overlays) {
        PolicyText text = new PolicyText();
        ids.forEach(
                id -> text.entries.put(id.value(), IndexEntry.builder(id, "https://" + id + ".example.org/simple/")));
        lines.forEach(text::add);
        text.entries.values().forEach(entry -> text.policy.index(entry.build()));
        return text.policy
                .format(FormatPolicy.of(text.formats))
                .overlays(OverlayFile.parse(overlays, Path.of("overlays.toml")))
                .build();
    }

    private void add(String line) {
        int equals = line.indexOf(" = ");
        String key = line.substring(0, equals);
        String value = line.substring(equals + 3);
        int dot = key.indexOf('.');
        String table = key.substring(0, dot);
        String rest = key.substring(dot + 1);
        switch (table) {
            case "pins" -> policy.pin(ProjectName.parse(rest), IndexId.parse(value));
            case "format" -> formats.put(NamePattern.parse(rest), constant(FormatRule.class, value));
            case "cool-downs" -> policy.coolDown(ProjectName.parse(rest), Duration.parse(value));
            case "resolution" -> addRule(rest, value);
            case "overlays" -> addPower(rest);
            default -> addOption(entry(table), rest, value);
        }
    }

    private IndexEntry.Builder entry(String id) {
        IndexEntry.Builder entry = entries.get(id);
        if (entry == null) {
            throw new IllegalArgumentException("no index '" + id + "' in this scenario");
        }
        return entry;
    }

    private void addRule(String key, String value) {
        switch (key) {
            case "prerelease" -> policy.preReleases(constant(PreReleaseMode.class, value));
            case "direct-urls" -> policy.directUrls(constant(DirectUrlRule.class, value));
            default -> throw new IllegalArgumentException(key);
        }
    }

    private void addPower(String key) {
        switch (key) {
            case "may-add" -> policy.overlaysMayAdd();
            case "may-unyank" -> policy.overlaysMayUnyank();
            default -> throw new IllegalArgumentException(key);
        }
    }

    private static void addOption(IndexEntry.Builder entry, String key, String value) {
        switch (key) {
            case "role" -> entry.role(constant(IndexRole.class, value));
            case "reserved" -> entry.reserved(patterns(value));
            case "allow" -> entry.allow(patterns(value));
            case "deny" -> entry.deny(patterns(value));
            case "known-project" -> entry.knownProject(ProjectName.parse(value));
            case "trust-group" -> entry.trustGroup(value);
            case "cool-down" -> entry.coolDown(Duration.parse(value));
            case "missing-upload-time" -> entry.missingUploadTime(constant(MissingUploadTimeRule.class, value));
            default -> throw new IllegalArgumentException(key);
        }
    }

    private static List<NamePattern> patterns(String value) {
        return value.isEmpty()
                ? List.of()
                : List.of(value.split(", ", -1)).stream()
                        .map(NamePattern::parse)
                        .toList();
    }

    static <E extends Enum<E>> E constant(Class<E> type, String value) {
        return Enum.valueOf(type, value.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.scenario;

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
import dev.headwater.api.text.Spelling;
import dev.headwater.core.OverlayFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The policy of a scenario, a key and its value a line. Immutable. */
public final class PolicyText {
    /** The tables that are not indexes. */
    private static final List<String> TABLES = List.of("pins", "format", "cool-downs", "resolution", "overlays");

    private final Map<IndexId, Map<String, String>> options = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> tables = new LinkedHashMap<>();
    private final String overlays;

    private PolicyText(Collection<IndexId> ids, String overlays) {
        ids.forEach(id -> options.put(id, new LinkedHashMap<>()));
        TABLES.forEach(table -> tables.put(table, new LinkedHashMap<>()));
        this.overlays = overlays;
    }

    /**
     * {@return what the lines say}
     *
     * @param ids the indexes in order
     * @param overlays the text of an overlay file
     */
    static PolicyText read(Collection<IndexId> ids, List<String> lines, String overlays) {
        PolicyText text = new PolicyText(ids, overlays);
        lines.forEach(text::add);
        return text;
    }

    private void add(String line) {
        int equals = line.indexOf(" = ");
        int dot = line.indexOf('.');
        if (dot < 0 || equals < dot) {
            throw InvalidScenarioException.ofLine(line, "a key with a dot in it, ' = ' and a value");
        }
        String table = line.substring(0, dot);
        Map<String, String> values = TABLES.contains(table) ? tables.get(table) : options.get(IndexId.parse(table));
        if (values == null) {
            throw InvalidScenarioException.ofLine(line, "about an index of this scenario, or a table of a policy");
        }
        if (values.put(line.substring(dot + 1, equals), line.substring(equals + 3)) != null) {
            throw new InvalidScenarioException("the key of the line '" + line + "' has a value already");
        }
    }

    /** {@return what is said of an index: keys of a policy file and their values, as they are written} */
    public Map<String, String> options(IndexId id) {
        return Collections.unmodifiableMap(options.getOrDefault(id, Map.of()));
    }

    /** {@return a table: {@code pins}, {@code format}, {@code cool-downs}, {@code resolution} or {@code overlays}} */
    public Map<String, String> table(String name) {
        return Collections.unmodifiableMap(tables.getOrDefault(name, Map.of()));
    }

    /** {@return the text of the overlay file; empty if there are no overlays} */
    public String overlays() {
        return overlays;
    }

    /** {@return the patterns of a value, as they are written} */
    public static List<String> list(String value) {
        return value.isEmpty() ? List.of() : List.of(value.split(", ", -1));
    }

    /**
     * {@return the policy}
     *
     * @param entries the entry of each index, with its location
     * @throws dev.headwater.api.InvalidInputException if it cannot be meant
     */
    public IndexPolicy policy(Function<IndexId, IndexEntry.Builder> entries) {
        IndexPolicy.Builder policy = IndexPolicy.builder();
        options.forEach((id, said) -> {
            IndexEntry.Builder entry = entries.apply(id);
            said.forEach((key, value) -> addOption(entry, key, value));
            policy.index(entry.build());
        });
        table("pins").forEach((name, id) -> policy.pin(ProjectName.parse(name), IndexId.parse(id)));
        table("cool-downs").forEach((name, time) -> policy.coolDown(ProjectName.parse(name), Duration.parse(time)));
        table("resolution").forEach((key, value) -> addRule(policy, key, value));
        table("overlays").forEach((power, value) -> addPower(policy, power, value));
        Map<NamePattern, FormatRule> formats = new TreeMap<>();
        table("format")
                .forEach((pattern, rule) ->
                        formats.put(NamePattern.parse(pattern), constant(FormatRule.values(), rule)));
        return policy.format(FormatPolicy.of(formats))
                .overlays(OverlayFile.parse(overlays, Path.of("overlays.toml")))
                .build();
    }

    private static void addRule(IndexPolicy.Builder policy, String key, String value) {
        switch (key) {
            case "prerelease" -> policy.preReleases(constant(PreReleaseMode.values(), value));
            case "direct-urls" -> policy.directUrls(constant(DirectUrlRule.values(), value));
            default -> throw InvalidScenarioException.ofLine("resolution." + key, "a key that scenarios have");
        }
    }

    private static void addPower(IndexPolicy.Builder policy, String key, String value) {
        if (!value.equals("true")) {
            throw InvalidScenarioException.ofLine(value, "true: what is not granted is left out");
        }
        switch (key) {
            case "may-add" -> policy.overlaysMayAdd();
            case "may-unyank" -> policy.overlaysMayUnyank();
            default -> throw InvalidScenarioException.ofLine("overlays." + key, "a key that scenarios have");
        }
    }

    private static void addOption(IndexEntry.Builder entry, String key, String value) {
        switch (key) {
            case "role" -> entry.role(constant(IndexRole.values(), value));
            case "reserved" -> entry.reserved(patterns(value));
            case "allow" -> entry.allow(patterns(value));
            case "deny" -> entry.deny(patterns(value));
            case "known-project" -> entry.knownProject(ProjectName.parse(value));
            case "trust-group" -> entry.trustGroup(value);
            case "cool-down" -> entry.coolDown(Duration.parse(value));
            case "missing-upload-time" -> entry.missingUploadTime(constant(MissingUploadTimeRule.values(), value));
            default -> throw InvalidScenarioException.ofLine(key, "a key of an index that scenarios have");
        }
    }

    private static List<NamePattern> patterns(String value) {
        return list(value).stream().map(NamePattern::parse).toList();
    }

    static <E extends Enum<E>> E constant(E[] constants, String value) {
        return Spelling.find(value, constants)
                .orElseThrow(() ->
                        InvalidScenarioException.ofLine(value, "one of " + String.join(", ", Spelling.all(constants))));
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.section;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.AuthenticationMode;
import dev.headwater.api.policy.DirectUrlRule;
import dev.headwater.api.policy.FormatPolicy;
import dev.headwater.api.policy.FormatRule;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.IndexRole;
import dev.headwater.api.policy.MissingUploadTimeRule;
import dev.headwater.api.policy.NamePattern;
import dev.headwater.api.policy.PreReleaseMode;
import dev.headwater.api.text.Spelling;
import dev.headwater.core.OverlayFile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The policy of a scenario, a key and its value a line. Immutable. */
public final class PolicyText {
    /** The tables that are not indexes. */
    private static final List<String> TABLES = List.of("pins", "format", "cool-downs", "resolution", "overlays");

    private static final List<String> PATTERNS = List.of("reserved", "allow", "deny");
    private static final String MIRRORS = "mirrors";
    private static final String URL = "url";

    /** Keys that mean something only where an index is asked over a network. */
    private static final List<String> OF_LOCATIONS = List.of(
            "kind", MIRRORS, "mirrors-complete", "also-absent", "absent-redirects", "absent-max-age", "authenticate");

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
    public static PolicyText read(Collection<IndexId> ids, List<String> lines, String overlays) {
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

    /**
     * {@return what is said of an index, each value as a policy file has it: a text, a truth, or a list of texts or of
     * numbers}
     *
     * @param urls the URL of each index, and of each mirror
     */
    public Map<String, Object> values(IndexId id, Function<IndexId, String> urls) {
        Map<String, Object> values = new LinkedHashMap<>();
        options(id).forEach((key, value) -> values.put(key, value(id, key, value, urls)));
        return values;
    }

    private static Object value(IndexId id, String key, String value, Function<IndexId, String> urls) {
        if (PATTERNS.contains(key)) {
            return list(value);
        }
        return switch (key) {
            case "mirrors-complete", "allow-insecure", FeedOptions.ALLOW_UNSIGNED -> truth(value);
            case FeedOptions.OLDEST -> LocalDate.parse(value);
            case "also-absent" -> list(value).stream().map(Integer::valueOf).toList();
            case MIRRORS -> list(value).stream().map(IndexId::parse).map(urls).toList();
            case "absent-redirects" ->
                list(value).stream().map(path -> resolved(urls.apply(id), path)).toList();
            default -> value;
        };
    }

    private static Boolean truth(String value) {
        if (!value.equals("true")) {
            throw InvalidScenarioException.ofLine(value, "true: what is not so is left out");
        }
        return true;
    }

    private static String resolved(String url, String path) {
        return URI.create(url).resolve(path).toString();
    }

    /** {@return the ids of the indexes of the policy, in order; those that are mirrors of others are none} */
    public Set<IndexId> ids() {
        Set<IndexId> ids = new LinkedHashSet<>(options.keySet());
        options.values()
                .forEach(said -> list(said.getOrDefault(MIRRORS, "")).stream()
                        .map(IndexId::parse)
                        .forEach(ids::remove));
        return ids;
    }

    /** {@return whether an index is a folder, or a recording, on this machine} */
    public boolean isLocal(IndexId id) {
        String kind = options(id).get("kind");
        return "directory".equals(kind) || "recording".equals(kind);
    }

    /** Refuses other indexes to be the feed of a distributor than those. */
    public void requireFeeds(Set<IndexId> lists) {
        for (IndexId id : options.keySet()) {
            String kind = options(id).get("kind");
            if (("debian".equals(kind) || "feed".equals(kind)) != lists.contains(id)) {
                throw new InvalidScenarioException(
                        "of an index of the kind debian or feed there is a section '== lists " + id
                                + "', and of no other");
            }
        }
    }

    /** {@return whether it is about where indexes are, or how they answer there} */
    public boolean isOfLocations() {
        return options.values().stream().anyMatch(said -> said.keySet().stream().anyMatch(OF_LOCATIONS::contains));
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
        ids().forEach(id -> {
            String url = options(id).get(URL);
            IndexEntry.Builder entry = url == null ? entries.apply(id) : IndexEntry.builder(id, url);
            Map<String, Object> values =
                    values(id, each -> entries.apply(each).build().location());
            values.forEach((key, value) -> addOption(entry, key, value));
            FeedOptions.add(entry, values);
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

    private static void addOption(IndexEntry.Builder entry, String key, Object value) {
        String text = value.toString();
        switch (key) {
            case URL -> {}
            case "kind" -> entry.kind(constant(IndexKind.values(), text));
            case "role" -> entry.role(constant(IndexRole.values(), text));
            case "reserved" -> entry.reserved(patterns(value));
            case "allow" -> entry.allow(patterns(value));
            case "deny" -> entry.deny(patterns(value));
            case "known-project" -> entry.knownProject(ProjectName.parse(text));
            case "trust-group" -> entry.trustGroup(text);
            case "cool-down" -> entry.coolDown(Duration.parse(text));
            case "missing-upload-time" -> entry.missingUploadTime(constant(MissingUploadTimeRule.values(), text));
            case MIRRORS -> entry.mirrors(texts(value));
            case "mirrors-complete" -> entry.mirrorsComplete();
            case "also-absent" ->
                entry.alsoAbsent(texts(value).stream().map(Integer::valueOf).toList());
            case "absent-redirects" -> entry.absentRedirects(texts(value));
            case "absent-max-age" -> entry.absentMaxAge(Duration.parse(text));
            case "authenticate" -> entry.authenticate(constant(AuthenticationMode.values(), text));
            case "allow-insecure" -> entry.allowInsecure();
            default -> {
                if (!FeedOptions.has(key)) {
                    throw InvalidScenarioException.ofLine(key, "a key of an index that scenarios have");
                }
            }
        }
    }

    private static List<String> texts(Object value) {
        return ((List<?>) value).stream().map(Object::toString).toList();
    }

    private static List<NamePattern> patterns(Object value) {
        return texts(value).stream().map(NamePattern::parse).toList();
    }

    /** {@return the constant that is written so} */
    public static <E extends Enum<E>> E constant(E[] constants, String value) {
        return Spelling.find(value, constants)
                .orElseThrow(() ->
                        InvalidScenarioException.ofLine(value, "one of " + String.join(", ", Spelling.all(constants))));
    }
}

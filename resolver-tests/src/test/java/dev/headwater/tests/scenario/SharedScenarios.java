// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.FormatPolicy;
import dev.headwater.api.policy.FormatRule;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.IndexRole;
import dev.headwater.api.policy.NamePattern;
import dev.headwater.api.policy.PreReleaseMode;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.ResolutionStrategy;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.Version;
import dev.headwater.conformance.scenario.AuditMode;
import dev.headwater.conformance.scenario.Expectation;
import dev.headwater.conformance.scenario.LockStep;
import dev.headwater.conformance.scenario.Scenario;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.ReleaseBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Reads the shared form of a scenario; what only a server can do is not among what it knows. */
final class SharedScenarios {
    private static final Instant NOW = Instant.parse("2026-06-15T00:00:00Z");

    private SharedScenarios() {}

    static Scenario read(JsonNode json) {
        Map<IndexId, PackageIndex> indexes = new LinkedHashMap<>();
        json.path("indexes").forEach(index -> indexes.put(id(index), index(index)));
        JsonNode request = json.path("request");
        return new Scenario(
                json.path("id").asText(),
                indexes,
                Optional.empty(),
                () -> policy(json),
                request(request),
                AuditMode.NONE,
                request.has("now") ? Instant.parse(request.get("now").asText()) : NOW,
                expectation(json.path("expect")),
                LockStep.NONE);
    }

    private static IndexId id(JsonNode index) {
        return IndexId.parse(index.path("id").asText());
    }

    private static PackageIndex index(JsonNode json) {
        InMemoryIndex.Builder index = InMemoryIndex.builder();
        json.path("projects").properties().forEach(project -> {
            index.project(project.getKey());
            project.getValue()
                    .properties()
                    .forEach(release -> index.release(
                            project.getKey(),
                            release.getKey(),
                            builder -> fill(builder, project.getKey(), release.getKey(), release.getValue())));
        });
        json.path("project-status").properties().forEach(status -> index.project(status.getKey(), status(status)));
        return index.build();
    }

    private static ProjectStatus status(Map.Entry<String, JsonNode> status) {
        String state = status.getValue().asText().toUpperCase(Locale.ROOT);
        return new ProjectStatus(ProjectStatus.State.valueOf(state), Optional.of("scenario"));
    }

    private static void fill(ReleaseBuilder release, String name, String version, JsonNode json) {
        release.requires(texts(json.path("requires")).toArray(String[]::new));
        json.path("extras")
                .properties()
                .forEach(extra ->
                        release.extra(extra.getKey(), texts(extra.getValue()).toArray(String[]::new)));
        if (json.hasNonNull("requires-python")) {
            release.requiresPython(json.get("requires-python").asText());
        }
        if (json.path("yanked").isTextual()) {
            release.yanked(json.get("yanked").asText());
        }
        if (json.has("upload-time") && json.get("upload-time").isNull()) {
            release.withoutUploadTime();
        } else if (json.has("upload-time")) {
            release.uploaded(Instant.parse(json.get("upload-time").asText()));
        }
        if (json.has("salt")) {
            release.metadata("Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\nSummary: "
                    + json.get("salt").asText() + "\n");
        }
        addFiles(release, json);
    }

    private static void addFiles(ReleaseBuilder release, JsonNode json) {
        boolean wheel = json.path("wheel").asBoolean(true);
        if (wheel) {
            for (String build : json.has("builds") ? texts(json.get("builds")) : List.of("")) {
                List<String> tags =
                        json.hasNonNull("wheel-tags") ? texts(json.get("wheel-tags")) : List.of("py3-none-any");
                tags.forEach(tag -> release.wheel((build.isEmpty() ? "" : build + "-") + tag));
            }
        }
        if (!wheel || json.path("sdist").asBoolean(false)) {
            release.sdist();
        }
    }

    private static IndexPolicy policy(JsonNode json) {
        IndexPolicy.Builder policy = IndexPolicy.builder();
        json.path("indexes").forEach(index -> policy.index(entry(index)));
        JsonNode said = json.path("policy");
        said.path("pins")
                .properties()
                .forEach(pin -> policy.pin(
                        ProjectName.parse(pin.getKey()),
                        IndexId.parse(pin.getValue().asText())));
        Map<NamePattern, FormatRule> formats = new TreeMap<>();
        said.path("format")
                .properties()
                .forEach(format -> formats.put(NamePattern.parse(format.getKey()), format(format.getValue())));
        return policy.format(FormatPolicy.of(formats)).build();
    }

    private static FormatRule format(JsonNode rule) {
        return FormatRule.valueOf(rule.asText().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static IndexEntry entry(JsonNode json) {
        IndexEntry.Builder entry = IndexEntry.builder(id(json), "https://" + id(json) + ".example.org/simple/");
        json.properties().forEach(field -> {
            JsonNode value = field.getValue();
            switch (field.getKey()) {
                case "role" ->
                    entry.role(IndexRole.valueOf(
                            value.asText().toUpperCase(Locale.ROOT).replace('-', '_')));
                case "reserved" -> entry.reserved(patterns(value));
                case "allow" -> entry.allow(patterns(value));
                case "deny" -> entry.deny(patterns(value));
                case "cool-down" -> entry.coolDown(Duration.parse(value.asText()));
                case "known-project" -> entry.knownProject(ProjectName.parse(value.asText()));
                case "trust-group" -> entry.trustGroup(value.asText());
                case "id", "projects", "project-status" -> {}
                default -> throw new IllegalArgumentException("not known here: " + field.getKey());
            }
        });
        return entry.build();
    }

    private static List<NamePattern> patterns(JsonNode list) {
        return texts(list).stream().map(NamePattern::parse).toList();
    }

    private static ResolutionRequest request(JsonNode json) {
        String platform = json.path("platform").asText("manylinux_2_17_x86_64");
        Target target = Target.cpython(json.path("python").asText("3.12"), List.of(platform));
        ResolutionRequest.Builder request = ResolutionRequest.builder(target);
        texts(json.path("requirements")).forEach(request::require);
        if (json.has("exclude-newer")) {
            request.excludeNewer(Instant.parse(json.get("exclude-newer").asText()));
        }
        if (json.path("prerelease").asBoolean()) {
            request.preReleases(PreReleaseMode.ALLOW);
        }
        if (json.has("resolution")) {
            String strategy = json.get("resolution").asText().toUpperCase(Locale.ROOT);
            request.strategy(ResolutionStrategy.valueOf(strategy.replace('-', '_')));
        }
        return request.build();
    }

    private static Expectation expectation(JsonNode json) {
        Expectation.Builder expected = Expectation.builder(json.path("outcome").asText());
        if (json.has("pins")) {
            expected.noOtherPackages();
        }
        json.path("pins")
                .properties()
                .forEach(pin -> expected.pin(
                        ProjectName.parse(pin.getKey()),
                        pin.getValue().path("version").asText() + " from "
                                + pin.getValue().path("index").asText()));
        json.path("pins-subset")
                .properties()
                .forEach(pin -> expected.among(
                        ProjectName.parse(pin.getKey()),
                        Version.parse(pin.getValue().asText())));
        json.path("files")
                .properties()
                .forEach(file -> expected.file(
                        ProjectName.parse(file.getKey()), file.getValue().asText()));
        addNames(json.path("asked"), expected::asked);
        addNames(json.path("never-asked"), expected::neverAsked);
        texts(json.path("mentions")).forEach(expected::mentions);
        return expected.build();
    }

    private static void addNames(JsonNode json, BiConsumer<IndexId, ProjectName> names) {
        json.properties()
                .forEach(index -> texts(index.getValue())
                        .forEach(name -> names.accept(IndexId.parse(index.getKey()), ProjectName.parse(name))));
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}

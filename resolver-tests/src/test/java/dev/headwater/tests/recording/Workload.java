// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.recording;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.FormatPolicy;
import dev.headwater.api.policy.FormatRule;
import dev.headwater.api.policy.NamePattern;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A recorded request.
 *
 * @param id its name
 * @param requirements what is required
 * @param indexes the indexes, in order of priority
 * @param target what it is resolved for
 * @param cutOff from when on files do not count
 * @param outcome how it ends
 * @param reference one right answer, if there is one
 */
public record Workload(
        String id,
        List<Requirement> requirements,
        List<IndexId> indexes,
        Target target,
        Instant cutOff,
        String outcome,
        Map<ProjectName, Version> reference) {
    public static Workload read(JsonNode json) {
        List<IndexId> indexes = json.has("indexes")
                ? texts(json.get("indexes")).stream().map(IndexId::parse).toList()
                : List.of(IndexId.parse("pypi"));
        Map<ProjectName, Version> reference = new TreeMap<>();
        json.path("reference").properties().stream()
                .limit(1)
                .flatMap(tool -> tool.getValue().properties().stream())
                .forEach(pin -> reference.put(
                        ProjectName.parse(pin.getKey()),
                        Version.parse(pin.getValue().asText())));
        return new Workload(
                json.path("id").asText(),
                texts(json.path("requirements")).stream()
                        .map(Requirement::parse)
                        .toList(),
                indexes,
                Target.cpython(
                        json.path("python").asText(),
                        List.of(json.path("platform").asText())),
                Instant.parse(json.path("exclude-newer").asText()),
                json.path("outcome").asText(),
                reference);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    public ResolutionRequest request() {
        ResolutionRequest.Builder request = ResolutionRequest.builder(target)
                .excludeNewer(cutOff)
                .format(FormatPolicy.of(Map.of(NamePattern.parse("*"), FormatRule.ONLY_BINARY)));
        requirements.forEach(requirement -> request.require(requirement.toString()));
        return request.build();
    }
}

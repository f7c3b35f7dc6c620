// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headwater.api.name.ProjectName;
import dev.headwater.conformance.scenario.Scenario;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads the shared scenarios of packse, which know one index, as the shared scenarios of ours. */
final class PackseScenarios {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PackseScenarios() {}

    /** {@return those that are not about resolving for many environments at once} */
    static List<Scenario> read(JsonNode all) {
        return StreamSupport.stream(all.spliterator(), false)
                .filter(packse -> !packse.at("/resolver_options/universal").asBoolean())
                .map(PackseScenarios::ours)
                .map(SharedScenarios::read)
                .toList();
    }

    private static JsonNode ours(JsonNode packse) {
        ObjectNode ours = JSON.createObjectNode();
        ours.set("id", packse.get("id"));
        ObjectNode index = ours.putArray("indexes").addObject().put("id", "index");
        ObjectNode projects = index.putObject("projects");
        packse.get("packages").properties().forEach(project -> {
            ObjectNode releases = projects.putObject(project.getKey());
            project.getValue()
                    .properties()
                    .forEach(release -> releases.set(release.getKey(), release(release.getValue())));
        });
        addRequest(ours.putObject("request"), packse);
        addFormats(ours.putObject("policy").putObject("format"), packse.get("resolver_options"));
        addExpectation(ours.putObject("expect"), packse.get("expected"));
        return ours;
    }

    private static JsonNode release(JsonNode packse) {
        ObjectNode ours = JSON.createObjectNode();
        ours.set("requires", packse.get("requires"));
        ours.set("extras", packse.get("extras"));
        ours.set("requires-python", packse.get("requires_python"));
        ours.set("wheel", packse.get("wheel"));
        ours.set("sdist", packse.get("sdist"));
        if (!packse.get("wheel_tags").isEmpty()) {
            ours.set("wheel-tags", packse.get("wheel_tags"));
        }
        if (packse.get("yanked").asBoolean()) {
            ours.put("yanked", "yanked");
        }
        return ours;
    }

    private static void addRequest(ObjectNode request, JsonNode packse) {
        JsonNode options = packse.get("resolver_options");
        request.set("requirements", packse.at("/root/requires"));
        request.set("python", options.hasNonNull("python") ? options.get("python") : packse.at("/environment/python"));
        request.set("prerelease", options.get("prereleases"));
        request.set("resolution", options.get("resolution"));
        if (options.hasNonNull("python_platform")) {
            request.put("platform", platform(options.get("python_platform").asText()));
        }
    }

    private static String platform(String packse) {
        return switch (packse) {
            case "x86_64-manylinux2014" -> "manylinux_2_17_x86_64";
            default -> throw new IllegalArgumentException(packse);
        };
    }

    private static void addFormats(ObjectNode formats, JsonNode options) {
        options.path("no_build").forEach(name -> formats.put(name.asText(), "only-binary"));
        options.path("no_binary").forEach(name -> formats.put(name.asText(), "no-binary"));
    }

    private static void addExpectation(ObjectNode expect, JsonNode packse) {
        expect.put("outcome", packse.get("satisfiable").asBoolean() ? "resolved" : "unsatisfiable");
        if (packse.get("packages_stated").asBoolean()) {
            ObjectNode pins = expect.putObject("pins-subset");
            packse.get("packages")
                    .properties()
                    .forEach(pin -> pins.set(ProjectName.parse(pin.getKey()).value(), pin.getValue()));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Pins and roles in the words of uv: sources of what a project requires, and which indexes it looks through. */
final class UvSources {
    private final Question question;
    private final Map<String, String> pins;

    UvSources(Question question) {
        this.question = question;
        pins = question.policy().table("pins");
    }

    /** {@return the URLs of the indexes that are searched, in order} */
    List<String> searched() {
        List<String> urls = new ArrayList<>();
        question.urls().forEach((id, url) -> {
            String role = question.policy().options(id).getOrDefault("role", "searched");
            if (role.equals("searched")) {
                urls.add(url);
            }
        });
        return urls;
    }

    boolean hasPins() {
        return !pins.isEmpty();
    }

    /**
     * {@return why it cannot be told}
     *
     * @param required the names that the request itself requires
     */
    Optional<String> untold(Set<ProjectName> required) {
        if (searched().isEmpty()) {
            return Optional.of("where no index is searched it has one of its own");
        }
        boolean isOfRequest = pins.keySet().stream().map(ProjectName::parse).allMatch(required::contains);
        boolean isOfIndexes = pins.values().stream()
                .map(IndexId::parse)
                .allMatch(id -> question.urls().containsKey(id)
                        && !question.policy()
                                .options(id)
                                .getOrDefault("role", "")
                                .equals("disabled"));
        return isOfRequest && isOfIndexes
                ? Optional.empty()
                : Optional.of("its sources are for what a project itself requires");
    }

    /** {@return a project that requires this, with the pins as its sources} */
    String project(List<String> requirements) {
        StringBuilder toml = new StringBuilder("[project]\nname = \"request-of-a-scenario\"\nversion = \"0\"\n");
        toml.append("requires-python = \">=3.12\"\ndependencies = ")
                .append(requirements.stream().map(PolicyToml::string).collect(Collectors.joining(", ", "[", "]")))
                .append("\n\n[tool.uv.sources]\n");
        pins.forEach((name, id) -> toml.append(PolicyToml.string(name))
                .append(" = { index = ")
                .append(PolicyToml.string(id))
                .append(" }\n"));
        for (String id : new LinkedHashSet<>(pins.values())) {
            toml.append("\n[[tool.uv.index]]\nname = ")
                    .append(PolicyToml.string(id))
                    .append("\nurl = ")
                    .append(PolicyToml.string(question.servers().url(IndexId.parse(id))))
                    .append("\nexplicit = true\n");
        }
        return toml.toString();
    }
}

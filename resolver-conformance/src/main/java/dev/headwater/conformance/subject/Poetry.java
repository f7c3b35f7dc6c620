// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * poetry. Its primary sources have an order, in which it looks for the best version; an explicit one has only what a
 * dependency of the project names it for.
 */
final class Poetry implements ProjectKind {
    @Override
    public String lock() {
        return "poetry.lock";
    }

    @Override
    public List<String> arguments() {
        return List.of("lock", "--no-interaction", "--no-ansi");
    }

    @Override
    public Map<String, String> variables() {
        return Map.of("POETRY_VIRTUALENVS_CREATE", "false", "POETRY_KEYRING_ENABLED", "false");
    }

    @Override
    public List<String> unsatisfiable() {
        return List.of("version solving failed", "doesn't match any versions");
    }

    @Override
    public Set<String> keys() {
        return Set.of("role");
    }

    @Override
    public Optional<String> untold(Question question, Set<ProjectName> required) {
        return new UvSources(question).untold(required);
    }

    @Override
    public String sources(Question question) {
        StringBuilder toml = new StringBuilder("\n[tool.poetry]\npackage-mode = false\n");
        Map<String, String> pins = question.policy().table("pins");
        if (!pins.isEmpty()) {
            toml.append("\n[tool.poetry.dependencies]\n");
            pins.forEach((name, id) -> toml.append(PolicyToml.string(name))
                    .append(" = { source = ")
                    .append(PolicyToml.string(id))
                    .append(" }\n"));
        }
        question.urls().forEach((id, url) -> {
            String role = question.policy().options(id).getOrDefault("role", "searched");
            if (!role.equals("disabled")) {
                append(toml, id, url, role.equals("searched") ? "primary" : "explicit");
            }
        });
        return toml.toString();
    }

    private static void append(StringBuilder toml, IndexId id, String url, String priority) {
        toml.append("\n[[tool.poetry.source]]\nname = ")
                .append(PolicyToml.string(id.value()))
                .append("\nurl = ")
                .append(PolicyToml.string(url))
                .append("\npriority = ")
                .append(PolicyToml.string(priority))
                .append('\n');
    }
}

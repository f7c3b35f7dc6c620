// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.conformance.section.PolicyText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * pdm, asked to respect the order of its sources. A name that a source includes is looked for in the sources that
 * include it alone; one that a source excludes is looked for in the others.
 */
final class Pdm implements ProjectKind {
    @Override
    public String lock() {
        return "pdm.lock";
    }

    @Override
    public List<String> arguments() {
        return List.of("--non-interactive", "lock", "--static-urls");
    }

    @Override
    public Map<String, String> variables() {
        return Map.of("PDM_CHECK_UPDATE", "false", "PDM_USE_VENV", "0", "PDM_IGNORE_SAVED_PYTHON", "1");
    }

    @Override
    public List<String> unsatisfiable() {
        return List.of("resolutionimpossible", "unable to find a resolution", "no candidate is found");
    }

    @Override
    public Set<String> keys() {
        return Set.of("role", "reserved", "deny");
    }

    @Override
    public Optional<String> untold(Question question, Set<ProjectName> required) {
        for (IndexId id : question.urls().keySet()) {
            Map<String, String> options = question.policy().options(id);
            if (role(question, id).equals("disabled")
                    && (options.containsKey("reserved")
                            || question.policy().table("pins").containsValue(id.value()))) {
                return Optional.of("it knows no index that is there and not asked");
            }
        }
        boolean isOfIndexes = question.policy().table("pins").values().stream()
                .allMatch(id -> question.urls().containsKey(IndexId.parse(id)));
        return isOfIndexes ? Optional.empty() : Optional.of("it has no source of that name");
    }

    private static String role(Question question, IndexId id) {
        return question.policy().options(id).getOrDefault("role", "searched");
    }

    @Override
    public String sources(Question question) {
        StringBuilder toml = new StringBuilder("\n[tool.pdm]\ndistribution = false\n");
        toml.append("\n[tool.pdm.resolution]\nrespect-source-order = true\n");
        String name = "pypi";
        int number = 1;
        for (Map.Entry<IndexId, String> index : question.urls().entrySet()) {
            if (role(question, index.getKey()).equals("disabled")) {
                continue;
            }
            // The first takes the place of its own.
            toml.append("\n[[tool.pdm.source]]\nname = ").append(PolicyToml.string(name));
            toml.append("\nurl = ").append(PolicyToml.string(index.getValue())).append("\nverify_ssl = true\n");
            toml.append("include_packages = ").append(list(included(question, index.getKey())));
            toml.append("exclude_packages = ").append(list(excluded(question, index.getKey())));
            number++;
            name = "source-" + number;
        }
        return toml.toString();
    }

    private static List<String> included(Question question, IndexId id) {
        List<String> names = new ArrayList<>();
        question.policy().table("pins").forEach((name, pinned) -> {
            if (pinned.equals(id.value())) {
                names.add(ProjectName.parse(name).value());
            }
        });
        names.addAll(patterns(question, id, "reserved"));
        return names;
    }

    private static List<String> excluded(Question question, IndexId id) {
        return role(question, id).equals("on-demand") ? List.of("*") : patterns(question, id, "deny");
    }

    /** In its words {@code acme-*} does not cover {@code acme}. */
    private static List<String> patterns(Question question, IndexId id, String key) {
        String text = question.policy().options(id).get(key);
        List<String> patterns = new ArrayList<>();
        for (String pattern : text == null ? List.<String>of() : PolicyText.list(text)) {
            patterns.add(pattern);
            if (pattern.endsWith("-*")) {
                patterns.add(pattern.substring(0, pattern.length() - 2));
            }
        }
        return patterns;
    }

    private static String list(List<String> names) {
        return names.stream().map(PolicyToml::string).collect(Collectors.joining(", ", "[", "]\n"));
    }
}

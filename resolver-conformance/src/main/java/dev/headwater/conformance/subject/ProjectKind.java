// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import dev.headwater.api.index.IndexId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What is different from one installer that locks a project to the other.
 *
 * @param lock the name of its lock
 * @param arguments how it is told to write one
 * @param variables its environment
 * @param unsatisfiable what it says, in lower case, where it has proved that there is no solution
 * @param sources makes of the URLs of indexes what names them in a project
 */
record ProjectKind(
        String lock,
        List<String> arguments,
        Map<String, String> variables,
        List<String> unsatisfiable,
        Function<Map<IndexId, String>, String> sources) {
    /** {@return poetry: its primary sources have an order, in which it looks for the best version} */
    static ProjectKind poetry() {
        return new ProjectKind(
                "poetry.lock",
                List.of("lock", "--no-interaction", "--no-ansi"),
                Map.of("POETRY_VIRTUALENVS_CREATE", "false", "POETRY_KEYRING_ENABLED", "false"),
                List.of("because", "version solving failed", "doesn't match any versions"),
                ProjectKind::poetrySources);
    }

    /** {@return pdm, asked to respect the order of its sources, the first of which takes the place of its own} */
    static ProjectKind pdm() {
        return new ProjectKind(
                "pdm.lock",
                List.of("--non-interactive", "lock", "--static-urls"),
                Map.of("PDM_CHECK_UPDATE", "false", "PDM_USE_VENV", "0", "PDM_IGNORE_SAVED_PYTHON", "1"),
                List.of("resolutionimpossible", "unable to find a resolution", "no candidate is found"),
                ProjectKind::pdmSources);
    }

    private static String poetrySources(Map<IndexId, String> urls) {
        StringBuilder toml = new StringBuilder("\n[tool.poetry]\npackage-mode = false\n");
        urls.forEach((id, url) -> toml.append("\n[[tool.poetry.source]]\nname = ")
                .append(PolicyToml.string(id.value()))
                .append("\nurl = ")
                .append(PolicyToml.string(url))
                .append("\npriority = \"primary\"\n"));
        return toml.toString();
    }

    private static String pdmSources(Map<IndexId, String> urls) {
        StringBuilder toml = new StringBuilder("\n[tool.pdm]\ndistribution = false\n");
        toml.append("\n[tool.pdm.resolution]\nrespect-source-order = true\n");
        String name = "pypi";
        int number = 1;
        for (String url : urls.values()) {
            toml.append("\n[[tool.pdm.source]]\nname = ").append(PolicyToml.string(name));
            toml.append("\nurl = ").append(PolicyToml.string(url)).append("\nverify_ssl = true\n");
            number++;
            name = "source-" + number;
        }
        return toml.toString();
    }
}

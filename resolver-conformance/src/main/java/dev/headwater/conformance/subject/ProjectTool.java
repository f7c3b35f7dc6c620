// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.Version;
import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.scenario.Pin;
import dev.headwater.conformance.scenario.RequestText;
import dev.headwater.conformance.subject.ProcessRun.End;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An installer that locks a project, whose {@code pyproject.toml} names the indexes: poetry, pdm.
 *
 * @param program it
 * @param kind which of them it is
 */
record ProjectTool(Program program, Kind kind) implements Subject {
    private static final String PROJECT = """
        [project]
        name = "request-of-a-scenario"
        version = "0"
        requires-python = "==3.12.*"
        dependencies = [%s]
        """;

    /** What is different from one to the other. */
    enum Kind {
        /** Its primary sources have an order, in which it looks for the best version. */
        POETRY(
                "poetry.lock",
                List.of("lock", "--no-interaction", "--no-ansi"),
                Map.of("POETRY_VIRTUALENVS_CREATE", "false", "POETRY_KEYRING_ENABLED", "false"),
                List.of("because", "version solving failed", "doesn't match any versions")) {
            @Override
            String sources(Map<IndexId, String> urls) {
                StringBuilder toml = new StringBuilder("\n[tool.poetry]\npackage-mode = false\n");
                urls.forEach((id, url) -> toml.append("\n[[tool.poetry.source]]\nname = ")
                        .append(PolicyToml.string(id.value()))
                        .append("\nurl = ")
                        .append(PolicyToml.string(url))
                        .append("\npriority = \"primary\"\n"));
                return toml.toString();
            }
        },
        /** Asked to respect the order of its sources, the first of which takes the place of its own. */
        PDM(
                "pdm.lock",
                List.of("--non-interactive", "lock", "--static-urls"),
                Map.of("PDM_CHECK_UPDATE", "false", "PDM_USE_VENV", "0", "PDM_IGNORE_SAVED_PYTHON", "1"),
                List.of("resolutionimpossible", "unable to find a resolution", "no candidate is found")) {
            @Override
            String sources(Map<IndexId, String> urls) {
                StringBuilder toml = new StringBuilder("\n[tool.pdm]\ndistribution = false\n");
                toml.append("\n[tool.pdm.resolution]\nrespect-source-order = true\n");
                String name = "pypi";
                for (String url : urls.values()) {
                    toml.append("\n[[tool.pdm.source]]\nname = ").append(PolicyToml.string(name));
                    toml.append("\nurl = ").append(PolicyToml.string(url)).append("\nverify_ssl = true\n");
                    name = "source-" + toml.length();
                }
                return toml.toString();
            }
        };

        private final String lock;
        private final List<String> arguments;
        private final Map<String, String> variables;
        private final List<String> unsatisfiable;

        Kind(String lock, List<String> arguments, Map<String, String> variables, List<String> unsatisfiable) {
            this.lock = lock;
            this.arguments = arguments;
            this.variables = variables;
            this.unsatisfiable = unsatisfiable;
        }

        /** {@return what of the project names the indexes} */
        abstract String sources(Map<IndexId, String> urls);
    }

    @Override
    public String name() {
        return program.name();
    }

    @Override
    public String version() {
        return program.firstLine(List.of("--version"));
    }

    @Override
    public Reply answer(Question question) {
        Optional<String> untold = Plain.untold(question, Set.of());
        if (untold.isPresent()) {
            return new Reply.LeftOut(untold.get());
        }
        List<String> requirements = new ArrayList<>();
        RequestText request = question.request();
        for (RequestText.Line line : request.lines()) {
            if (line.option().isEmpty()
                    && request.requirement(line.rest()).hashes().isEmpty()) {
                requirements.add(PolicyToml.string(line.rest()));
            } else if (!line.option().equals("--now")) {
                return new Reply.LeftOut("it has no word for "
                        + (line.option().isEmpty() ? "the hash of a requirement" : line.option()));
            }
        }
        if (question.text().section("indexes").contains(";")) {
            return new Reply.LeftOut("it locks for every platform, so markers mean something else to it");
        }
        return run(question, requirements.stream().collect(Collectors.joining(", ")));
    }

    private Reply run(Question question, String requirements) {
        Path lock = question.folder().resolve(kind.lock);
        try {
            Files.writeString(
                    question.folder().resolve("pyproject.toml"),
                    String.format(PROJECT, requirements) + kind.sources(question.urls()));
            End end = program.run(kind.arguments, "", kind.variables, question.folder());
            if (!(end instanceof End.Finished finished)) {
                return new Reply.Failed(((End.Broken) end).fault());
            }
            String said = finished.out() + finished.err();
            if (finished.status() == 0 && Files.exists(lock)) {
                return new Reply.Answered(
                        Answer.foreign(
                                "resolved",
                                pins(question, Files.readString(lock)),
                                question.servers().questions(),
                                said),
                        "");
            }
            return Plain.refused(question, said, kind.unsatisfiable);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Pin> pins(Question question, String lock) {
        List<Pin> pins = new ArrayList<>();
        for (Map<String, String> one : LockTables.read(lock)) {
            pins.add(new Pin(
                    ProjectName.parse(one.getOrDefault("name", "")),
                    Version.parse(one.getOrDefault("version", "")),
                    Optional.ofNullable(one.get("url"))
                            .flatMap(url -> question.servers().indexOf(url))
                            .map(IndexId::value),
                    Optional.empty()));
        }
        return pins;
    }
}

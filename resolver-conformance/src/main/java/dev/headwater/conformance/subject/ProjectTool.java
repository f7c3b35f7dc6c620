// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.Version;
import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.scenario.Pin;
import dev.headwater.conformance.scenario.RequestText;
import dev.headwater.conformance.scenario.ScenarioText;
import dev.headwater.conformance.subject.ProcessRun.End;
import dev.headwater.http.file.RegularFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
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
record ProjectTool(Program program, ProjectKind kind) implements Subject {
    @Override
    public String name() {
        return program.name();
    }

    @Override
    public String version() {
        return program.version();
    }

    @Override
    public Reply answer(Question question) {
        Optional<String> untold = Plain.untold(question, Set.of("pins"), kind.keys())
                .or(() -> question.isOfSteps() ? Optional.of("it is asked once only") : Optional.empty());
        if (untold.isPresent()) {
            return new Reply.LeftOut(untold.get());
        }
        List<String> requirements = new ArrayList<>();
        Set<ProjectName> required = new HashSet<>();
        RequestText request = question.request();
        for (RequestText.Line line : request.lines()) {
            if (line.option().isEmpty()
                    && request.requirement(line.rest()).hashes().isEmpty()) {
                requirements.add(PolicyToml.string(line.rest()));
                required.add(request.requirement(line.rest()).requirement().name());
            } else if (!line.option().equals("--now")) {
                return new Reply.LeftOut("it has no word for "
                        + (line.option().isEmpty() ? "the hash of a requirement" : line.option()));
            }
        }
        if (isOfPlatforms(question.text())) {
            return new Reply.LeftOut("it locks for all platforms, so markers and tags mean something else to it");
        }
        Optional<String> sources = kind.untold(question, required);
        return sources.isPresent()
                ? new Reply.LeftOut(sources.get())
                : run(question, requirements.stream().collect(Collectors.joining(", ")));
    }

    /** Patch releases of Python it does not tell apart, either. */
    private static boolean isOfPlatforms(ScenarioText text) {
        String worlds = text.section("indexes") + text.section("request");
        return worlds.contains(";")
                || worlds.contains("3.12.")
                || worlds.lines().anyMatch(line -> line.contains("| wheel ") && !line.contains("py3-none-any"));
    }

    private Reply run(Question question, String requirements) {
        try {
            Files.writeString(
                    question.folder().resolve("pyproject.toml"), """
                    [project]
                    name = "request-of-a-scenario"
                    version = "0"
                    requires-python = "==3.12.*"
                    dependencies = [%s]
                    """.formatted(requirements) + kind.sources(question));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return program.run(
                kind.arguments(), "", kind.variables(), question.folder(), finished -> reply(question, finished));
    }

    private Reply reply(Question question, End.Finished finished) {
        String said = finished.out() + finished.err();
        return finished.status() == 0
                ? locked(question, said)
                : Plain.refused(question, finished.status(), said, kind.unsatisfiable());
    }

    private Reply locked(Question question, String said) {
        try {
            byte[] lock = RegularFile.read(
                    question.folder().resolve(kind.lock()), program.limits().mostOutput());
            return new Reply.Answered(
                    Answer.foreign(
                            "resolved",
                            pins(question, new String(lock, StandardCharsets.UTF_8)),
                            question.servers().questions(),
                            said),
                    "");
        } catch (IOException e) {
            return new Reply.Failed("ended with the status 0 without a " + kind.lock() + " that can be read");
        }
    }

    private static List<Pin> pins(Question question, String lock) {
        List<Pin> pins = new ArrayList<>();
        for (Map<String, String> one : LockTables.read(lock)) {
            pins.add(new Pin(
                    ProjectName.parse(one.getOrDefault("name", "")),
                    Version.parse(one.getOrDefault("version", "")),
                    Optional.ofNullable(one.get("url"))
                            .map(url -> question.servers().from(url)),
                    Optional.empty()));
        }
        return pins;
    }
}

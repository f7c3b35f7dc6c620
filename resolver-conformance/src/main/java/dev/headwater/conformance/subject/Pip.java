// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.scenario.Pin;
import dev.headwater.conformance.scenario.RequestText;
import dev.headwater.conformance.scenario.Step;
import dev.headwater.conformance.subject.ProcessRun.End;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** pip, by a Python 3.12 that has it: the first index is its index, the others are extra indexes, which it merges. */
final class Pip implements Subject {
    private static final List<String> UNSATISFIABLE =
            List.of("no matching distribution", "resolutionimpossible", "conflicting dependencies");
    private static final String PYTHON = "Python 3.12.";

    private final Program program;

    /** Guarded by this; asked for once. */
    private @Nullable String python;

    /**
     * Makes a subject.
     *
     * @param program the Python
     */
    Pip(Program program) {
        this.program = program;
    }

    private synchronized String python() {
        if (python == null) {
            python = program.firstLine(List.of("--version"));
        }
        return python;
    }

    @Override
    public String name() {
        return program.name();
    }

    @Override
    public String version() {
        String pip = program.firstLine(List.of("-m", "pip", "--version"));
        int from = pip.indexOf(" from ");
        return (from < 0 ? pip : pip.substring(0, from)) + " on " + python();
    }

    @Override
    public Reply answer(Question question) {
        Optional<String> untold = Plain.untold(question, Set.of("format"), Set.of())
                .or(() -> question.untoldSteps(Set.of(Step.Kind.RESOLVE)));
        if (untold.isPresent()) {
            return new Reply.LeftOut(untold.get());
        }
        if (!python().startsWith(PYTHON)) {
            return new Reply.LeftOut("its Python is no 3.12, which scenarios are for");
        }
        if (question.text().section("indexes").contains("3.12.")) {
            return new Reply.LeftOut("it resolves for its own Python, which is no 3.12.0");
        }
        Words words = new Words(question);
        return words.untold().isPresent() ? new Reply.LeftOut(words.untold().get()) : run(question, words.write());
    }

    private Reply run(Question question, List<String> words) {
        return program.run(
                words,
                "",
                Map.of("PIP_CONFIG_FILE", "/dev/null"),
                question.folder(),
                finished -> reply(question, finished));
    }

    private static Reply reply(Question question, End.Finished finished) {
        if (finished.status() != 0) {
            return Plain.refused(question, finished.status(), finished.err(), UNSATISFIABLE);
        }
        try {
            List<Pin> pins = new ArrayList<>();
            for (Json item : Json.parse(finished.out()).at("install").items()) {
                Pin pin = AnswerJson.pin(item.at("metadata"));
                String url = item.at("download_info").at("url").text().orElse("");
                pins.add(new Pin(
                        pin.name(),
                        pin.version(),
                        Optional.of(question.servers().from(url)),
                        Optional.of(url.substring(url.lastIndexOf('/') + 1))));
            }
            return new Reply.Answered(
                    Answer.foreign("resolved", pins, question.servers().questions(), finished.err()), "");
        } catch (IOException e) {
            return new Reply.Failed("wrote a report that is no JSON");
        }
    }

    /** The words of one question. */
    private static final class Words {
        private final Question question;
        private final RequestText request;
        private final List<String> words = new ArrayList<>();
        private final StringBuilder requirements = new StringBuilder();
        private final StringBuilder constraints = new StringBuilder();
        private Optional<String> untold = Optional.empty();

        Words(Question question) {
            this.question = question;
            request = question.request();
            question.policy().table("format").forEach(this::addFormat);
            request.lines().forEach(this::add);
        }

        private void addFormat(String pattern, String rule) {
            Plain.formats(pattern, rule).ifPresentOrElse(words::addAll, () -> untold("format"));
        }

        private void untold(String word) {
            untold = Optional.of("it has no word for " + word);
        }

        private void add(RequestText.Line line) {
            switch (line.option()) {
                case "" ->
                    requirements
                            .append(Question.line(request.requirement(line.rest())))
                            .append('\n');
                case "--constraint" ->
                    constraints
                            .append(Question.line(request.requirement(line.rest())))
                            .append('\n');
                case "--exclude-newer" -> words.addAll(List.of("--uploaded-prior-to", line.rest()));
                case "--all-releases", "--only-final" -> words.addAll(List.of(line.option(), line.rest()));
                case "--require-hashes" -> words.add(line.option());
                case "--prerelease" -> addPreReleases(line.rest());
                case "--format" -> {
                    String[] rule = line.rest().split(" ", -1);
                    addFormat(rule[0], rule[1]);
                }
                case "--now" -> {}
                default -> untold(line.option());
            }
        }

        private void addPreReleases(String mode) {
            switch (mode) {
                case "allow" -> words.add("--pre");
                case "if-named" -> {}
                default -> untold("--prerelease " + mode);
            }
        }

        Optional<String> untold() {
            return untold;
        }

        List<String> write() {
            List<String> all = new ArrayList<>(List.of("-m", "pip", "install", "--dry-run", "--ignore-installed"));
            all.addAll(List.of("--isolated", "--no-input", "--disable-pip-version-check", "--quiet"));
            all.addAll(question.isOfSteps() ? List.of("--cache-dir", "cache") : List.of("--no-cache-dir"));
            all.addAll(List.of("--report", "-", "--timeout", "5", "--retries", "0"));
            String option = "--index-url";
            for (String url : question.urls().values()) {
                all.addAll(List.of(option, url));
                option = "--extra-index-url";
            }
            all.addAll(words);
            try {
                Files.writeString(question.folder().resolve("requirements.txt"), requirements);
                all.addAll(List.of("-r", "requirements.txt"));
                if (!constraints.isEmpty()) {
                    Files.writeString(question.folder().resolve("constraints.txt"), constraints);
                    all.addAll(List.of("-c", "constraints.txt"));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return all;
        }
    }
}

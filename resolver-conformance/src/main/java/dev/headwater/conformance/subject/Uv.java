// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.version.Version;
import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.scenario.Pin;
import dev.headwater.conformance.scenario.RequestText;
import dev.headwater.conformance.scenario.Step;
import dev.headwater.conformance.subject.ProcessRun.End;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * uv, by {@code uv pip compile}: the indexes in their order, with its own strategy, the first that has a project.
 *
 * @param program it
 */
record Uv(Program program) implements Subject {
    private static final String PROJECT = "pyproject.toml";
    private static final String FROM = "# from ";
    private static final Map<String, String> VARIABLES = Map.of("UV_HTTP_TIMEOUT", "5", "UV_HTTP_RETRIES", "0");

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
        Optional<String> untold = Plain.untold(question, Set.of("format", "resolution", "pins"), Set.of("role"))
                .or(() -> question.untoldSteps(Set.of(Step.Kind.RESOLVE, Step.Kind.OFFLINE, Step.Kind.REFRESH)));
        if (untold.isPresent()) {
            return new Reply.LeftOut(untold.get());
        }
        Words words = new Words(question);
        return words.untold().isPresent() ? new Reply.LeftOut(words.untold().get()) : run(question, words.write());
    }

    private Reply run(Question question, List<String> words) {
        return program.run(words, "", VARIABLES, question.folder(), finished -> reply(question, finished));
    }

    private static Reply reply(Question question, End.Finished finished) {
        if (finished.status() != 0) {
            return Plain.refused(question, finished.status(), finished.err(), List.of("no solution found"));
        }
        return new Reply.Answered(
                Answer.foreign(
                        "resolved",
                        pins(question, finished.out()),
                        question.servers().questions(),
                        finished.err()),
                "");
    }

    /** A line for each package, and below it a comment with the index that it is from. */
    private static List<Pin> pins(Question question, String out) {
        List<Pin> pins = new ArrayList<>();
        String name = "";
        String version = "";
        for (String line : (out + "\nend==0\n").lines().toList()) {
            int equals = line.indexOf("==");
            int from = line.indexOf(FROM);
            if (!name.isEmpty() && from >= 0) {
                String url = line.substring(from + FROM.length()).strip();
                pins.add(pin(name, version, Optional.of(question.servers().from(url + "/"))));
                name = "";
            } else if (!line.startsWith(" ") && equals > 0) {
                if (!name.isEmpty()) {
                    pins.add(pin(name, version, Optional.empty()));
                }
                name = line.substring(0, equals);
                version = line.substring(equals + 2).split(" ", 2)[0];
            }
        }
        return pins;
    }

    private static Pin pin(String name, String version, Optional<String> index) {
        return new Pin(ProjectName.parse(name), Version.parse(version), index, Optional.empty());
    }

    /** The words of one question. */
    private static final class Words {
        private final Question question;
        private final RequestText request;
        private final List<String> words = new ArrayList<>();
        private final StringBuilder requirements = new StringBuilder();
        private final StringBuilder constraints = new StringBuilder();
        private final StringBuilder overrides = new StringBuilder();
        private final StringBuilder preferred = new StringBuilder();
        private final Set<String> projects = new LinkedHashSet<>();
        private final List<String> sources = new ArrayList<>();
        private final UvSources pins;
        private Optional<String> untold = Optional.empty();

        Words(Question question) {
            this.question = question;
            request = question.request();
            pins = new UvSources(question);
            question.policy().table("format").forEach(this::addFormat);
            question.policy().table("resolution").forEach(this::addRule);
            request.lines().forEach(this::add);
        }

        private void addFormat(String pattern, String rule) {
            Plain.formats(pattern, rule).ifPresentOrElse(words::addAll, () -> untold("format"));
        }

        private void addRule(String key, String value) {
            if (key.equals("prerelease") && !value.equals("if-named")) {
                words.addAll(List.of("--prerelease", value));
            } else {
                untold(key + " = " + value);
            }
        }

        private void untold(String word) {
            untold = Optional.of("it has no word for " + word);
        }

        private void add(RequestText.Line line) {
            switch (line.option()) {
                case "" -> addRequirement(requirements, line.rest());
                case "--constraint" -> addRequirement(constraints, line.rest());
                case "--override" -> addRequirement(overrides, line.rest());
                case "--prefer" ->
                    preferred.append(line.rest().replace(" ", "==")).append('\n');
                case "--exclude-newer", "--resolution" -> words.addAll(List.of(line.option(), line.rest()));
                case "--prerelease" -> addRule("prerelease", line.rest());
                case "--format" -> {
                    String[] rule = line.rest().split(" ", -1);
                    addFormat(rule[0], rule[1]);
                }
                case "-r" -> addProject(List.of(line.rest().split(" ", -1)));
                case "--group" -> addGroup(line.rest().split(" ", -1));
                case "--now" -> {}
                default -> untold(line.option());
            }
        }

        private void addProject(List<String> fileAndExtras) {
            addProject(fileAndExtras.get(0));
            sources.add(PROJECT);
            fileAndExtras.subList(1, fileAndExtras.size()).forEach(extra -> words.addAll(List.of("--extra", extra)));
        }

        private void addGroup(String[] fileAndGroup) {
            addProject(fileAndGroup[0]);
            words.addAll(List.of("--group", PROJECT + ":" + fileAndGroup[1]));
        }

        /** It takes a project by the one name that such a file has. */
        private void addProject(String file) {
            projects.add(file);
            if (projects.size() > 1) {
                untold("two projects in one folder");
            }
        }

        private void addRequirement(StringBuilder file, String text) {
            if (!request.requirement(text).hashes().isEmpty()) {
                untold("the hash of a requirement");
            }
            file.append(request.requirement(text).requirement()).append('\n');
        }

        Optional<String> untold() {
            if (pins.hasPins() && !projects.isEmpty()) {
                untold("pins beside a project");
            }
            Set<ProjectName> required = requirements
                    .toString()
                    .lines()
                    .map(line -> Requirement.parse(line).name())
                    .collect(Collectors.toSet());
            return untold.or(() -> pins.untold(required));
        }

        List<String> write() {
            List<String> all = new ArrayList<>(List.of("pip", "compile", "--no-config", "--no-header"));
            if (pins.hasPins()) {
                write(
                        PROJECT,
                        new StringBuilder(
                                pins.project(requirements.toString().lines().toList())));
                all.add(PROJECT);
            } else if (write("requirements.in", requirements) || projects.isEmpty()) {
                all.add("requirements.in");
            }
            for (String file : projects) {
                write(PROJECT, new StringBuilder(question.text().section(file)));
            }
            all.addAll(sources);
            all.addAll(List.of("--no-annotate", "--emit-index-annotation", "--color", "never", "--cache-dir", "cache"));
            all.addAll(List.of("--no-python-downloads", "--python-version", "3.12.0"));
            all.addAll(List.of("--python-platform", "x86_64-manylinux2014"));
            List<String> urls = pins.searched();
            // Its default index is asked last.
            all.addAll(List.of("--default-index", urls.remove(urls.size() - 1)));
            urls.forEach(url -> all.addAll(List.of("--index", url)));
            switch (question.text().step().kind()) {
                case RESOLVE, LOCK, VERIFY -> {}
                case OFFLINE -> all.add("--offline");
                case REFRESH -> all.add("--refresh");
            }
            all.addAll(words);
            if (write("constraints.txt", constraints)) {
                all.addAll(List.of("--constraint", "constraints.txt"));
            }
            if (write("overrides.txt", overrides)) {
                all.addAll(List.of("--override", "overrides.txt"));
            }
            if (write("requirements.txt", preferred)) {
                all.addAll(List.of("--output-file", "requirements.txt"));
            }
            return all;
        }

        private boolean write(String name, StringBuilder text) {
            try {
                Files.writeString(question.folder().resolve(name), text);
                return !text.isEmpty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

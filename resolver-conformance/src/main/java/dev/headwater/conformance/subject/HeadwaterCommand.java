// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.scenario.KeptLock;
import dev.headwater.conformance.scenario.LockFacts;
import dev.headwater.conformance.scenario.Pin;
import dev.headwater.conformance.scenario.RequestText;
import dev.headwater.conformance.scenario.Step;
import dev.headwater.conformance.section.Serving;
import dev.headwater.conformance.subject.ProcessRun.End;
import dev.headwater.core.InvalidLockFileException;
import dev.headwater.core.LockFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The command line of this library, as a process.
 *
 * @param program it
 */
record HeadwaterCommand(Program program) implements Subject {
    /** Where what is said stands in the JSON of a resolution. */
    private static final List<String> SAID = List.of("message", "text");

    private static final String POLICY = "headwater.toml";
    private static final String OVERLAYS = "overlays.toml";

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
        Optional<String> reason = question.needsProgram().or(() -> question.untoldSteps(Set.of(Step.Kind.values())));
        if (reason.isPresent()) {
            return new Reply.LeftOut(reason.get());
        }
        try {
            Arguments arguments = new Arguments(question);
            Optional<String> untold = arguments.untold();
            return untold.isPresent() ? new Reply.LeftOut(untold.get()) : run(question, arguments.write());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reply run(Question question, List<String> words) {
        KeptLock kept = KeptLock.in(question.folder().resolve(LockFile.NAME));
        question.text().lock().ifPresent(kept::write);
        Optional<String> before = kept.text();
        return program.run(
                words,
                "",
                logins(question),
                question.folder(),
                finished -> reply(question, finished, json -> facts(question, json, before, kept)));
    }

    private static List<String> facts(Question question, Json json, Optional<String> before, KeptLock kept) {
        Step.Kind kind = question.text().step().kind();
        List<String> facts = new ArrayList<>(CommandFacts.of(kind, json));
        if (kind == Step.Kind.LOCK) {
            facts.addAll(LockFacts.of(before, kept.text()));
        }
        return facts;
    }

    private static Reply reply(Question question, End.Finished finished, Function<Json, List<String>> facts) {
        try {
            Json json = Json.parse(finished.out());
            List<Pin> pins = new ArrayList<>();
            for (Json one : json.at("packages").items()) {
                Pin pin = AnswerJson.pin(one);
                pins.add(new Pin(
                        pin.name(),
                        pin.version(),
                        Optional.of(pin.index().orElse(Pin.URL)),
                        one.at("file").at("filename").text()));
            }
            String outcome = json.at("outcome").text().orElse("");
            if (!Answer.outcomes(question.text().step().kind()).contains(outcome)) {
                return new Reply.Failed("ended with the status " + finished.status() + " and no outcome");
            }
            String said = said(question, json, finished.err());
            return new Reply.Answered(
                    new Answer(
                            outcome,
                            outcome.equals(Answer.OWNER_CHANGED) ? List.of() : pins,
                            facts.apply(json),
                            question.servers().questions(),
                            Optional.of(said),
                            said),
                    "");
        } catch (InvalidLockFileException e) {
            return new Reply.Failed("left a lock that cannot be read");
        } catch (IOException e) {
            return new Reply.Failed("ended with the status " + finished.status() + " and no JSON");
        }
    }

    private static Map<String, String> logins(Question question) {
        Map<String, String> variables = new TreeMap<>();
        question.urls().forEach((id, url) -> {
            Optional<String> user = question.text().serving().user(id);
            if (user.isPresent()) {
                String beginning =
                        "HEADWATER_INDEX_" + id.value().toUpperCase(Locale.ROOT).replace('-', '_');
                variables.put(beginning + "_USERNAME", user.get());
                variables.put(beginning + "_PASSWORD", Serving.PASSWORD);
                variables.put(beginning + "_ORIGIN", url.substring(0, url.indexOf("/simple/")));
            }
        });
        return variables;
    }

    /** In a scenario, all that is asked for stands in one place. */
    private static String said(Question question, Json json, String err) {
        return (String.join("\n", json.texts(SAID)) + "\n" + err)
                .replace(question.folder() + "/", "")
                .replace("the command line", "the request");
    }

    /** The words and the files of one question. */
    private static final class Arguments {
        private final Question question;
        private final RequestText request;
        private final List<String> words = new ArrayList<>();
        private final Map<String, List<String>> files = new TreeMap<>();
        private final Set<String> projects = new LinkedHashSet<>();
        private final Set<String> extras = new LinkedHashSet<>();
        private final Set<String> groupFiles = new LinkedHashSet<>();
        private Optional<String> untold = Optional.empty();

        Arguments(Question question) {
            this.question = question;
            request = question.request();
            request.lines().forEach(this::add);
            if (request.lines().isEmpty()) {
                untold = Optional.of("its command line takes no request for nothing");
            }
            if (question.text().projects().keySet().stream().anyMatch(List.of(POLICY, OVERLAYS)::contains)) {
                untold = Optional.of("a project has the name of a file with its policy");
            }
            if (projects.size() + groupFiles.size() > 1
                    && (extras.size() > 0 || !groupFiles.isEmpty())
                    && !projects.equals(groupFiles)) {
                untold = Optional.of("extras and groups are asked of all projects at once");
            }
        }

        private void add(RequestText.Line line) {
            switch (line.option()) {
                case "" -> addRequirement(line);
                case "--constraint" -> requirement("-c", "constraints.txt", line);
                case "--override" -> requirement("--override", "overrides.txt", line);
                case "-r" -> addProject(List.of(line.rest().split(" ", -1)));
                case "--group" -> addGroup(line.rest().split(" ", -1));
                case "--format" -> addFormat(line.rest().split(" ", -1));
                case "--audit", "--disclose-names", "--prefer", "--steps" ->
                    untold = Optional.of("its command line has no word for " + line.option());
                case "--now" -> {}
                default -> {
                    words.add(line.option());
                    if (!line.rest().isEmpty()) {
                        words.add(line.rest());
                    }
                }
            }
        }

        private void addRequirement(RequestText.Line line) {
            boolean isPlain = request.requirement(line.rest()).hashes().isEmpty();
            boolean isStrict =
                    request.lines().stream().anyMatch(each -> each.option().equals("--require-hashes"));
            if (isPlain) {
                words.add(line.rest());
            } else if (isStrict) {
                requirement("-r", "requirements.txt", line);
            } else {
                untold = Optional.of("one hash in a file requires hashes of all");
            }
        }

        private void requirement(String option, String file, RequestText.Line line) {
            files.computeIfAbsent(option + " " + file, absent -> new ArrayList<>())
                    .add(Question.line(request.requirement(line.rest())));
        }

        private void addProject(List<String> fileAndExtras) {
            projects.add(fileAndExtras.get(0));
            extras.addAll(fileAndExtras.subList(1, fileAndExtras.size()));
        }

        private void addGroup(String[] fileAndGroup) {
            groupFiles.add(fileAndGroup[0]);
            words.addAll(List.of("--group", fileAndGroup[1]));
            String text = question.text().projects().getOrDefault(fileAndGroup[0], "");
            boolean isAsked = request.lines().stream()
                    .anyMatch(line -> line.option().equals("-r")
                            && line.rest().split(" ", -1)[0].equals(fileAndGroup[0]));
            if (!isAsked && text.contains("[project]")) {
                untold = Optional.of("its command line asks for a group together with its project");
            }
        }

        private void addFormat(String[] patternAndRule) {
            String name = patternAndRule[0].equals("*") ? ":all:" : patternAndRule[0];
            if (patternAndRule[1].endsWith("-binary")
                    && !patternAndRule[1].startsWith("prefer")
                    && !name.endsWith("*")) {
                words.addAll(List.of("--" + patternAndRule[1], name));
            } else {
                untold = Optional.of("its command line has no word for " + String.join(" ", patternAndRule));
            }
        }

        Optional<String> untold() {
            return untold;
        }

        List<String> write() throws IOException {
            Path folder = question.folder();
            List<String> all = new ArrayList<>(List.of("resolve", "--config", POLICY));
            all.addAll(question.isOfSteps() ? List.of("--cache-dir", "cache") : List.of("--no-cache"));
            switch (question.text().step().kind()) {
                case RESOLVE -> {}
                case OFFLINE -> all.add("--offline");
                case REFRESH -> all.add("--refresh");
                case LOCK -> all.set(0, "lock");
                case VERIFY -> all.set(0, "verify");
            }
            all.addAll(List.of("--format", "json", "--now", question.now().toString()));
            Files.writeString(folder.resolve(POLICY), PolicyToml.of(question));
            if (!question.policy().overlays().isEmpty()) {
                Files.writeString(folder.resolve(OVERLAYS), question.policy().overlays());
            }
            if (question.text().step().kind() == Step.Kind.VERIFY) {
                all.add(LockFile.NAME);
            } else {
                writeRequest(all);
            }
            return all;
        }

        private void writeRequest(List<String> all) throws IOException {
            Path folder = question.folder();
            all.addAll(List.of("--python", "3.12", "--platform", "manylinux_2_17_x86_64"));
            for (Map.Entry<String, List<String>> file : files.entrySet()) {
                String[] optionAndName = file.getKey().split(" ", -1);
                Files.writeString(
                        folder.resolve(optionAndName[1]),
                        file.getValue().stream().map(line -> line + "\n").collect(Collectors.joining()));
                all.addAll(List.of(optionAndName));
            }
            projects.addAll(groupFiles);
            for (String project : projects) {
                Files.writeString(
                        folder.resolve(project), question.text().projects().getOrDefault(project, ""));
                all.addAll(List.of("-r", project));
            }
            extras.forEach(extra -> all.addAll(List.of("--extra", extra)));
            all.addAll(words);
        }
    }
}

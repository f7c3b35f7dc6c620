// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance;

import dev.headwater.api.InvalidInputException;
import dev.headwater.conformance.matrix.Matrix;
import dev.headwater.conformance.scenario.NamedScenario;
import dev.headwater.conformance.scenario.ScenarioFiles;
import dev.headwater.conformance.server.TreeRemoval;
import dev.headwater.conformance.subject.HeadwaterLibrary;
import dev.headwater.conformance.subject.ProcessLimits;
import dev.headwater.conformance.subject.Subject;
import dev.headwater.conformance.subject.Subjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Puts scenarios to this library, to other installers and to any tool.
 *
 * <pre>{@code
 * ConformanceReport report = Conformance.builder(workFolder)
 *         .subject("uv", List.of("uv"))
 *         .subject("mine", List.of("python3", Path.of("mine.py").toAbsolutePath().toString()))
 *         .build()
 *         .run();
 * Files.writeString(file, report.html());
 * }</pre>
 *
 * <p>Each index of a scenario is served on a port of its own on loopback, anew for each subject.
 * {@code docs/conformance.md} says what a subject is asked and how it answers.
 *
 * <p>Immutable and safe for use by many threads; several runs at once do not see each other. A builder is not.
 *
 * @since 0.1.0
 */
public final class Conformance {
    private final List<NamedScenario> scenarios;
    private final List<Named> commands;
    private final Path folder;
    private final ProcessLimits limits;
    private final String version;
    private final int jobs;

    private Conformance(Builder options) {
        List<NamedScenario> found = options.scenarios.isEmpty() ? ScenarioFiles.shipped() : options.scenarios;
        scenarios = ScenarioFiles.sorted(found).stream()
                .filter(scenario -> options.chosen.test(scenario.name()))
                .toList();
        commands = List.copyOf(options.commands);
        folder = options.folder.toAbsolutePath();
        limits = new ProcessLimits(options.deadline, options.mostOutput);
        version = options.version;
        jobs = options.jobs;
    }

    /**
     * Begins one that has this library as its only subject.
     *
     * @param folder where processes work and write; it is there
     */
    public static Builder builder(Path folder) {
        return new Builder(folder);
    }

    /**
     * Puts every scenario to every subject.
     *
     * <p>However it ends, its processes are ended then, its servers closed, and what it wrote to the folder is gone.
     *
     * @throws InterruptedException if the thread is interrupted
     * @throws IOException if nothing can be written to the folder
     */
    public ConformanceReport run() throws InterruptedException, IOException {
        Path place = Files.createTempDirectory(folder, "run-");
        try {
            Matrix matrix = new MatrixRun(subjects(place), place, jobs).run(scenarios);
            return new ConformanceReport(matrix);
        } finally {
            TreeRemoval.remove(place);
        }
    }

    private List<Subject> subjects(Path place) {
        List<Subject> subjects = new ArrayList<>(List.of(new HeadwaterLibrary(version)));
        commands.forEach(named -> subjects.add(Subjects.of(named.name(), named.command(), limits, place)));
        return subjects;
    }

    /** {@return the names of all subjects, in order; this library is the first} */
    public List<String> subjects() {
        List<String> names = new ArrayList<>(List.of(HeadwaterLibrary.NAME));
        commands.forEach(named -> names.add(named.name()));
        return names;
    }

    /** {@return how many scenarios there are} */
    public int scenarioCount() {
        return scenarios.size();
    }

    /** A command that was named. */
    private record Named(String name, List<String> command) {}

    /** Collects scenarios and subjects. */
    public static final class Builder {
        private static final Duration USUAL_DEADLINE = Duration.ofSeconds(60);
        private static final Duration SHORTEST_DEADLINE = Duration.ofSeconds(1);
        private static final Duration LONGEST_DEADLINE = Duration.ofDays(1);
        private static final int USUAL_OUTPUT = 4 << 20;
        private static final int MOST_OUTPUT = 1 << 30;
        private static final int MOST_JOBS = 64;

        private final Path folder;
        private final List<NamedScenario> scenarios = new ArrayList<>();
        private final List<Named> commands = new ArrayList<>();
        private Predicate<String> chosen = name -> true;
        private String version = "";
        private Duration deadline = USUAL_DEADLINE;
        private int mostOutput = USUAL_OUTPUT;
        private int jobs = 1;

        private Builder(Path folder) {
            this.folder = folder;
        }

        /**
         * Adds the scenarios of a file or a folder; without this, they are those of the artifact
         * {@code resolver-scenarios}.
         *
         * @throws InvalidInputException if there is none, or one cannot be read; the message names it
         */
        public Builder scenarios(Path place) {
            scenarios.addAll(ScenarioFiles.in(place));
            return this;
        }

        /** Takes only scenarios whose name passes: {@code ownership/pin-beats-order}. */
        public Builder only(Predicate<String> names) {
            chosen = chosen.and(names);
            return this;
        }

        /**
         * Adds a subject that is a command. One called {@code pip}, {@code uv}, {@code poetry}, {@code pdm} or
         * {@code headwater}, or so with a hyphen and anything behind it, is asked as that program is; any other is
         * given the question as JSON.
         *
         * @param command the program and its first arguments; it works in a folder of its own, so paths are absolute
         * @throws IllegalArgumentException if the name is that of another subject, or the command is empty
         */
        public Builder subject(String name, List<String> command) {
            boolean isTaken = name.equals(HeadwaterLibrary.NAME)
                    || commands.stream().anyMatch(named -> named.name().equals(name));
            if (isTaken || name.isEmpty()) {
                throw new IllegalArgumentException("a subject needs a name of its own, and '" + name + "' is none");
            }
            if (command.isEmpty()) {
                throw new IllegalArgumentException("the subject '" + name + "' needs a command");
            }
            commands.add(new Named(name, List.copyOf(command)));
            return this;
        }

        /** Says which version this library is; the report says none if it is not set. */
        public Builder version(String text) {
            version = text;
            return this;
        }

        /**
         * Sets how long a process may take for one scenario; a minute if it is not set.
         *
         * @throws IllegalArgumentException if it is less than a second or more than a day
         */
        public Builder deadline(Duration time) {
            if (time.compareTo(SHORTEST_DEADLINE) < 0 || time.compareTo(LONGEST_DEADLINE) > 0) {
                throw new IllegalArgumentException("from a second to a day, not " + time);
            }
            deadline = time;
            return this;
        }

        /**
         * Sets how many bytes a process may write to each of its streams, and to a file that it answers with; 4 MiB if
         * it is not set.
         *
         * @throws IllegalArgumentException if it is less than 1 or more than 2<sup>30</sup>
         */
        public Builder mostOutput(int bytes) {
            if (bytes < 1 || bytes > MOST_OUTPUT) {
                throw new IllegalArgumentException("from 1 to " + MOST_OUTPUT + " bytes, not " + bytes);
            }
            mostOutput = bytes;
            return this;
        }

        /**
         * Sets how many scenarios are put at once; one if it is not set.
         *
         * @throws IllegalArgumentException if it is less than 1 or more than 64
         */
        public Builder jobs(int count) {
            if (count < 1 || count > MOST_JOBS) {
                throw new IllegalArgumentException("from 1 to " + MOST_JOBS + " at once, not " + count);
            }
            jobs = count;
            return this;
        }

        /**
         * {@return the kit, ready to run}
         *
         * @throws InvalidInputException if two scenarios have one name; or if those of the artifact are wanted, and it
         *     is not there
         */
        public Conformance build() {
            return new Conformance(this);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.conformance;

import dev.headwater.api.InvalidInputException;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.FileArgument;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;
import dev.headwater.conformance.Conformance;
import dev.headwater.conformance.ConformanceReport;
import dev.headwater.host.LibraryVersion;
import dev.headwater.host.file.ReplacedFile;
import dev.headwater.host.file.UnwritableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A run of the kit, as the options of a command want it. */
final class ConformanceRun {
    private static final String OURS = "headwater";
    private static final int USUAL_JOBS = 2;
    private static final int MOST_JOBS = 64;
    private static final int MOST_SECONDS = 3600;
    private static final int USUAL_SECONDS = 60;

    private final Arguments arguments;
    private final Output output;

    ConformanceRun(Arguments arguments, Output output) {
        this.arguments = arguments;
        this.output = output;
    }

    /**
     * Runs it in a folder of its own, which is gone afterwards.
     *
     * @throws InvalidRequestException if scenarios or options cannot be meant
     */
    ExitStatus run() {
        EndOnSignal signal = EndOnSignal.of(Thread.currentThread());
        try {
            return runInFolder();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitStatus.STOPPED;
        } catch (InvalidInputException e) {
            throw new InvalidRequestException(
                    String.valueOf(e.getMessage()), "docs/scenarios.md says how a scenario is written");
        } catch (IOException e) {
            throw new InvalidRequestException("there is no folder to work in: " + e.getMessage());
        } finally {
            signal.tidied();
        }
    }

    private ExitStatus runInFolder() throws InterruptedException, IOException {
        Path folder = Files.createTempDirectory("headwater-conformance-");
        try {
            return run(folder);
        } finally {
            removeEmpty(folder);
        }
    }

    /** A subject may have left something there that cannot be taken away; its answers hold all the same. */
    private static void removeEmpty(Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // It lies with the temporary files, and goes with them.
        }
    }

    private ExitStatus run(Path folder) throws InterruptedException, IOException {
        Conformance kit = kit(folder);
        List<String> must = must(kit.subjects());
        if (kit.scenarioCount() == 0) {
            throw new InvalidRequestException("no scenario has a name with what --only says");
        }
        ConformanceReport report = kit.run();
        write(
                switch (output.format()) {
                    case JSON -> report.json();
                    case HTML -> report.html();
                    default -> report.text();
                });
        // Who could be asked nothing has shown nothing.
        boolean isKept = must.stream().noneMatch(report.against()::contains)
                && arguments.values("must").stream().noneMatch(report.unasked()::contains);
        return isKept ? ExitStatus.RESOLVED : ExitStatus.UNSATISFIABLE;
    }

    private Conformance kit(Path folder) {
        Conformance.Builder kit = Conformance.builder(folder)
                .version(LibraryVersion.text())
                .jobs(number("jobs", USUAL_JOBS, MOST_JOBS))
                .deadline(Duration.ofSeconds(number("deadline", USUAL_SECONDS, MOST_SECONDS)));
        for (String place : arguments.operands()) {
            kit.scenarios(FileArgument.path(
                    "conformance", place, output.surroundings().directory()));
        }
        List<String> only = arguments.values("only");
        if (!only.isEmpty()) {
            kit.only(name -> only.stream().anyMatch(name::contains));
        }
        for (String subject : arguments.values("subject")) {
            int equals = subject.indexOf('=');
            if (equals < 1) {
                throw new InvalidRequestException(
                        "--subject needs a name, '=' and a command", "write --subject uv=uv, for one");
            }
            try {
                kit.subject(subject.substring(0, equals), words(subject.substring(equals + 1)));
            } catch (IllegalArgumentException e) {
                throw new InvalidRequestException("--subject: " + e.getMessage());
            }
        }
        return kit.build();
    }

    /** The first word may be a path from here; the process starts elsewhere. */
    private List<String> words(String command) {
        List<String> words = new ArrayList<>();
        for (String word : command.split(" ", -1)) {
            if (!word.isEmpty()) {
                Path path = output.surroundings().directory().resolve(word);
                words.add(word.contains("/") && Files.exists(path) ? path.toString() : word);
            }
        }
        return words;
    }

    private List<String> must(List<String> subjects) {
        List<String> named = arguments.values("must");
        for (String name : named) {
            if (!subjects.contains(name)) {
                throw new InvalidRequestException(
                        "--must names '" + name + "', and the subjects are " + String.join(", ", subjects));
            }
        }
        return subjects.stream()
                .filter(name -> name.equals(OURS) || name.startsWith(OURS + "-") || named.contains(name))
                .toList();
    }

    private int number(String option, int usual, int most) {
        Optional<String> text = arguments.value(option);
        if (text.isEmpty()) {
            return usual;
        }
        boolean isNumber = !text.get().isEmpty()
                && text.get().length() <= 4
                && text.get().chars().allMatch(c -> c >= '0' && c <= '9');
        int number = isNumber ? Integer.parseInt(text.get()) : 0;
        if (number < 1 || number > most) {
            throw new InvalidRequestException("--" + option + " needs a number from 1 to " + most);
        }
        return number;
    }

    private void write(String text) {
        Optional<Path> file = arguments
                .value("output")
                .map(name -> FileArgument.path(
                        "--output", name, output.surroundings().directory()));
        if (file.isEmpty()) {
            output.result(text);
            return;
        }
        try {
            ReplacedFile.replace(List.of(new ReplacedFile(file.get(), text)));
        } catch (UnwritableFileException e) {
            throw new InvalidRequestException(String.valueOf(e.getMessage()), e.remedy());
        }
    }
}

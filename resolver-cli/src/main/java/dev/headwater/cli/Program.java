// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import dev.headwater.api.text.NearMiss;
import dev.headwater.api.text.Spelling;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.Command;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;
import dev.headwater.cli.output.OutputFormat;
import dev.headwater.cli.output.Surroundings;
import dev.headwater.core.report.Message;
import dev.headwater.core.report.ResolutionReport;
import dev.headwater.host.LibraryVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The program: finds the command, runs it, and turns what goes wrong into messages and an exit status. */
final class Program {
    private final Surroundings surroundings;

    Program(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** {@return the exit status} */
    int run(List<String> words) {
        // For what is wrong with the words themselves: they cannot be asked before they are understood.
        Output.Verbosity verbosity =
                words.contains("--verbose") || words.contains("-v") ? Output.Verbosity.VERBOSE : Output.Verbosity.USUAL;
        Output output = new Output(surroundings, OutputFormat.guess(words), verbosity);
        ExitStatus status;
        try {
            status = dispatch(words, output);
        } catch (InvalidRequestException e) {
            status = output.outcome(ResolutionReport.of(e.outcome()), ExitStatus.INVALID_REQUEST);
        } catch (Output.OutputFailure e) {
            output.messages(
                    List.of(new Message(Message.Kind.ERROR, "standard output cannot be written: " + e.getMessage())));
            status = ExitStatus.DEFECT;
        } catch (RuntimeException | Error e) {
            status = Defect.report(e, output);
        }
        surroundings.err().flush();
        return status.number();
    }

    private ExitStatus dispatch(List<String> words, Output output) {
        if (words.isEmpty()) {
            output.plain(Help.page("headwater"));
            return ExitStatus.INVALID_REQUEST;
        }
        return switch (words.get(0)) {
            case "--help", "-h" -> page(output, Help.page("headwater"));
            case "--version" -> page(output, "headwater " + version() + "\n");
            default -> named(words, output);
        };
    }

    private ExitStatus named(List<String> words, Output output) {
        String first = words.get(0);
        List<String> group = Commands.group(first);
        if (group.isEmpty()) {
            Optional<Command> command = Commands.find(first);
            if (command.isEmpty()) {
                throw unknown(first);
            }
            return run(command.get(), words.subList(1, words.size()));
        }
        String second = words.size() > 1 ? words.get(1) : "";
        if (second.equals("--help") || second.equals("-h")) {
            return page(output, Help.group(first));
        }
        Command command = Commands.find(first + " " + second).orElseThrow(() -> unknown(first, second, group));
        return run(command, words.subList(2, words.size()));
    }

    private static ExitStatus page(Output output, String text) {
        output.result(text);
        return ExitStatus.RESOLVED;
    }

    private ExitStatus run(Command command, List<String> words) {
        Arguments arguments = Arguments.parse(command, words);
        if (arguments.has("help")) {
            Output output = new Output(surroundings, OutputFormat.TEXT, Output.Verbosity.USUAL);
            return page(output, Help.page(command.name()));
        }
        OutputFormat format = OutputFormat.parse(arguments.value("format").orElse("text"));
        if (!command.formats().contains(format)) {
            if (!arguments.has("format")) {
                throw new InvalidRequestException(
                        "--format is needed: " + command.name() + " prints " + words(command.formats()));
            }
            throw new InvalidRequestException("--format: " + command.name() + " prints " + words(command.formats()));
        }
        Output output = new Output(surroundings, format, verbosity(arguments));
        return command.run(arguments, output);
    }

    private static String words(Set<OutputFormat> formats) {
        List<String> words = Spelling.all(formats.stream().sorted().toArray(OutputFormat[]::new));
        int last = words.size() - 1;
        return String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    private static Output.Verbosity verbosity(Arguments arguments) {
        if (arguments.has("quiet") && arguments.has("verbose")) {
            throw new InvalidRequestException("--quiet and --verbose contradict each other");
        }
        return arguments.has("quiet")
                ? Output.Verbosity.QUIET
                : arguments.has("verbose") ? Output.Verbosity.VERBOSE : Output.Verbosity.USUAL;
    }

    private static InvalidRequestException unknown(String word) {
        if (word.startsWith("-")) {
            return new InvalidRequestException(
                    "a command comes first, then its options: " + word + " is no command",
                    "headwater --help lists the commands");
        }
        return new InvalidRequestException(
                "there is no command '" + word + "'",
                NearMiss.of(word, firstWords())
                        .map(near -> "did you mean headwater " + near + "?")
                        .orElse("headwater --help lists the commands"));
    }

    private static InvalidRequestException unknown(String first, String second, List<String> group) {
        return new InvalidRequestException(
                "headwater " + first + " needs one of " + String.join(", ", group)
                        + (second.isEmpty() ? "" : ", and '" + second + "' is none"),
                NearMiss.of(second, group)
                        .map(near -> "did you mean headwater " + first + " " + near + "?")
                        .orElse("headwater " + first + " --help lists them"));
    }

    private static List<String> firstWords() {
        return Commands.NAMES.stream()
                .map(name -> name.split(" ", -1)[0])
                .distinct()
                .toList();
    }

    static String version() {
        return LibraryVersion.text();
    }
}

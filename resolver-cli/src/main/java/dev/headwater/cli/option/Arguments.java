// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.option;

import dev.headwater.api.text.NearMiss;
import dev.headwater.cli.output.InvalidRequestException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** The words after a command's name, as options and operands. */
public final class Arguments {
    private final List<Option> options;
    private final List<String> operands;

    private Arguments(List<Option> options, List<String> operands) {
        this.options = options;
        this.operands = operands;
    }

    /**
     * Takes the words apart.
     *
     * @throws InvalidRequestException for an option that the command does not take, that lacks its value, or that is
     *     given twice though it can have one value only
     */
    public static Arguments parse(Command command, List<String> words) {
        // Abbreviations are not taken: a script that uses one would break when an option is added.
        DefaultParser parser = DefaultParser.builder()
                .setAllowPartialMatching(false)
                .setStripLeadingAndTrailingQuotes(false)
                .get();
        OptionTable table = command.options();
        try {
            CommandLine parsed = parser.parse(table.options(), words.toArray(new String[0]));
            List<Option> options = List.of(parsed.getOptions());
            refuseRepeated(options, table);
            return new Arguments(options, parsed.getArgList());
        } catch (UnrecognizedOptionException e) {
            throw unknown(command, e.getOption());
        } catch (MissingArgumentException e) {
            throw new InvalidRequestException(written(e.getOption()) + " needs a value");
        } catch (ParseException e) {
            throw new InvalidRequestException(String.valueOf(e.getMessage()));
        }
    }

    /** {@return what is not an option: requirements or names} */
    public List<String> operands() {
        return operands;
    }

    /** {@return the same with one operand less, for a command whose first one is none of a request} */
    public Arguments withoutFirstOperand() {
        return new Arguments(options, operands.subList(1, operands.size()));
    }

    public boolean has(String name) {
        for (Option option : options) {
            if (option.getLongOpt().equals(name)) {
                return true;
            }
        }
        return false;
    }

    public Optional<String> value(String name) {
        List<String> values = values(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** {@return the values of an option, in the order given} */
    public List<String> values(String name) {
        List<String> values = new ArrayList<>();
        for (Option option : options) {
            if (option.getLongOpt().equals(name)) {
                values.addAll(option.getValuesList());
            }
        }
        return values;
    }

    /** {@return options and their values in the order given, of these options only} */
    public List<Given> inOrder(String... names) {
        List<Given> all = new ArrayList<>();
        for (Option option : options) {
            if (List.of(names).contains(option.getLongOpt())) {
                all.add(new Given(option.getLongOpt(), option.getValue()));
            }
        }
        return all;
    }

    /**
     * An option that was given.
     *
     * @param name its long name
     * @param value its value
     */
    public record Given(String name, String value) {}

    private static void refuseRepeated(List<Option> options, OptionTable table) {
        Set<String> seen = new HashSet<>();
        for (Option option : options) {
            if (option.hasArg() && !table.isRepeatable(option) && !seen.add(option.getLongOpt())) {
                throw new InvalidRequestException(written(option) + " is given twice");
            }
        }
    }

    private static InvalidRequestException unknown(Command command, String word) {
        int equals = word.indexOf('=');
        String written = equals < 0 ? word : word.substring(0, equals);
        Optional<String> near =
                NearMiss.of(written.replaceFirst("^-+", ""), command.options().names());
        String hint = near.isPresent()
                ? "did you mean --" + near.get() + "?"
                : "headwater " + command.name() + " --help lists the options";
        return new InvalidRequestException(
                "headwater " + command.name() + " has no option " + (written.startsWith("-") ? written : "-" + written),
                hint);
    }

    private static String written(Option option) {
        return option.getOpt() == null ? "--" + option.getLongOpt() : "-" + option.getOpt();
    }
}

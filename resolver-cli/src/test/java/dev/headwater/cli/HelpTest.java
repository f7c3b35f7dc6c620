// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cli.option.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {
    private static final Pattern OPTION_LINE = Pattern.compile("(?m)^  (?:-[a-z], |    )--([a-z-]+)");
    private static final Pattern DOCUMENTED_OPTION = Pattern.compile("--([a-z][a-z-]*)");

    static List<Command> commands() {
        return Commands.NAMES.stream()
                .map(name -> Commands.find(name).orElseThrow())
                .toList();
    }

    @Test
    void everyCommandIsFoundByItsOwnName() {
        assertThat(commands()).extracting(Command::name).isEqualTo(Commands.NAMES);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void namesExactlyTheOptionsThatTheCommandTakes(Command command) {
        Set<String> named = new TreeSet<>();
        Matcher line = OPTION_LINE.matcher(Help.page(command.name()));
        while (line.find()) {
            named.add(line.group(1));
        }

        assertThat(named).isEqualTo(new TreeSet<>(command.options().names()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void hasItsOptionsInTheReferenceToo(Command command) throws IOException {
        String reference = Files.readString(Path.of(System.getProperty("headwater.root"), "docs/command-line.md"));

        assertThat(command.options().names())
                .allSatisfy(name -> assertThat(reference).containsPattern("`--" + name + "\\b"));
        assertThat(reference).contains("\n| `" + command.name());
    }

    @Test
    void theReferenceHasNoOthers() throws IOException {
        String reference = Files.readString(Path.of(System.getProperty("headwater.root"), "docs/command-line.md"));
        // The last two are of pip and venv.
        Set<String> known = new TreeSet<>(Set.of("version", "no-deps", "system-site-packages"));
        commands().forEach(command -> known.addAll(command.options().names()));

        assertThat(DOCUMENTED_OPTION.matcher(reference).results().map(option -> option.group(1)))
                .isNotEmpty()
                .allSatisfy(option -> assertThat(option).isIn(known));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void fitsATerminal(Command command) {
        assertThat(Help.page(command.name()).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(Help.page("headwater")).contains("\n  " + command.name());
    }

    @Test
    void theFirstPageFitsATerminalToo() {
        assertThat(Help.page("headwater").lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void aGroupListsItsCommands() {
        assertThat(Commands.group("feed")).contains("compile", "report");
        assertThat(Help.group("feed"))
                .contains("\n  feed compile ")
                .contains("\n  feed report ")
                .doesNotContain("eval");
    }
}

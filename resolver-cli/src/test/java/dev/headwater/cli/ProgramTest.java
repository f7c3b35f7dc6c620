// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.Output;
import dev.headwater.cli.output.OutputFormat;
import dev.headwater.cli.output.Surroundings;
import dev.headwater.host.Machine;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {
    @TempDir
    private Path folder;

    @Nested
    class Pages {
        @Test
        void versionIsAResult() {
            Run run = Run.in(folder, "--version");

            assertThat(run.status()).isZero();
            assertThat(run.out()).startsWith("headwater ").endsWith("\n");
            assertThat(run.err()).isEmpty();
        }

        @Test
        void helpIsAResult() {
            assertThat(Run.in(folder, "--help").out()).isEqualTo(Help.page("headwater"));
            assertThat(Run.in(folder, "resolve", "--help").out()).isEqualTo(Help.page("resolve"));
            assertThat(Run.in(folder, "owner", "-h").status()).isZero();
        }

        @Test
        void noCommandShowsHelpAsAMessage() {
            Run run = Run.in(folder);

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).isEqualTo(Help.page("headwater"));
        }
    }

    @Nested
    class Words {
        @Test
        void aMisspelledCommandGetsASuggestion() {
            Run run = Run.in(folder, "resovle", "flask");

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .isEqualTo("error: there is no command 'resovle'\nhint: did you mean headwater resolve?\n");
        }

        @Test
        void aMisspelledOptionGetsASuggestion() {
            Run run = Run.in(folder, "resolve", "flask", "--pyhton", "3.12");

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err())
                    .isEqualTo("error: headwater resolve has no option --pyhton\nhint: did you mean --python?\n");
        }

        @Test
        void optionsAreNotAbbreviated() {
            assertThat(Run.in(folder, "resolve", "flask", "--pyth", "3.12").err())
                    .contains("has no option --pyth\n", "did you mean --python?");
        }

        @Test
        void anOptionBeforeTheCommandIsRefused() {
            assertThat(Run.in(folder, "--quiet", "resolve").err()).contains("a command comes first");
        }

        @Test
        void anOptionWithOneValueIsGivenOnce() {
            assertThat(Run.in(folder, "resolve", "a", "--python", "3.12", "--python", "3.13")
                            .err())
                    .contains("--python is given twice");
        }

        @Test
        void aMissingValueIsSaid() {
            assertThat(Run.in(folder, "resolve", "flask", "--python").err()).contains("--python needs a value");
        }

        @Test
        void quietAndVerboseContradictEachOther() {
            assertThat(Run.in(folder, "demo", "-q", "-v").status()).isEqualTo(2);
        }
    }

    @Nested
    class JsonWhateverTheOutcome {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "resolve --format json --pyhton 3.12 a",
                    "resolve --format=json",
                    "resolve a --format json --config nowhere.toml",
                    "resolve a --format json",
                    "resolve ==1 --format json --index i=. --python 3.12 --platform win_amd64",
                    "resolve a --format json --index i=. --python x --platform win_amd64",
                    "resolve a --format json --index i=. --python 3.12 --platform dos",
                    "resolve a --format json --index i=. --prerelease maybe --python 3.12 --platform win_amd64",
                    "resolve a --format json --index i=. --now maybe --python 3.12 --platform win_amd64",
                    "resolve a --format json --index i=https://packages.example.org/simple/",
                    "resolve a --format json --index I=.",
                    "resolve a --format json --index .",
                    "owner -- --format json --index i=.",
                    "oner a --format json"
                })
        void isOneObjectOnStandardOutput(String line) {
            Run run = Run.in(folder, line.split(" ", -1));

            if (line.contains("-- ")) {
                assertThat(run.out()).as("behind -- there are no options").isEmpty();
            } else {
                assertThat(run.out())
                        .startsWith("{\n  \"schema\": 2,\n  \"outcome\": \"invalid-request\",\n")
                        .endsWith("\n}\n");
                assertThat(run.err()).isEmpty();
            }
            assertThat(run.status()).isEqualTo(2);
        }

        @Test
        void aFormatThatThereIsNotIsRefused() {
            assertThat(Run.in(folder, "owner", "a", "--format", "pylock").err())
                    .contains("--format: owner prints text and json");
            assertThat(Run.in(folder, "resolve", "a", "--format", "xml").err()).contains("'xml' is none of text, json");
        }
    }

    @Nested
    class Streams {
        @Test
        void aReaderThatHasGoneIsNoFault() {
            Run run = Run.intoFailingOutput("Broken pipe", folder, "--help");

            assertThat(run.status()).isZero();
            assertThat(run.err()).isEmpty();
        }

        @Test
        void aFullDiskIsSaid() {
            Run run = Run.intoFailingOutput("No space left on device", folder, "--help");

            assertThat(run.status()).isEqualTo(70);
            assertThat(run.err()).isEqualTo("error: standard output cannot be written: No space left on device\n");
        }

        @Test
        void coloursAreForTerminalsThatWantThem() {
            assertThat(coloured(Map.of("TERM", "xterm"))).contains("\u001b[1;31merror:\u001b[0m there is no command");
            assertThat(coloured(Map.of("TERM", "xterm", "NO_COLOR", "1"))).doesNotContain("\u001b");
            assertThat(coloured(Map.of("TERM", "dumb"))).doesNotContain("\u001b");
            assertThat(Run.in(folder, "resovle").err()).doesNotContain("\u001b");
        }

        private String coloured(Map<String, String> environment) {
            return Run.with(environment, Set.of(Surroundings.Stream.ERR), folder, "resovle")
                    .err();
        }
    }

    @Nested
    class Defects {
        @Test
        void areSaidShortlyAndAskForAReport() {
            Run run = defect(Output.Verbosity.USUAL);

            assertThat(run.status()).isEqualTo(70);
            assertThat(run.err())
                    .contains("a defect of headwater", "IllegalStateException", "please report")
                    .doesNotContain("secret", "\tat");
        }

        @Test
        void showTheirTraceWhenAsked() {
            assertThat(defect(Output.Verbosity.VERBOSE).err())
                    .contains("    at ", "dev.headwater.cli.ProgramTest", "@packages.example.org")
                    .doesNotContain("secret");
        }

        private Run defect(Output.Verbosity verbosity) {
            java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
            Surroundings surroundings = new Surroundings(
                    java.io.InputStream.nullInputStream(),
                    new java.io.ByteArrayOutputStream(),
                    new java.io.PrintStream(err, true, java.nio.charset.StandardCharsets.UTF_8),
                    Machine.current().withEnvironment(Map.of()).withDirectory(folder),
                    Set.of());
            ExitStatus status = Defect.report(
                    new IllegalStateException("https://me:sec@ret-secret@packages.example.org/simple/"),
                    new Output(surroundings, OutputFormat.TEXT, verbosity));
            return new Run(status.number(), "", err.toString(java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}

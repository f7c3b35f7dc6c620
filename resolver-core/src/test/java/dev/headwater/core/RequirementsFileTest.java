// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.FormatRule;
import dev.headwater.api.resolution.ReleaseRule;
import dev.headwater.api.resolution.RequestedRequirement;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementsFileTest {
    private static final Path FILE = Path.of("requirements.txt");
    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(96);

    @TempDir
    Path folder;

    private static RequirementsFile parse(String text) {
        return RequirementsFile.parse(text, FILE);
    }

    private static List<String> texts(List<RequestedRequirement> requirements) {
        return requirements.stream().map(RequestedRequirement::toString).toList();
    }

    private static InvalidRequirementsFileException refused(String text) {
        try {
            parse(text);
        } catch (InvalidRequirementsFileException e) {
            return e;
        }
        throw new AssertionError("accepted: " + text);
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Nested
    class Lines {
        @Test
        void areReadInOrderWithTheirOrigin() {
            RequirementsFile file = parse("# comment\n\nFlask>=2 # why\r\n  requests[socks] ; os_name == 'nt'\rsix\n");

            assertThat(texts(file.requirements()))
                    .containsExactly("flask>=2", "requests[socks]; os_name == \"nt\"", "six");
            assertThat(file.requirements())
                    .extracting(requirement -> requirement.place().toString())
                    .containsExactly("requirements.txt:3", "requirements.txt:4", "requirements.txt:5");
            assertThat(file.constraints()).isEmpty();
        }

        @Test
        void goOnBehindABackslash() {
            RequirementsFile file = parse("a \\\n  >=1 \\\n  ,<2\n# c \\\nb\nc # d \\\ne\nf \\\n# g\nh \\");

            assertThat(texts(file.requirements())).containsExactly("a<2,>=1", "b", "c", "f", "h");
            assertThat(file.requirements().get(0).place().toString()).isEqualTo("requirements.txt:1");
            assertThat(file.requirements().get(1).place().toString()).isEqualTo("requirements.txt:5");
        }

        @Test
        void keepTheFragmentOfAUrl() {
            assertThat(texts(parse("a @ https://files.example.org/a-1.zip#sha256=" + A + " # comment")
                            .requirements()))
                    .containsExactly("a @ https://files.example.org/a-1.zip#sha256=" + A);
        }

        @Test
        void mayBeginWithAByteOrderMark() {
            assertThat(texts(parse("\ufeffa\n").requirements())).containsExactly("a");
        }

        @Test
        void areUtf8WhateverTheySayOfThemselves() throws IOException {
            Path file = folder.resolve("r.txt");
            Files.write(file, "# -*- coding: latin-1 -*-\n# \u00fc\n".getBytes(StandardCharsets.ISO_8859_1));

            assertThatExceptionOfType(InvalidRequirementsFileException.class)
                    .isThrownBy(() -> RequirementsFile.read(file))
                    .withMessage(file + ":2: the text is not UTF-8; save the file as UTF-8");
        }
    }

    @Nested
    class Options {
        @Test
        void hashesBelongToTheirRequirementAndDemandHashesOfAll() {
            RequirementsFile file = parse("a==1 --hash=sha256:" + A + " \\\n  --hash sha384:" + B + "\nb==1\n");

            assertThat(file.requirements().get(0).hashes())
                    .containsExactly(new FileHash("sha256", A), new FileHash("sha384", B));
            assertThat(file.requirements().get(1).hashes()).isEmpty();
            assertThat(file.requiresHashes()).isTrue();
            assertThat(parse("a\n").requiresHashes()).isFalse();
            assertThat(parse("--require-hashes\n").requiresHashes()).isTrue();
        }

        @Test
        void preAsksForPreReleases() {
            assertThat(parse("--pre\na\n").allowsPreReleases()).isTrue();
            assertThat(parse("a\n").allowsPreReleases()).isFalse();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "--only-binary :all: | ONLY_BINARY | ONLY_BINARY",
                    "--no-binary=:all: | NO_BINARY | NO_BINARY",
                    "--only-binary 'A,c' | ONLY_BINARY | ANY",
                    "--only-binary :all: --no-binary a | NO_BINARY | ONLY_BINARY",
                    "--no-binary a --only-binary :all: | ONLY_BINARY | ONLY_BINARY",
                    "--no-binary a --only-binary a | ONLY_BINARY | ANY",
                    "--only-binary :all: --only-binary :none: | ANY | ANY",
                    "--only-binary :all:,a,:none:,b | ANY | ONLY_BINARY",
                    "--prefer-binary | PREFER_BINARY | PREFER_BINARY",
                    "--prefer-binary --no-binary a | NO_BINARY | PREFER_BINARY",
                    "--prefer-binary --only-binary :all: | ONLY_BINARY | ONLY_BINARY",
                })
        void formatsAreThoseOfPip(String options, FormatRule a, FormatRule b) {
            assertThat(parse(options).format().of(ProjectName.parse("a"))).isEqualTo(a);
            assertThat(parse(options.replace(" --", "\n--")).format().of(ProjectName.parse("b")))
                    .isEqualTo(b);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "-i https://u:hunter2@a.example.org/",
                    "-ihttps://u:hunter2@a.example.org/",
                    "--index-url=https://u:hunter2@a.example.org/",
                    "--extra-index-url https://u:hunter2@a.example.org/",
                    "--no-index",
                    "-f https://u:hunter2@a.example.org/",
                    "--find-links wheels",
                    "--trusted-host a.example.org",
                    "-e .",
                    "--editable git+https://u:hunter2@a.example.org/",
                })
        void thatNameIndexesArePointedToThePolicyFile(String line) {
            assertThat(refused("a\n" + line + "\n"))
                    .hasMessageStartingWith("requirements.txt:2: -")
                    .hasMessageContaining("policy file")
                    .message()
                    .doesNotContain("hunter2");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "a --config-settings x=y | nothing is built here",
                    "a --global-option=x | nothing is built here",
                    "a -C x=y | nothing is built here",
                    "--use-feature x | no meaning here",
                    "--uploaded-prior-to P1D | --exclude-newer",
                    "--only-binry a | did you mean '--only-binary'?",
                    "-x | not known",
                    "--pre=1 | takes no value",
                    "--only-binary | needs a value",
                    "--only-binary= | needs a value",
                    "--only-binary 'a b' | expected",
                    "-r | needs a value",
                    "-r \"a | quote is not closed",
                    "--pre \\x | stands where an option is expected",
                    "a --pre | line of its own",
                    "a -r b.txt | line of its own",
                    "--hash=sha256:00 | behind a requirement",
                    "a --hash=md5:00 | sha256",
                    "a --hash=sha256 | sha256",
                    "a --hash=sha256:zz | expected",
                    "a --hash=sha256:00 | 64 hexadecimal digits",
                    "a --hash=sha256:00 b | stands where an option is expected",
                    "-r https://a.example.org/r.txt | fetch the file",
                    "-c file:///r.txt | fetch the file",
                })
        void ofOtherKindsAreRefusedWithWhatToDo(String line, String problem) {
            assertThat(refused("\n" + line + "\n"))
                    .hasMessageStartingWith("requirements.txt:2: ")
                    .hasMessageContaining(problem);
        }
    }

    @Nested
    class Refusal {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://files.example.org/a-1-py3-none-any.whl",
                    "file:///tmp/a.whl",
                    "file:a.whl",
                    "./a",
                    ".",
                    "..",
                    "../a[b]",
                    "~/a",
                    "/tmp/a",
                    "a/b",
                    "c:\\wheels\\a.whl",
                    "a-1-py3-none-any.whl",
                    "a-1.tar.gz ; os_name == 'nt'",
                })
        void ofUrlsAndPathsSaysWhatToWrite(String line) {
            assertThat(refused(line)).hasMessageContaining("write name @ https://…");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "git+https://git.example.org/a",
                    "git+https://git.example.org/a.git@main#egg=a",
                    "GIT+ssh://git@git.example.org/a",
                    "a @ git+https://git.example.org/a.git@main",
                    "a@hg+https://hg.example.org/a"
                })
        void ofVersionControlSaysSo(String line) {
            assertThat(refused(line))
                    .hasMessageContaining("is in version control, which is not read")
                    .hasMessageNotContaining("user information")
                    .hasMessageNotContaining("write name @ https");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a @ ../a.zip", "a @ file:///a.zip", "a@b.zip", "bob@internal:hunter2"})
        void ofUrlsThatAreNoArchivesOnTheWeb(String line) {
            assertThat(refused(line)).hasMessageContaining("neither paths nor version control");
        }

        @Test
        void ofAUrlOfWhichPipTakesAPartForAMarker() {
            assertThat(refused("a @ https://a.example.org/a.zip;python_version<'3'"))
                    .hasMessageContaining("write white space before it");
        }

        /** A file that was meant for something else: logins, keys, settings. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "machine internal.example login bob password hunter2",
                    "token = hunter2",
                    "PASSWORD=hunter2",
                    "root:hunter2:19000:0:99999:7:::",
                    "aws/hunter2+key",
                    "hunter2Aladdin==",
                    "https://hooks.example.org/hunter2",
                    "bob@internal:hunter2",
                    "--hunter2",
                    "-phunter2",
                    "--pre hunter2",
                    "~hunter2",
                    "hunter2.zip",
                })
        void neverRepeatsALineThatIsNoRequirement(String line) {
            for (Throwable cause = refused("a\n" + line); cause != null; cause = cause.getCause()) {
                assertThat(String.valueOf(cause.getMessage())).doesNotContain("hunter2");
            }
            assertThat(refused("a\n" + line).line()).isEqualTo(2);
        }

        @ParameterizedTest
        @ValueSource(strings = {"a \\ \n==1", "a \\\t\n", "-r \\  "})
        void ofABlankBehindABackslashNamesIt(String text) {
            assertThat(refused(text))
                    .hasMessageStartingWith("requirements.txt:1: white space stands behind the backslash");
        }

        @Test
        void ofABlankBehindABackslashSparesComments() {
            assertThat(texts(parse("a # c:\\ \n# d \\ \nb\n").requirements())).containsExactly("a", "b");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a @ https://u:hunter2@a.example.org/a-1.zip",
                    "a@https://hunter2@a.example.org/a-1.zip ; os_name == 'nt'",
                    "https://u:hunter2@a.example.org/a-1.zip",
                    "a>=https://u:hunter2@a.example.org/a-1.zip",
                    "-xhttps://u:hunter2@a.example.org/",
                    "--x=https://u:hunter2@a.example.org/",
                    "a --hash=https://u:hunter2@a.example.org/",
                    "--pre https://u:hunter2@a.example.org/",
                    "-r https://u:hunter2@a.example.org/",
                    "--no-binary https://u:hunter2@a.example.org/",
                })
        void neverRepeatsAPassword(String line) {
            for (Throwable cause = refused(line); cause != null; cause = cause.getCause()) {
                assertThat(String.valueOf(cause.getMessage())).doesNotContain("hunter2");
            }
        }

        @Test
        void ofVariablesSaysThatTheyAreNotExpanded() {
            assertThat(refused("a @ https://${USER_1}@a.example.org/a.zip"))
                    .hasMessageContaining("${USER_1}: environment variables are not expanded here");
            assertThat(texts(parse("# ${HOME}\na\n").requirements())).containsExactly("a");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a\u2028b", "a # c\u000bb", "a\u0085b", "\u0000", "a\u001b[31m"})
        void ofCharactersThatOthersTakeForEndsOfLines(String text) {
            assertThat(refused(text)).hasMessageContaining("is not allowed here");
        }

        @Test
        void ofABadRequirementSaysWhereItGoesWrong() {
            assertThat(refused("a\nb >> 1\n"))
                    .hasMessageStartingWith("requirements.txt:2: this line is no requirement: expected ")
                    .hasMessageEndingWith(", at position 3")
                    .satisfies(e -> assertThat(e.key()).isEmpty());
        }

        @Test
        void ofWhatIsTooLong() {
            assertThat(refused("a\nb" + " ".repeat(1 << 18)))
                    .hasMessage("requirements.txt:2: this line is longer than 262144 characters");
            assertThat(refused("a\\\n".repeat(1 << 18)).line()).isEqualTo(1);
            assertThat(refused("--pre\n".repeat(200_001))).hasMessageContaining("more than 200000 lines");
        }
    }

    @Nested
    class Releases {
        private static String of(String text, String name) {
            return parse(text)
                    .releaseRules()
                    .of(ProjectName.parse(name))
                    .map(ReleaseRule::toString)
                    .orElse("none");
        }

        @Test
        void areRuledByTheLastLineForAName() {
            String text = "--all-releases a\n--only-final=:all:\n--all-releases B,c\n--only-final c\n";

            assertThat(of(text, "a")).isEqualTo("ONLY_FINAL");
            assertThat(of(text, "b")).isEqualTo("ALL_RELEASES");
            assertThat(of(text, "c")).isEqualTo("ONLY_FINAL");
        }

        @Test
        void areRuledByPreWhereNoNameIs() {
            assertThat(of("--only-final :all:\n--only-final a\n--pre\n", "a")).isEqualTo("ONLY_FINAL");
            assertThat(of("--only-final :all:\n--pre\n", "a")).isEqualTo("none");
            assertThat(of("--pre\n--only-final :all:\n", "a")).isEqualTo("ONLY_FINAL");
        }

        @Test
        void ofALaterFileGoBefore() {
            RequirementsFile both = parse("--only-final a,b").and(parse("--all-releases a"));

            assertThat(both.releaseRules().of(ProjectName.parse("a"))).hasValue(ReleaseRule.ALL_RELEASES);
            assertThat(both.releaseRules().of(ProjectName.parse("b"))).hasValue(ReleaseRule.ONLY_FINAL);
            for (String later : List.of("--only-final :none:", "--pre")) {
                assertThat(parse("--only-final :all:")
                                .and(parse(later))
                                .releaseRules()
                                .of(ProjectName.parse("a")))
                        .as(later)
                        .isEmpty();
            }
        }
    }

    @Nested
    class Encodings {
        @ParameterizedTest
        @CsvSource({"UTF-32LE, fffe0000", "UTF-32BE, 0000feff", "UTF-16LE, fffe", "UTF-16BE, feff"})
        void thatAreNotReadAreNamed(String charset, String mark) throws IOException {
            byte[] text = "a\n".getBytes(Charset.forName(charset));
            byte[] bytes = HexFormat.of().parseHex(mark + HexFormat.of().formatHex(text));
            Path file = Files.write(folder.resolve("r.txt"), bytes);

            assertThatExceptionOfType(InvalidRequirementsFileException.class)
                    .isThrownBy(() -> RequirementsFile.read(file))
                    .withMessage(file + ": the file is " + charset.substring(0, 6) + "; save it as UTF-8");
        }
    }

    @Nested
    class Includes {
        @Test
        void areRelativeToTheFileThatNamesThem() throws IOException {
            Path file = write("r.txt", "a\n-r sub/more.txt\n-c 'sub/the constraints.txt'\nz\n");
            write("sub/more.txt", "b\n--requirement=again.txt\n");
            write("sub/again.txt", "--pre\nc\n");
            write("sub/the constraints.txt", "a<2\n-r again.txt\n-cnested.txt\n");
            Path nested = write("sub/nested.txt", "b<3 --hash=sha256:" + A);
            RequirementsFile read = RequirementsFile.read(file);

            // As in pip, what a file of constraints includes with -r are requirements.
            assertThat(texts(read.requirements())).containsExactly("a", "b", "c", "c", "z");
            assertThat(texts(read.constraints())).containsExactly("a<2", "b<3");
            assertThat(read.constraints().get(1).place().toString()).isEqualTo(nested + ":1");
            assertThat(read.allowsPreReleases()).isTrue();
            assertThat(read.requiresHashes()).isTrue();
        }

        @Test
        void ofAFileOfConstraintsAreConstraints() throws IOException {
            RequirementsFile read = RequirementsFile.readConstraints(write("c.txt", "a<2\n"));

            assertThat(read.requirements()).isEmpty();
            assertThat(texts(read.constraints())).containsExactly("a<2");
        }

        @Test
        void nameTheFileAtFault() throws IOException {
            Path file = write("r.txt", "-r more.txt\n");
            Path more = write("more.txt", "-c missing.txt\n");

            assertThatExceptionOfType(InvalidRequirementsFileException.class)
                    .isThrownBy(() -> RequirementsFile.read(file))
                    .withMessage(more + ":1: -c 'missing.txt': there is no such file");
            Files.writeString(more, "\n\n-x\n");
            assertThatExceptionOfType(InvalidRequirementsFileException.class)
                    .isThrownBy(() -> RequirementsFile.read(file))
                    .satisfies(e -> assertThat(e.file()).isEqualTo(more))
                    .satisfies(e -> assertThat(e.line()).isEqualTo(3));
        }

        @Test
        void thatGoInCirclesOrTooDeepAreRefused() throws IOException {
            Path file = write("r.txt", "-r ./more.txt\n");
            write("more.txt", "-r sub/../r.txt\n");
            Files.createDirectory(folder.resolve("sub"));
            assertThatExceptionOfType(InvalidRequirementsFileException.class)
                    .isThrownBy(() -> RequirementsFile.read(file))
                    .withMessageContaining("includes itself");

            for (int i = 0; i < 30; i++) {
                write("deep" + i, "-r deep" + (i + 1) + "\n");
            }
            assertThatExceptionOfType(InvalidRequirementsFileException.class)
                    .isThrownBy(() -> RequirementsFile.read(folder.resolve("deep0")))
                    .withMessageContaining("more than 20 files include each other");
        }

        @Test
        void thatDoubleAtEachStepAreRefused() throws IOException {
            for (int i = 0; i < 18; i++) {
                write("wide" + i, ("-r wide" + (i + 1) + "\n").repeat(2));
            }
            write("wide18", "a\n");

            assertThatExceptionOfType(InvalidRequirementsFileException.class)
                    .isThrownBy(() -> RequirementsFile.read(folder.resolve("wide0")))
                    .withMessageContaining("more than 200 files");
        }

        @ParameterizedTest
        @CsvSource({"a[b],no extras", "a @ https://a.example.org/a.zip,no URL"})
        void ofConstraintsNarrowOnly(String line, String problem) throws IOException {
            Path file = write("c.txt", line);

            assertThatExceptionOfType(InvalidRequirementsFileException.class)
                    .isThrownBy(() -> RequirementsFile.readConstraints(file))
                    .withMessageContaining(problem);
        }
    }

    @Test
    void twoFilesAreJoined() {
        RequirementsFile both =
                parse("a\n--no-binary :all:\n").and(parse("b\n--pre\n--only-binary :all:\n--require-hashes\n"));

        assertThat(texts(both.requirements())).containsExactly("a", "b");
        assertThat(both.format().of(ProjectName.parse("a"))).isEqualTo(FormatRule.ONLY_BINARY);
        assertThat(both.allowsPreReleases()).isTrue();
        assertThat(both.requiresHashes()).isTrue();
    }
}

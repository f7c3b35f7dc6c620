// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.GroupName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.SpecifierSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PyprojectFileTest {
    private static final String PROJECT = """
            [project]
            name = "Acme_App"
            requires-python = ">=3.10"
            dependencies = [
              "flask>=2",

              "six ; os_name == 'nt'", # old
            ]

            [project.optional-dependencies]
            Test = ["pytest"]
            docs = ["sphinx @ https://files.example.org/s.zip", "myst ; python_version < '3.12'"]
            all = ["acme-app[test]", "acme.app[docs] ; os_name == 'posix'"]

            [dependency-groups]
            lint = ["ruff", {include-group = "Types"}]
            types = ["mypy>=1"]
            broken = ["a >> b", 3]
            circle = [{include-group = "circle"}]
            """;

    @TempDir
    Path folder;

    private PyprojectFile read(String text) {
        try {
            return PyprojectFile.read(Files.writeString(folder.resolve("pyproject.toml"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> extras(String... names) {
        return texts(
                read(PROJECT).dependencies(Stream.of(names).map(ExtraName::of).toList()));
    }

    private static List<String> texts(List<RequestedRequirement> requirements) {
        return requirements.stream().map(RequestedRequirement::toString).toList();
    }

    private static void refused(ThrowingCallable call, int line, String problem) {
        assertThatExceptionOfType(InvalidPyprojectFileException.class)
                .isThrownBy(call)
                .withMessageContaining(problem)
                .satisfies(e -> assertThat(e.line()).isEqualTo(line));
    }

    @Nested
    class Project {
        @Test
        void namesItsDependenciesWithTheirLines() {
            PyprojectFile file = read(PROJECT);

            assertThat(file.name()).contains(ProjectName.of("acme-app"));
            assertThat(file.requiresPython()).contains(SpecifierSet.parse(">=3.10"));
            assertThat(texts(file.dependencies(List.of()))).containsExactly("flask>=2", "six; os_name == \"nt\"");
            assertThat(file.dependencies(List.of()))
                    .extracting(RequestedRequirement::origin)
                    .containsExactly(folder + "/pyproject.toml:5", folder + "/pyproject.toml:7");
        }

        @Test
        void hasExtras() {
            assertThat(read(PROJECT).extras()).extracting(ExtraName::value).containsExactly("all", "docs", "test");
            assertThat(extras("TEST")).containsExactly("flask>=2", "six; os_name == \"nt\"", "pytest");
        }

        @Test
        void isReplacedByItsExtrasWhereItNamesItself() {
            assertThat(extras("all"))
                    .containsExactly(
                            "flask>=2",
                            "six; os_name == \"nt\"",
                            "pytest",
                            "sphinx @ https://files.example.org/s.zip ; os_name == \"posix\"",
                            "myst; python_version < \"3.12\" and os_name == \"posix\"");
        }

        @Test
        void isForCertainVersionsOfPython() {
            PyprojectFile file = read(PROJECT);

            assertThatCode(() -> file.checkPython(Target.cpython("3.10", List.of("win_amd64"))))
                    .doesNotThrowAnyException();
            refused(() -> file.checkPython(Target.cpython("3.9", List.of("win_amd64"))), 3, "the target is 3.9.0");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "[project]\\ndependencies = [] | 1 | project.name: this key is missing",
                    "[project]\\nname = 'a b' | 2 | project.name",
                    "project = 1 | 1 | expected a table",
                    "[project]\\nname = 'a'\\ndependencies = 'b' | 3 | a list of texts in quotes",
                    "[project]\\nname = 'a'\\ndependencies = ['b',\\n 'c d'] | 4 | 'c d' is no requirement",
                    "[project]\\nname = 'a'\\ndependencies = ['./b'] | 3 | is a path",
                    "[project]\\nname = 'a'\\ndependencies = ['b @ https://u:p@b.example.org/'] | 3 | .netrc",
                    "[project]\\nname = 'a'\\nrequires-python = '3' | 3 | expected",
                    "[project]\\nname = 'a'\\ndynamic = ['dependencies'] | 3 | made when it is built",
                    "[project]\\nname = 'a'\\ndependencies = ['b']\\ndynamic = ['dependencies'] | 4 | made when it is built",
                    "[project]\\nname = 'a'\\n[project.optional-dependencies]\\nx-y = []\\nx_y = [] | 5 | written twice",
                    "[project]\\nname = 'a'\\n[project.optional-dependencies]\\n'x y' = [] | 4 | expected",
                    "[project]\\nname = 'a'\\ndependencies = ['a[x]'] | 3 | no extra 'x'",
                    "[tool.poetry]\\nname = 'a' | 0 | [tool.poetry]",
                    "[build-system] | 0 | no [project] table",
                    "[project\\nname = 'a' | 1 | not TOML",
                })
        void withAFaultIsRefused(String text, int line, String problem) {
            refused(() -> read(text.replace("\\n", "\n")).dependencies(List.of()), line, problem);
        }

        @Test
        void doesNotInventExtras() {
            String circle =
                    "[project]\nname = \"a\"\n[project.optional-dependencies]\nx = [\"a[y]\"]\ny = [\"a[x]\"]\n";

            refused(() -> extras("tests"), 10, "did you mean 'test'?");
            refused(() -> read(circle).dependencies(List.of(ExtraName.of("x"))), 4, "includes itself");
            refused(
                    () -> read("[project]\nname = \"a\"\ndynamic = [\"optional-dependencies\"]\n")
                            .dependencies(List.of(ExtraName.of("x"))),
                    3,
                    "optional-dependencies of this project are made when it is built");
        }

        @Test
        void doesNotMultiplyExtrasWithoutEnd() {
            StringBuilder text = new StringBuilder("[project]\nname = \"a\"\n[project.optional-dependencies]\n");
            for (int i = 0; i < 30; i++) {
                text.append("x" + i + " = [\"a[x" + (i + 1) + "]\", \"a[x" + (i + 1) + "]\"]\n");
            }
            text.append("x30 = [\"b\"]\n");

            refused(() -> read(text.toString()).dependencies(List.of(ExtraName.of("x0"))), 34, "more than 100000");
        }
    }

    @Nested
    class Groups {
        @Test
        void includeOthers() {
            PyprojectFile file = read(PROJECT);

            assertThat(file.groups()).extracting(GroupName::value).containsExactly("broken", "circle", "lint", "types");
            assertThat(texts(file.group(GroupName.of("Lint")))).containsExactly("ruff", "mypy>=1");
            assertThat(file.group(GroupName.of("lint")))
                    .extracting(RequestedRequirement::origin)
                    .containsExactly(folder + "/pyproject.toml:16", folder + "/pyproject.toml:17");
        }

        @Test
        void needNoProject() {
            assertThat(texts(read("[dependency-groups]\na = [\"b\"]\n").group(GroupName.of("a"))))
                    .containsExactly("b");
        }

        @Test
        void areLookedAtWhenTheyAreAskedFor() {
            PyprojectFile file = read(PROJECT);

            refused(() -> file.group(GroupName.of("broken")), 18, "'a >> b' is no requirement");
            refused(() -> file.group(GroupName.of("circle")), 19, "includes itself");
            refused(() -> file.group(GroupName.of("none")), 15, "no such group");
            refused(() -> read("[dependency-groups]\na = 3\n").group(GroupName.of("a")), 2, "list");
            refused(() -> read("[dependency-groups]\na = [\n3]\n").group(GroupName.of("a")), 2, "include-group");
        }

        @Test
        void mayNotShareAName() {
            refused(() -> read("[dependency-groups]\na-b = []\nA_B = []\n"), 3, "normal form");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "['b @ https://u:hunter2@b.example.org/']",
                    "['b >> https://u:hunter2@b.example.org/']",
                    "[{x = 'https://u:hunter2@b.example.org/'}]",
                    "[{include-group = 'https://u:hunter2@b.example.org/'}]",
                })
        void neverRepeatAPassword(String items) {
            PyprojectFile file = read("[dependency-groups]\na = " + items + "\n");

            assertThatExceptionOfType(InvalidPyprojectFileException.class)
                    .isThrownBy(() -> file.group(GroupName.of("a")))
                    .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain("hunter2"));
        }
    }
}

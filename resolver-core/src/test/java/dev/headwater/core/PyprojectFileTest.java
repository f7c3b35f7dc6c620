// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.GroupName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.OwnProject;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.resolution.ResolutionRequest;
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

    private static OwnProject project(PyprojectFile file) {
        return file.project().orElseThrow();
    }

    private List<RequestedRequirement> extra(String name) {
        return project(read(PROJECT)).extras().orElseThrow().getOrDefault(ExtraName.parse(name), List.of());
    }

    private static ResolutionRequest required(PyprojectFile file, String... extras) {
        ResolutionRequest.Builder request = ResolutionRequest.builder(Target.cpython("3.12", List.of("win_amd64")));
        file.addTo(request, Stream.of(extras).map(ExtraName::parse).toList());
        return request.build();
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

            assertThat(file.name()).contains(ProjectName.parse("acme-app"));
            assertThat(file.requiresPython()).contains(SpecifierSet.parse(">=3.10"));
            assertThat(texts(project(file).dependencies().orElseThrow()))
                    .containsExactly("flask>=2", "six; os_name == \"nt\"");
            assertThat(project(file).dependencies().orElseThrow())
                    .extracting(requirement -> requirement.place().toString())
                    .containsExactly(folder + "/pyproject.toml:5", folder + "/pyproject.toml:7");
        }

        @Test
        void hasExtras() {
            assertThat(read(PROJECT).extras()).extracting(ExtraName::value).containsExactly("all", "docs", "test");
            assertThat(texts(extra("all"))).containsExactly("acme-app[test]", "acme-app[docs]; os_name == \"posix\"");
            assertThat(extra("docs"))
                    .extracting(requirement -> requirement.place().toString())
                    .containsOnly(folder + "/pyproject.toml:12");
        }

        @Test
        void isTheRequestsOwnAndRequiredWithTheExtrasThatAreAskedFor() {
            PyprojectFile file = read(PROJECT);
            ResolutionRequest request = required(file, "docs", "TEST");

            assertThat(request.projects()).containsExactly(project(file));
            assertThat(texts(request.requirements())).containsExactly("acme-app", "acme-app[docs]", "acme-app[test]");
        }

        @Test
        void isTheSameWhenItIsReadTwice() {
            ResolutionRequest.Builder request = ResolutionRequest.builder(Target.cpython("3.12", List.of("win_amd64")));
            read(PROJECT).addTo(request, List.of());
            read(PROJECT).addGroupTo(request, GroupName.parse("types"));

            assertThat(request.build().projects()).hasSize(1);
        }

        @Test
        void hasNoVersionAndNoListsWhereTheyAreDynamic() {
            String text = "[project]\nname = 'a'\nversion = '1'\ndynamic = ['version', 'dependencies', "
                    + "'optional-dependencies']\n";
            OwnProject dynamic = project(read(text));

            assertThat(dynamic.version()).isEmpty();
            assertThat(dynamic.dependencies()).isEmpty();
            assertThat(dynamic.extras()).isEmpty();
            assertThat(project(read("[project]\nname = 'a'\nversion = '1.0'\n")))
                    .hasToString("a 1.0");
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
                    "[project]\\nname = 'a'\\nversion = 'one' | 3 | project.version",
                    "[tool.poetry]\\nname = 'a' | 0 | [tool.poetry]",
                    "[build-system] | 0 | no [project] table",
                    "[project\\nname = 'a' | 1 | not TOML",
                })
        void withAFaultIsRefused(String text, int line, String problem) {
            refused(() -> required(read(text.replace("\\n", "\n"))), line, problem);
        }

        @Test
        void doesNotInventExtras() {
            refused(() -> required(read(PROJECT), "tests"), 10, "did you mean 'test'?");
            refused(
                    () -> required(read("[project]\nname = \"a\"\ndynamic = [\"optional-dependencies\"]\n"), "x"),
                    3,
                    "optional-dependencies of this project are made when it is built");
        }
    }

    @Nested
    class Groups {
        @Test
        void includeOthers() {
            PyprojectFile file = read(PROJECT);

            assertThat(file.groups()).extracting(GroupName::value).containsExactly("broken", "circle", "lint", "types");
            assertThat(texts(file.group(GroupName.parse("Lint")))).containsExactly("ruff", "mypy>=1");
            assertThat(file.group(GroupName.parse("lint")))
                    .extracting(requirement -> requirement.place().toString())
                    .containsExactly(folder + "/pyproject.toml:16", folder + "/pyproject.toml:17");
        }

        @Test
        void haveTheirOwnLinesWhereTheySayTheSame() {
            PyprojectFile file = read("""
                    [dependency-groups]
                    one = ["same"]
                    two = ["same", {include-group = "one"}]
                    """);

            assertThat(file.group(GroupName.parse("two")))
                    .extracting(requirement -> requirement.place().toString())
                    .containsExactly(folder + "/pyproject.toml:3", folder + "/pyproject.toml:2");
        }

        @Test
        void areReadOnceHoweverOftenTheyAreIncluded() {
            StringBuilder text = new StringBuilder("[dependency-groups]\n");
            for (int i = 0; i < 10_000; i++) {
                String next = "{include-group = 'g" + (i + 1) + "'}";
                text.append("g" + i + " = [" + next + ", " + next + "]\n");
            }
            text.append("g10000 = [\"leaf\"]\n");

            assertThat(texts(read(text.toString()).group(GroupName.parse("g0"))))
                    .containsExactly("leaf");
        }

        @Test
        void leaveTheProjectsDependenciesOut() {
            ResolutionRequest.Builder request = ResolutionRequest.builder(Target.cpython("3.12", List.of("win_amd64")));
            read(PROJECT).addGroupTo(request, GroupName.parse("types"));

            assertThat(texts(request.build().requirements())).containsExactly("mypy>=1");
            assertThat(request.build().projects()).hasSize(1);
        }

        @Test
        void needNoProject() {
            assertThat(texts(read("[dependency-groups]\na = [\"b\"]\n").group(GroupName.parse("a"))))
                    .containsExactly("b");
        }

        @Test
        void areLookedAtWhenTheyAreAskedFor() {
            PyprojectFile file = read(PROJECT);

            refused(() -> file.group(GroupName.parse("broken")), 18, "'a >> b' is no requirement");
            refused(() -> file.group(GroupName.parse("circle")), 19, "includes itself");
            refused(() -> file.group(GroupName.parse("none")), 15, "no such group");
            refused(() -> read("[dependency-groups]\na = 3\n").group(GroupName.parse("a")), 2, "list");
            refused(() -> read("[dependency-groups]\na = [\n3]\n").group(GroupName.parse("a")), 2, "include-group");
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
                    .isThrownBy(() -> file.group(GroupName.parse("a")))
                    .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain("hunter2"));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolveCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void twoIndexes() {
        Feed.in(folder.resolve("distro"))
                .release("app", "1.0", "lib>=1")
                .release("lib", "1.0")
                .write();
        Feed.in(folder.resolve("public"))
                .release("app", "2.0", "lib>=2")
                .release("lib", "2.0")
                .release("tool", "1.0", "app")
                .release("tool", "1.1rc1", "app")
                .release("tool", "3.0", "lib>=2")
                .write();
    }

    @Test
    void printsRequirementsThatItReadsBack() throws IOException {
        Run run = resolve("tool<2", "--format", "requirements");
        Files.writeString(folder.resolve("requirements.txt"), run.out());

        assertThat(run.out()).startsWith("""
                        app==1.0 \\
                            --hash=sha256:%s
                            # from distro, for tool
                        """.formatted(Feed.hash(0)));
        assertThat(resolve("-r", "requirements.txt", "--format", "requirements")
                        .out()
                        .replace("requested, ", ""))
                .isEqualTo(run.out())
                .contains("tool==1.0");
    }

    @Test
    void requirementsOfNoSolutionAreMessages() {
        Run run = resolve("tool==9", "--format", "requirements");

        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: ");
        assertThat(run.status()).isEqualTo(1);
    }

    @Nested
    class Records {
        @Test
        void replayTheSameJson() throws IOException {
            for (String request : List.of("tool", "app==2.0", "nothing-of-that-name")) {
                Run run = resolve(request, "--format", "json", "--record", request);
                Run replay = Run.in(
                        folder,
                        "resolve",
                        request,
                        "--config",
                        request + "/headwater.toml",
                        "--python",
                        "3.12",
                        "--platform",
                        "manylinux_2_28_x86_64",
                        "--format",
                        "json");

                assertThat(withoutDigest(replay.out())).isEqualTo(withoutDigest(run.out()));
                assertThat(replay.status()).isEqualTo(run.status());
            }
        }

        private static String withoutDigest(String json) {
            return json.lines()
                    .filter(line -> !line.contains("policy-digest"))
                    .toList()
                    .toString();
        }

        @Test
        void areNotWrittenOverWhatIsThere() throws IOException {
            Files.writeString(Files.createDirectories(folder.resolve("mine")).resolve("x"), "");

            Run run = resolve("tool", "--record", "mine");

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("--record", "name a new folder");
        }
    }

    @Nested
    class Results {
        @Test
        void arePackagesInColumns() {
            Run run = resolve("tool");

            assertThat(run.err()).isEmpty();
            assertThat(run.out()).isEqualTo("""
                    app   1.0  distro  for tool; first in order
                    lib   1.0  distro  for app; first in order
                    tool  1.0  public  requested; not in distro
                    """);
            assertThat(run.status()).isZero();
        }

        @Test
        void areJsonIfAskedFor() {
            Run run = resolve("app", "--format", "json");

            assertThat(run.out())
                    .contains("\"outcome\": \"resolved\"")
                    .contains("\"target\": {\"python\": \"3.12.0\", \"platforms\": [\"manylinux_2_28_x86_64\"]}")
                    .contains("{\"name\": \"app\", \"version\": \"1.0\", \"index\": \"distro\", \"rule\": \"order\"");
            assertThat(run.err()).isEmpty();
        }

        @Test
        void ofNoSolutionAreMessages() {
            Run run = resolve("lib>=2");

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).startsWith("error: ").contains("\n  1. ");
        }

        @Test
        void ofAFailedIndexAreMessages() {
            Run run = Run.in(
                    folder, "resolve", "app", "--index", "gone=nowhere", "--python", "3.12", "--platform", "win_amd64");

            assertThat(run.status()).isEqualTo(3);
            assertThat(run.err()).contains("gone", "nowhere");
        }

        @Test
        void haveStatisticsOnStandardErrorIfAskedFor() {
            Run run = resolve("app", "--format", "json", "--statistics");

            assertThat(run.err())
                    .startsWith("{\"milliseconds\": 0, \"projects\": ")
                    .endsWith("}\n");
            assertThat(run.out()).startsWith("{").doesNotContain("milliseconds");
        }

        @Test
        void areNarratedIfAskedFor() {
            assertThat(resolve("app", "--verbose").err())
                    .contains("asking distro for app\n", "app is supplied by distro\n");
        }
    }

    @Nested
    class Requests {
        @Test
        void comeFromFilesToo() throws IOException {
            write("requirements.txt", "tool\n-c constraints.txt\n");
            write("constraints.txt", "tool<3\n");

            assertThat(resolve("-r", "requirements.txt").out()).contains("tool  1.0  public");
        }

        @Test
        void areNarrowedByConstraints() throws IOException {
            write("constraints.txt", "tool==3.0\n");

            assertThat(resolve("tool", "-c", "constraints.txt").status()).isEqualTo(1);
        }

        @Test
        void comeFromNoUrl() {
            for (String option : List.of("-r", "-c", "--override")) {
                for (String url :
                        List.of("https://example.org/c.txt", "https:/me:hunter2@example.org/c.txt", "file:c")) {
                    Run run = resolve("tool", option, url);

                    assertThat(run.status()).isEqualTo(2);
                    assertThat(run.err())
                            .contains("names a URL; fetch the file, read it, and name it by its path")
                            .doesNotContain("https:/", "hunter2", folder.toString());
                }
            }
        }

        @Test
        void areQuotedFromNoIncludedFile() throws IOException {
            write("netrc", "machine internal.example login bob password hunter2\n");
            write("r.txt", "app\n-r netrc\n");

            Run run = resolve("-r", "r.txt");

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err())
                    .contains("netrc:1: this line is no requirement", "at position 8")
                    .doesNotContain("machine", "bob", "hunter2");
        }

        @Test
        void thatDoNotHoldAreTold() throws IOException {
            write("r.txt", "tool; sys_platform == 'win32'\napp; os_name == 'nt'\n");
            write("empty.txt", "");

            Run run = resolve("-r", "r.txt");

            assertThat(run.status()).isZero();
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("nothing is required: the marker of 'tool' (", "r.txt:1) does not hold");
            assertThat(resolve("-r", "empty.txt").err()).contains("nothing is required");
        }

        @Test
        void mayRuleReleasesByName() throws IOException {
            write("r.txt", "tool<2\n--only-final tool\n");

            assertThat(resolve("tool<2").out()).contains("tool  1.0");
            assertThat(resolve("tool<2", "--all-releases", "app,Tool").out()).contains("tool  1.1rc1");
            assertThat(resolve("tool<2", "--pre", "--only-final", "tool").out()).contains("tool  1.0");
            assertThat(resolve("tool<2", "--only-final", ":all:", "--all-releases", ":all:")
                            .out())
                    .contains("tool  1.1rc1");
            assertThat(resolve("tool==1.1rc1", "--only-final", "tool").status()).isEqualTo(1);
            assertThat(resolve("-r", "r.txt", "--prerelease", "allow").out()).contains("tool  1.0");
            assertThat(resolve("-r", "r.txt", "--all-releases", "tool").out()).contains("tool  1.1rc1");
            assertThat(resolve("-r", "r.txt", "--prerelease", "allow", "--only-final", ":none:")
                            .out())
                    .contains("tool  1.1rc1");
            assertThat(resolve("tool", "--all-releases", "to ol").status()).isEqualTo(2);
        }

        @Test
        void areReplacedByOverrides() throws IOException {
            write("overrides.txt", "lib>=1\n");

            assertThat(resolve("tool", "--override", "overrides.txt").out()).contains("tool  3.0  public");
        }

        @Test
        void countHashesOfOverrides() throws IOException {
            write("right.txt", "lib==1.0 --hash=sha256:" + Feed.hash(0) + "\n");
            write("more.txt", "-r right.txt\n");
            write("wrong.txt", "lib==1.0 --hash=sha256:" + Feed.hash(7) + "\n");

            assertThat(resolve("lib", "--override", "more.txt").status()).isZero();
            assertThat(resolve("lib", "--override", "wrong.txt").status()).isEqualTo(1);
            assertThat(resolve("lib", "app", "--override", "right.txt").err()).contains("'app': hashes are required");
        }

        @Test
        void haveNoOptionsInOverridesThatMeanNothingThere() throws IOException {
            write("c.txt", "lib==1.0\n");
            for (String option : List.of(
                    "-c c.txt",
                    "--pre",
                    "--only-final a",
                    "--all-releases a",
                    "--only-binary a",
                    "--no-binary a",
                    "--prefer-binary")) {
                write("overrides.txt", "lib>=1\n" + option + "\n");

                Run run = resolve("tool", "--override", "overrides.txt");

                assertThat(run.status()).as(option).isEqualTo(2);
                assertThat(run.err()).contains("overrides.txt:2: ", "means nothing in a file of overrides");
            }
        }

        @Test
        void haveAProjectOnceHoweverItsFileIsNamed() throws IOException {
            Files.createDirectories(folder.resolve("p"));
            write("p/pyproject.toml", "[project]\nname = 'mine'\nversion = '1'\ndependencies = ['lib']\n");

            Run run = resolve("-r", "p/../p/pyproject.toml", "-r", "p/pyproject.toml");

            assertThat(run.err()).isEmpty();
            assertThat(run.out()).contains("lib  1.0  distro");
        }

        @Test
        void mayDemandHashes() throws IOException {
            write("requirements.txt", "lib==1.0 --hash=sha256:" + Feed.hash(0) + "\n");
            write("wrong.txt", "lib==1.0 --hash=sha256:" + Feed.hash(7) + "\n");

            assertThat(resolve("-r", "requirements.txt", "--require-hashes").status())
                    .isZero();
            assertThat(resolve("-r", "wrong.txt").status()).isEqualTo(1);
            assertThat(resolve("lib", "--require-hashes").status()).isNotZero();
        }

        @Test
        void comeFromProjectsToo() throws IOException {
            write("pyproject.toml", """
                    [project]
                    name = "mine"
                    version = "1"
                    requires-python = ">=3.10"
                    dependencies = ["lib"]
                    optional-dependencies = { more = ["app"] }
                    [dependency-groups]
                    test = ["tool"]
                    """);

            assertThat(resolve("-r", "pyproject.toml").out())
                    .isEqualTo("lib  1.0  distro  requested; first in order\n");
            assertThat(resolve("-r", "pyproject.toml", "--all-extras").out()).contains("app  1.0");
            assertThat(resolve("-r", "pyproject.toml", "--extra", "more", "--group", "test")
                            .out())
                    .contains("app   1.0", "tool  1.0");
            assertThat(resolve("-r", "pyproject.toml", "--extra", "nothing").status())
                    .isEqualTo(2);
            assertThat(resolve("lib", "--extra", "more").err()).contains("name its file: -r pyproject.toml");
        }

        @Test
        void onTheProjectMeanTheProjectAndNoIndex() throws IOException {
            write("pyproject.toml", """
                    [project]
                    name = "Lib"
                    version = "7"
                    optional-dependencies = { more = ["tool"] }
                    [dependency-groups]
                    test = ["LIB[more]"]
                    """);
            write("requirements.txt", "lib[more]>=7\n");

            assertThat(resolve("-r", "pyproject.toml", "-r", "requirements.txt").out())
                    .isEqualTo("tool  3.0  public  requested; not in distro\n");
            assertThat(resolve("-r", "pyproject.toml", "--group", "test").out())
                    .isEqualTo("tool  3.0  public  requested; not in distro\n");
            assertThat(resolve("-r", "pyproject.toml", "--format", "json").out())
                    .contains("\"rule\": \"own-project\"")
                    .doesNotContain("\"index\": \"distro\"");
            assertThat(resolve("-r", "pyproject.toml", "lib<7").err()).contains("whose version is 7");
            assertThat(resolve("-r", "pyproject.toml", "-vv").err()).contains("lib is a project of the request");
        }

        @Test
        void areQuotedWithoutSecrets() {
            assertThat(resolve("app @ https://me:sec@ret@packages.example.org/app.whl ;;")
                            .err())
                    .contains("https://**********@packages.example.org")
                    .doesNotContain("me:", "ret@");
        }

        @Test
        void sayWhichFileAndLineIsWrong() throws IOException {
            write("requirements.txt", "tool\ntool=>1\n");

            Run run = resolve("-r", "requirements.txt");

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("requirements.txt:2");
        }

        @Test
        void chooseVersions() {
            assertThat(resolve("tool", "--pre").out()).contains("tool  1.1rc1");
            assertThat(resolve("tool", "--prerelease", "allow").out()).contains("tool  1.1rc1");
            assertThat(resolve("tool", "--pre", "--prerelease", "allow").status())
                    .isEqualTo(2);
            assertThat(resolve("tool", "--exclude-newer", "2024-01-01").out()).contains("tool  1.0");
            assertThat(resolve("tool", "--exclude-newer", "2024-01-01T00:00:00Z")
                            .status())
                    .isEqualTo(1);
            assertThat(resolve("tool", "--only-binary", ":all:").status()).isZero();
            assertThat(resolve("tool", "--no-binary", "tool").status()).isEqualTo(1);
            assertThat(resolve("tool", "--no-binary", ":all:", "--only-binary", ":all:")
                            .status())
                    .isZero();
            assertThat(resolve("tool", "--resolution", "lowest").status()).isZero();
        }

        @Test
        void ofNothingAreInvalid() {
            assertThat(resolve().err()).contains("nothing is required");
        }

        @Test
        void acceptOptionsOfTheNetworkWithoutEffect() {
            Run run = resolve("app", "--offline", "--cache-dir", "cache");

            assertThat(run.status()).isZero();
            assertThat(folder.resolve("cache")).doesNotExist();
        }

        @Test
        void mayNotAskAndNotAskTheNetwork() {
            assertThat(resolve("app", "--offline", "--refresh").err())
                    .contains("--offline and --refresh contradict each other");
            assertThat(resolve("app", "--offline", "--no-cache").err())
                    .contains("--offline and --no-cache leave nothing to answer with");
        }
    }

    @Nested
    class Policies {
        @Test
        void areFoundInAFolderAbove() throws IOException {
            write("headwater.toml", """
                    [[index]]
                    id = "public"
                    kind = "recording"
                    path = "public"
                    """);
            Path below = Files.createDirectories(folder.resolve("a/b"));

            Run run = Run.with(Map.of("HOME", folder.toString()), Set.of(), below, target("resolve", "app"));

            assertThat(run.out()).contains("app  2.0  public");
        }

        @Test
        void sayFileLineAndKeyOfAFault() throws IOException {
            write(
                    "policy.toml",
                    "[[index]]\nid = \"public\"\nkind = \"recording\"\npath = \"public\"\nrol = \"searched\"\n");

            Run run = Run.in(folder, target("resolve", "app", "--config", "policy.toml"));

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("policy.toml:5", "rol");
        }

        @Test
        void areNotMixedWithIndexes() {
            assertThat(resolve("app", "--config", "policy.toml").err()).contains("--index stands instead of a policy");
        }

        @Test
        void areNotTakenForEmptyWhereNothingMayBeAsked() {
            Run run = Run.in(
                    folder,
                    target(
                            "resolve",
                            "app",
                            "--index",
                            "pypi=https://packages.example.org/simple/",
                            "--offline",
                            "--cache-dir",
                            "cache"));

            assertThat(run.status()).isEqualTo(3);
            assertThat(run.err())
                    .contains(
                            "https://packages.example.org/simple/app/: no stored answer, and offline nothing is asked");
        }

        @Test
        void areNeededByEveryRequest() {
            assertThat(Run.in(folder, target("resolve", "app")).err())
                    .contains("there is no index to ask", "--index ID=LOCATION");
        }

        @Test
        void thatBeginAsAUrlAndAreNoneAreNotRepeated() throws IOException {
            for (String url : List.of(
                    "https:/me:hunter2@h.example/", "HTTPS:\\\\me:hunter2@h.example/", "https:me:hunter2@h.example/")) {
                Run given = Run.in(folder, target("resolve", "app", "--index", "a=" + url));
                write("p.toml", "[[index]]\nid = 'a'\nkind = 'directory'\npath = '" + url + "'\n");
                Run written = Run.in(folder, target("resolve", "app", "--config", "p.toml"));
                Run required = resolve("app @ " + url);

                assertThat(List.of(given, written, required))
                        .allSatisfy(run -> assertThat(run.status()).isEqualTo(2))
                        .allSatisfy(run -> assertThat(run.err()).doesNotContain("hunter2"));
            }
        }

        @Test
        void doNotRepeatSecrets() {
            Run run =
                    Run.in(folder, target("resolve", "app", "--index", "pypi=https://me:secret@packages.example.org/"));

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).doesNotContain("secret");
        }
    }

    private Run resolve(String... words) {
        List<String> all =
                new ArrayList<>(List.of(target("resolve", "--index", "distro=distro", "--index", "public=public")));
        all.addAll(Arrays.asList(words));
        return Run.in(folder, all.toArray(new String[0]));
    }

    private static String[] target(String... words) {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(List.of("--python", "3.12", "--platform", "manylinux_2_28_x86_64"));
        return all.toArray(new String[0]);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}

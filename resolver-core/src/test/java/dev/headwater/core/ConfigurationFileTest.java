// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.AuthenticationMode;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexRole;
import dev.headwater.api.policy.PreReleaseMode;
import dev.headwater.core.imported.ImportNote;
import dev.headwater.core.imported.ImportNote.Level;
import dev.headwater.core.imported.ImportedPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Configurations of other tools: what becomes of them, and what is refused, where. */
class ConfigurationFileTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private static ImportedPolicy pip(String text) {
        return ConfigurationFile.parse(text, Path.of("pip.conf"), NOW);
    }

    private static ImportedPolicy uv(String text) {
        return ConfigurationFile.parse(text, Path.of("uv.toml"), NOW);
    }

    private static ImportedPolicy project(String text) {
        return ConfigurationFile.parse(text, Path.of("pyproject.toml"), NOW);
    }

    private static String urls(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "https://a" + i + ".example.org/s")
                .collect(Collectors.joining(" "));
    }

    private static List<String> ids(ImportedPolicy imported) {
        return imported.policy().indexes().stream()
                .map(entry -> entry.id().value())
                .toList();
    }

    private static IndexEntry only(ImportedPolicy imported) {
        assertThat(imported.policy().indexes()).hasSize(1);
        return imported.policy().indexes().get(0);
    }

    private static List<Level> levels(ImportedPolicy imported, String key) {
        return imported.notes().stream()
                .filter(note -> note.key().equals(key))
                .map(ImportNote::level)
                .toList();
    }

    private static void refused(String file, String text, int line, String problem) {
        assertThatExceptionOfType(InvalidConfigurationFileException.class)
                .isThrownBy(() -> ConfigurationFile.parse(text, Path.of(file), NOW))
                .satisfies(e -> {
                    assertThat(e.line()).isEqualTo(line);
                    assertThat(e.problem()).contains(problem);
                });
    }

    @Nested
    class OfPip {
        @Test
        void theCommandCountsInsteadOfAllCommands() {
            ImportedPolicy imported = pip("""
                [install]
                timeout: 20
                [global]
                timeout = 60
                index_url = https://a.example.org/simple
                [list]
                timeout = 3
                """);

            assertThat(only(imported).timeout()).isEqualTo(Duration.ofSeconds(20));
            assertThat(only(imported).location()).isEqualTo("https://a.example.org/simple");
            assertThat(levels(imported, "list")).containsExactly(Level.CANNOT_SAY);
            assertThat(imported.notes())
                    .contains(new ImportNote(
                            4, "global.timeout", Level.SAME, "install.timeout counts instead, to pip and here"));
        }

        /** Python's reader puts what stands in DEFAULT into every section, so it goes before [global] in [install]. */
        @Test
        void defaultsAreInEachSection() {
            String text = "[DEFAULT]\nretries = 7\n[global]\nretries = 2\nindex-url = https://a.example.org/s\n";

            assertThat(only(pip(text)).retries()).isEqualTo(2);
            assertThat(only(pip(text + "[install]\ntimeout = 1.5\n")).retries()).isEqualTo(7);
            assertThat(only(pip(text + "[install]\ntimeout = 1.5\n")).timeout()).isEqualTo(Duration.ofMillis(1500));
        }

        @Test
        void aValueGoesOnWhereLinesAreIndented() {
            ImportedPolicy imported = pip("""
                [global]
                  extra-index-url = https://a.example.org/s https://b.example.org/s
                # a comment does not end it

                    https://c.example.org/s
                  index-url = https://d.example.org/s
                """);

            assertThat(ids(imported))
                    .containsExactly("a-example-org", "b-example-org", "c-example-org", "d-example-org");
            assertThat(imported.notes())
                    .filteredOn(note -> note.key().equals("global.extra-index-url"))
                    .extracting(ImportNote::line)
                    .containsExactly(2, 2, 5);
        }

        @Test
        void whereEverybodyMayRegisterANameIsLast() {
            assertThat(ids(pip("[global]\nextra-index-url = https://pypi.org/simple\n"
                            + "index-url = https://a.example.org/s\nfind-links = wheels\n")))
                    .containsExactly("wheels", "a-example-org", "pypi");
            assertThat(ids(pip("[global]\nextra-index-url = https://a.example.org/s\n")))
                    .containsExactly("a-example-org", "pypi");
        }

        @Test
        void oneIndexIsTheOnlyOne() {
            ImportedPolicy imported = pip(
                    "[global]\nindex-url = https://a.example.org/s\n" + "extra-index-url = https://a.example.org/s/\n");

            assertThat(ids(imported)).containsExactly("a-example-org");
            assertThat(levels(imported, "global.index-url")).containsExactly(Level.SAME);
        }

        @Test
        void plainHttpNeedsATrustedHost() {
            String url = "[global]\nindex-url = http://a.example.org:8080/s\n";

            assertThat(only(pip(url)).role()).isEqualTo(IndexRole.DISABLED);
            assertThat(only(pip(url + "trusted-host = a.example.org\n")).role()).isEqualTo(IndexRole.SEARCHED);
            assertThat(only(pip(url + "trusted-host = a.example.org:8080\n")).allowInsecure())
                    .isTrue();
            assertThat(only(pip(url + "trusted-host = a.example.org:81\n")).role())
                    .isEqualTo(IndexRole.DISABLED);
            assertThat(only(pip("[global]\nindex-url = http://localhost:3141/s\n"))
                            .allowInsecure())
                    .isFalse();
        }

        @Test
        void aTrustedHostDoesNotSwitchCertificatesOff() {
            ImportedPolicy imported =
                    pip("[global]\nindex-url = https://a.example.org/s\ntrusted-host = a.example.org\n");

            assertThat(only(imported).allowInsecure()).isFalse();
            assertThat(levels(imported, "global.trusted-host")).containsExactly(Level.CANNOT_SAY);
        }

        @Test
        void preReleasesAreByTheRuleOfPip() {
            assertThat(pip("[global]\nindex-url = https://a.example.org/s\n")
                            .policy()
                            .preReleases())
                    .isEqualTo(PreReleaseMode.IF_NAMED);
            assertThat(pip("[global]\nindex-url = https://a.example.org/s\npre = On\n")
                            .policy()
                            .preReleases())
                    .isEqualTo(PreReleaseMode.ALLOW);
        }

        @Test
        void formatsAddUpOverTheSections() {
            ImportedPolicy imported = pip("""
                [global]
                index-url = https://a.example.org/s
                only-binary = :all:
                [install]
                no-binary = lxml,Foo_Bar
                """);

            assertThat(imported.policyText())
                    .contains("\"*\" = \"only-binary\"\nfoo-bar = \"no-binary\"\nlxml = \"no-binary\"\n");
        }

        @ParameterizedTest
        @ValueSource(strings = {"P7D", "7 days", "1 week", "168h", "PT168H"})
        void anAgeIsACoolDown(String age) {
            assertThat(only(pip("[global]\nindex-url = https://a.example.org/s\nuploaded-prior-to = " + age))
                            .coolDown())
                    .isEqualTo(Duration.ofDays(7));
        }

        @Test
        void aTimeIsForTheRequest() {
            ImportedPolicy imported = pip("[global]\nuploaded-prior-to = 2026-01-01\n");

            assertThat(only(imported).coolDown()).isZero();
            assertThat(levels(imported, "global.uploaded-prior-to")).containsExactly(Level.CANNOT_SAY);
        }

        @Test
        void whatIsNotKnownIsNotRead() {
            assertThat(pip("[global]\nextra-index-urls = https://me:secret@a.example.org/s\n")
                            .notes())
                    .contains(new ImportNote(
                            2,
                            "global.extra-index-urls",
                            Level.CANNOT_SAY,
                            "not read: this is no option of pip install that is known here; did you mean"
                                    + " 'extra-index-url'?"));
        }

        @ParameterizedTest
        @CsvSource({
            "'[global]\nindex-url', 2, 'expected a key, ''='' and a value, at column 1'",
            "'index-url = https://a.example.org/s', 1, 'a key stands in a section'",
            "'[global]\n = x', 2, 'expected a key before ''='''",
            "'[global\nx = y', 1, 'a section is a name in brackets'",
            "'[global]\na = 1\n[global]\nb = 2', 3, 'is there twice'",
            "'[global]\na = 1\nA = 2', 3, 'is there twice'",
            "'[global]\ntimeout = soon', 2, 'expected seconds'",
            "'[global]\ntimeout = 1e9', 2, 'expected seconds'",
            "'[global]\nretries = -1', 2, 'a whole number up to 100'",
            "'[global]\npre = maybe', 2, 'expected yes or no, at column 1'",
            "'[global]\nindex-url = https://a.example.org/s\n  https://b.example.org/s', 3, 'one value, on one line'",
            "'[global]\nextra-index-url = \"https://a.example.org/s\"', 2, 'quotes'",
            "'[global]\n  index-url = ssh://a.example.org/s', 2, 'https URL or in a folder'",
            "'[global]\n  index-url = ssh://a.example.org/s', 2, 'at column 15'",
            "'[global]\nindex-url = https://a.example.org/s?token=x', 2, 'no query'",
            "'[global]\nindex-url = https://${HOST}/s', 2, 'a variable stands in this location'",
            "'[global]\nindex-url = https:/a.example.org/s', 2, 'two slashes'",
            "'[global]\nindex-url = file://a.example.org/s', 2, 'no file: URL of this machine'",
            "'[global]\nonly-binary = a b', 2, 'name'",
            "'[global]\nno-index = 1', 0, 'no index that can be asked'",
            "'[global]\na = \u00a0b', 2, 'the character U+00A0 is not allowed here, at column 5'",
            "'[global]\na = b\u0001', 2, 'the character U+0001'",
        })
        void isRefusedWhereThePlaceIs(String text, int line, String problem) {
            refused("pip.conf", text, line, problem);
        }

        @Test
        void oneVariableMayStandWhereALoginDoes() {
            ImportedPolicy imported = pip("[global]\nindex-url = https://${ME}:${TOKEN}@a.example.org/s\n");

            assertThat(only(imported).location()).isEqualTo("https://a.example.org/s");
            assertThat(only(imported).authenticate()).isEqualTo(AuthenticationMode.ALWAYS);
        }
    }

    @Nested
    class Logins {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://me:hunter2@a.example.org/s",
                    "https://hunter2@a.example.org/s",
                    "HTTPS://hunter2:@a.example.org:8443/s/",
                    "https://me:hunter2%40x@a.example.org/s"
                })
        void areLeftOutAndNotRepeated(String url) {
            for (ImportedPolicy imported : List.of(
                    pip("[global]\nindex-url = " + url + "\n"),
                    uv("[[index]]\nname = \"a-example-org\"\nurl = \"" + url + "\"\ndefault = true\n"),
                    project("[[tool.poetry.source]]\nname = \"a-example-org\"\nurl = \"" + url + "\"\n"),
                    project("[[tool.pdm.source]]\nname = \"pypi\"\nurl = \"" + url + "\"\n"))) {
                assertThat(only(imported).location()).startsWith("https://a.example.org");
                assertThat(only(imported).authenticate()).isEqualTo(AuthenticationMode.ALWAYS);
                assertThat(imported.policyText() + imported.notes())
                        .doesNotContain("hunter2")
                        .contains("_USERNAME")
                        .contains("_ORIGIN=https://a.example.org");
            }
        }

        /** A slash ends the host, so nobody can tell what of it is the password. */
        @Test
        void oneThatIsNotEscapedIsRefusedWithoutItself() {
            assertThatExceptionOfType(InvalidConfigurationFileException.class)
                    .isThrownBy(() -> pip("[global]\nindex-url = https://me:hun/ter2@a.example.org/s\n"))
                    .withMessageContaining("not escaped")
                    .withMessageNotContaining("ter2");
        }

        @Test
        void aTokenInThePathIsSaid() {
            ImportedPolicy imported =
                    pip("[global]\nindex-url = https://dl.example.org/Ab12Cd34Ef56Gh78Ij90/acme/simple\n");

            assertThat(imported.notes())
                    .anyMatch(
                            note -> note.level() == Level.CHANGED && note.text().contains("looks like a token"));
            assertThat(pip("[global]\nindex-url = https://dl.example.org/0f8fad5b-d9cb-469f-a165-70867728950e/s\n")
                            .notes())
                    .noneMatch(note -> note.text().contains("looks like a token"));
        }

        @Test
        void aProxyIsNotRepeated() {
            assertThat(pip("[global]\nproxy = http://me:hunter2@proxy.example.org\n")
                                    .toString()
                            + pip("[global]\nproxy = http://me:hunter2@proxy.example.org\n")
                                    .policyText())
                    .doesNotContain("hunter2");
        }
    }

    @Nested
    class OfUv {
        @Test
        void theOrderIsKeptAndTheDefaultIsLast() {
            ImportedPolicy imported = uv("""
                index-url = "https://d.example.org/s"
                extra-index-url = ["https://c.example.org/s"]
                find-links = ["./wheels", "https://e.example.org/links.html"]
                [[index]]
                name = "a"
                url = "https://a.example.org/s"
                [[index]]
                url = "https://b.example.org/s"
                """);

            assertThat(ids(imported))
                    .containsExactly("wheels", "e-example-org", "a", "b-example-org", "c-example-org", "d-example-org");
            assertThat(imported.policy().indexes())
                    .extracting(IndexEntry::kind)
                    .startsWith(IndexKind.DIRECTORY, IndexKind.FLAT, IndexKind.SIMPLE);
        }

        /** In uv an index that is explicit and the default leaves nothing that is searched. */
        @Test
        void anExplicitDefaultLeavesOutThePublicIndex() {
            ImportedPolicy imported = uv("[[index]]\nname = \"a\"\nurl = \"https://a.example.org/s\"\n"
                    + "default = true\nexplicit = true\n");

            assertThat(only(imported).role()).isEqualTo(IndexRole.ON_DEMAND);
        }

        @Test
        void aProjectFromElsewhereIsToldToNobody() {
            ImportedPolicy imported = project("""
                [tool.uv.sources]
                Acme_Lib = { path = "../lib" }
                torch = { index = "gpu" }
                [[tool.uv.index]]
                name = "gpu"
                url = "https://gpu.example.org/s"
                explicit = true
                """);

            assertThat(imported.policy().pins())
                    .containsExactly(Map.entry(ProjectName.parse("torch"), IndexId.parse("gpu")));
            assertThat(imported.policy()
                            .index(IndexId.parse("pypi"))
                            .orElseThrow()
                            .deny())
                    .extracting(Object::toString)
                    .containsExactly("acme-lib");
        }

        @Test
        void noSourcesMeansNone() {
            assertThat(project("[tool.uv]\nno-sources = true\nsources = { a = { git = \"https://x\" } }\n")
                            .policy()
                            .index(IndexId.parse("pypi"))
                            .orElseThrow()
                            .deny())
                    .isEmpty();
        }

        @Test
        void theSettingsOfItsPipCommandCountWhereNothingElseIsSaid() {
            ImportedPolicy imported = uv("prerelease = \"allow\"\n[pip]\nprerelease = \"disallow\"\nno-build = true\n");

            assertThat(imported.policy().preReleases()).isEqualTo(PreReleaseMode.ALLOW);
            assertThat(imported.policyText()).contains("\"*\" = \"only-binary\"");
            assertThat(levels(imported, "pip.prerelease")).containsExactly(Level.CANNOT_SAY);
            assertThat(levels(imported, "pip.no-build")).containsExactly(Level.CHANGED, Level.SAME);
        }

        @Test
        void metadataOfAllVersionsIsOfThoseThatAreKnown() {
            ImportedPolicy imported = uv("dependency-metadata = [{ name = \"lib\", requires-dist = [\"six\"] }]\n");

            assertThat(imported.overlayText()).contains("uploaded-before = 2026-06-01T00:00:00Z\nadd = [\"six\"]\n");
            assertThat(imported.policyText()).endsWith("[overlays]\nfiles = [\"hotfixes.toml\"]\nmay-add = true\n");
            assertThat(OverlayFile.parse(imported.overlayText(), Path.of("hotfixes.toml")))
                    .isEqualTo(imported.policy().overlays());
        }

        @Test
        void anExtraIsTakenOutOfTheMarkerOnlyWhereThatIsCertain() {
            ImportedPolicy imported = uv("""
                [[dependency-metadata]]
                name = "lib"
                version = "1.0"
                provides-extra = ["fast", "slow"]
                requires-dist = [
                  "a ; extra == 'fast'",
                  "b ; python_version < '4' and extra == 'fast'",
                  "c ; os_name == 'nt' or python_version < '4' and extra == 'slow'",
                  "d @ https://d.example.org/d-1.0.whl",
                ]
                """);

            assertThat(imported.overlayText())
                    .contains("extras = { fast = [\"a\", \"b; python_version < \\\"4\\\"\"], slow = [] }");
            assertThat(levels(imported, "dependency-metadata[0].requires-dist[2]"))
                    .containsExactly(Level.CANNOT_SAY);
            assertThat(levels(imported, "dependency-metadata[0].requires-dist[3]"))
                    .containsExactly(Level.CANNOT_SAY);
        }

        @ParameterizedTest
        @CsvSource({
            "'[[index]]\nname = \"a\"', 1, 'an index has a url'",
            "'[[index]]\nurl = \"https://a.example.org/s\"\nexplicit = true', 1, 'an explicit index has a name'",
            "'[[index]]\nurl = 1', 2, 'expected text in quotes, at column 1'",
            "'index = 1', 1, 'expected a table'",
            "'index-strategy = \"best\"', 1, 'uv has no strategy'",
            "'prerelease = \"best\"', 1, 'uv has no mode'",
            "'no-build-package = [\"a b\"]', 1, 'name'",
            "'find-links = [1]', 1, 'expected text in quotes, at column 15'",
            "'no-index = true', 0, 'no index that can be asked'",
            "'index-url = \"a', 1, 'this string does not end'",
            "'[[dependency-metadata]]\nversion = \"1\"', 1, 'has its name'",
        })
        void isRefusedWhereThePlaceIs(String text, int line, String problem) {
            refused("uv.toml", text, line, problem);
        }

        @Test
        void twoOverlaysOfOneReleaseAreRefused() {
            String entry = "[[dependency-metadata]]\nname = \"lib\"\nversion = \"1.0\"\nrequires-dist = [\"six\"]\n";

            assertThatExceptionOfType(InvalidConfigurationFileException.class)
                    .isThrownBy(() -> uv(entry + entry))
                    .satisfies(e -> assertThat(e.key()).startsWith("dependency-metadata["));
        }

        @Test
        void oneProjectInTwoSpellingsIsRefused() {
            refused(
                    "pyproject.toml",
                    "[tool.uv.sources]\nacme-lib = { git = \"a\" }\nacme_lib = { git = \"b\" }\n",
                    3,
                    "in another spelling");
        }

        @Test
        void twoOfOneNameAreRefused() {
            String index = "[[index]]\nname = \"a\"\nurl = \"https://a.example.org/s\"\n";

            refused("uv.toml", index + index, 5, "two indexes have this name");
            refused("uv.toml", (index + "default = true\n").repeat(2), 5, "a second default index");
        }
    }

    @Nested
    class Names {
        @ParameterizedTest
        @ValueSource(strings = {"headwater.toml", "requirements.txt", "setup.cfg", "pip"})
        void ofAnotherNameAreNone(String name) {
            refused(name, "", 0, "its name is none of pip.conf, pip.ini, uv.toml and pyproject.toml");
        }

        @Test
        void aProjectWithoutOneOfTheToolsSaysNothing() {
            refused("pyproject.toml", "[project]\nname = \"a\"\n", 0, "says nothing about indexes");
        }

        @Test
        void aPolicyThatContradictsItselfIsRefusedWhereItsIndexStands() {
            refused("pyproject.toml", """
                [[tool.pdm.source]]
                name = "private"
                url = "https://private.example.org/s"
                include_packages = ["foo-*"]
                exclude_packages = ["foo-x"]
                """, 3, "no policy can say this: ");
        }

        @Test
        void theToolThatIsToldOfIndexesCounts() {
            ImportedPolicy imported = project("[tool.uv]\nmanaged = false\n[[tool.pdm.source]]\nname = \"pypi\"\n"
                    + "url = \"https://a.example.org/s\"\n");

            assertThat(imported.tool()).isEqualTo("pdm");
            assertThat(levels(imported, "tool.uv")).containsExactly(Level.CANNOT_SAY);
        }

        @Test
        void areBounded(@TempDir Path folder) throws IOException {
            refused("pip.conf", "#".repeat(300_000), 0, "longer than");
            refused("uv.toml", "#".repeat(300_000), 0, "longer than");
            refused("uv.toml", "a = " + "[".repeat(100), 1, "nested more than 32 deep");
            refused("uv.toml", "[" + "a.".repeat(100) + "a]\n", 0, "nested more than 64 deep");
            refused("pip.conf", "[global]\nextra-index-url = " + urls(201), 2, "more than 200 indexes");
            Path file = Files.writeString(folder.resolve("pip.conf"), "x".repeat(2_000_000));
            assertThatExceptionOfType(InvalidConfigurationFileException.class)
                    .isThrownBy(() -> ConfigurationFile.load(file, NOW))
                    .withMessageContaining("longer than 1048576 bytes");
        }
    }
}

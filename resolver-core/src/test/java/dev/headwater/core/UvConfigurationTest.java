// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static dev.headwater.core.Configurations.ids;
import static dev.headwater.core.Configurations.levels;
import static dev.headwater.core.Configurations.only;
import static dev.headwater.core.Configurations.project;
import static dev.headwater.core.Configurations.refused;
import static dev.headwater.core.Configurations.uv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexRole;
import dev.headwater.api.policy.PreReleaseMode;
import dev.headwater.core.imported.ImportNote.Level;
import dev.headwater.core.imported.ImportedPolicy;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the settings of uv, and what is refused, where. */
class UvConfigurationTest {
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
        ImportedPolicy imported = uv("""
                        [[index]]
                        name = "a"
                        url = "https://a.example.org/s"
                        default = true
                        explicit = true
                        """);

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
        assertThat(imported.policy().index(IndexId.parse("pypi")).orElseThrow().deny())
                .extracting(Object::toString)
                .containsExactly("acme-lib");
    }

    /** What is pinned by one part of a list is not denied for another. */
    @Test
    void nothingIsCalledDeniedThatIsPinned() {
        ImportedPolicy imported = project("""
            [tool.uv.sources]
            qux = [{ index = "corp" }, { path = "../x" }, { index = "other" }]
            [[tool.uv.index]]
            name = "corp"
            url = "https://corp.example.org/s"
            """);

        assertThat(imported.policy().pins())
                .containsExactly(Map.entry(ProjectName.parse("qux"), IndexId.parse("corp")));
        assertThat(imported.notes())
                .filteredOn(note -> note.key().matches(".*qux.[12].*"))
                .hasSize(2)
                .allMatch(note -> note.text().endsWith("Here the project is pinned to 'corp' everywhere"))
                .noneMatch(note -> note.text().contains("deny") || note.text().contains("no index"));
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

    /** To uv such a project has no file at all. */
    @Test
    void oppositesOfOneProjectAreSaid() {
        ImportedPolicy imported = uv("no-build-package = [\"a\", \"b\"]\nno-binary-package = [\"a\"]\n");

        assertThat(imported.policyText()).contains("a = \"no-binary\"\nb = \"only-binary\"\n");
        assertThat(levels(imported, "no-build-package[0]")).containsExactly(Level.CHANGED);
        assertThat(levels(imported, "no-build-package[1]")).containsExactly(Level.SAME);
        assertThat(levels(imported, "no-binary-package[0]")).containsExactly(Level.SAME);
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

        assertThat(imported.overlayText()).contains("extras = { fast = [\"a\", \"b; python_version < \\\"4\\\"\"] }");
        assertThat(levels(imported, "dependency-metadata[0].requires-dist[2]")).containsExactly(Level.CANNOT_SAY);
        assertThat(levels(imported, "dependency-metadata[0].requires-dist[3]")).containsExactly(Level.CANNOT_SAY);
    }

    /** An alternative of extras is under each of them. */
    @ParameterizedTest
    @CsvSource({
        "extra == 'x' or extra == 'y', 'x = [\"f\"], y = [\"f\"]'",
        "(extra == 'x' or extra == 'y') and os_name == 'nt', 'x = [\"f; N\"], y = [\"f; N\"]'",
        "os_name == 'nt' and (extra == 'x' or extra == 'y'), 'x = [\"f; N\"], y = [\"f; N\"]'",
        "extra == 'x' and os_name == 'nt' or extra == 'y', 'x = [\"f; N\"], y = [\"f\"]'",
        "extra == 'x' and (os_name == 'nt'), 'x = [\"f; N\"], y = []'",
        "extra == 'x' or extra == 'x', 'x = [\"f\"], y = []'",
    })
    void anAlternativeOfExtrasIsUnderEach(String marker, String extras) {
        assertThat(uv(metadata(marker)).overlayText())
                .contains("extras = { " + extras.replace("N", "os_name == \\\"nt\\\"") + " }");
    }

    /** To write an extra is to say all that it brings, so one of which that cannot be said is not written. */
    @ParameterizedTest
    @CsvSource({
        "extra == 'x' or os_name == 'nt', y",
        "extra == 'x' and extra == 'y', ''",
        "extra == 'x' or extra == 'z', y",
        "extra != 'x', ''",
        "'x' == extra, y",
        "extra in 'x y', ''",
        "(extra == 'x' or os_name == 'nt') and os_name == ' or ', y",
    })
    void anExtraThatCannotBeSaidIsLeftOut(String marker, String said) {
        ImportedPolicy imported = uv(metadata(marker));

        assertThat(imported.overlayText())
                .contains("add = [\"six\"]\n" + (said.isEmpty() ? "" : "extras = { " + said + " = [] }\n"));
        assertThat(imported.overlayText().contains("extras")).isEqualTo(!said.isEmpty());
        assertThat(imported.notes())
                .filteredOn(note -> note.key().equals("dependency-metadata[0].requires-dist[1]"))
                .singleElement()
                .satisfies(note -> assertThat(note.text()).contains("what is published counts of the extra"));
    }

    private static String metadata(String marker) {
        return """
            [[dependency-metadata]]
            name = "lib"
            version = "1.0"
            provides-extra = ["x", "y"]
            requires-dist = ["six", "f ; %s"]
            """.formatted(marker);
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
        "'index-url = \"http://a.example.org:99999/s\"', 1, 'a number from 1 to 65535, at column 1'",
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

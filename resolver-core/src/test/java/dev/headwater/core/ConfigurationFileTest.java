// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static dev.headwater.core.Configurations.NOW;
import static dev.headwater.core.Configurations.levels;
import static dev.headwater.core.Configurations.only;
import static dev.headwater.core.Configurations.pip;
import static dev.headwater.core.Configurations.project;
import static dev.headwater.core.Configurations.refused;
import static dev.headwater.core.Configurations.urls;
import static dev.headwater.core.Configurations.uv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.policy.AuthenticationMode;
import dev.headwater.core.imported.ImportNote.Level;
import dev.headwater.core.imported.ImportedPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Configurations of other tools: their logins, and their names. */
class ConfigurationFileTest {
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

    /** It is asked about what it has not got by every policy that it is part of, and uv knows what its 403 means. */
    @Test
    void theIndexOfPyTorchForbidsWhatItLacks() {
        String url = "https://download.pytorch.org/whl/cpu";

        assertThat(only(pip("[global]\nindex-url = " + url)).alsoAbsent()).containsExactly(403);
        assertThat(only(uv("index-url = \"" + url + "\"")).alsoAbsent()).containsExactly(403);
        assertThat(only(uv("index-url = \"https://pytorch.example.org/whl/cpu\""))
                        .alsoAbsent())
                .isEmpty();
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
                include_packages = ["foo-x"]
                exclude_packages = ["foo-*"]
                """, 3, "no policy can say this: ");
        }

        @Test
        void theToolThatIsToldOfIndexesCounts() {
            ImportedPolicy imported = project("""
                    [tool.uv]
                    managed = false
                    [[tool.pdm.source]]
                    name = "pypi"
                    url = "https://a.example.org/s"
                    """);

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

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static dev.headwater.core.Configurations.ids;
import static dev.headwater.core.Configurations.levels;
import static dev.headwater.core.Configurations.project;
import static dev.headwater.core.Configurations.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexRole;
import dev.headwater.core.imported.ImportNote;
import dev.headwater.core.imported.ImportNote.Level;
import dev.headwater.core.imported.ImportedPolicy;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the sources of poetry and of PDM. */
class PoetryAndPdmConfigurationTest {
    @Nested
    class Poetry {
        @ParameterizedTest
        @CsvSource({
            "https://a.example.org/wheels.html, FLAT",
            "https://me:secret@a.example.org/wheels.htm, FLAT",
            "https://a.example.org/simple.html/, SIMPLE",
            "https://a.example.org/wheels.HTML, SIMPLE",
        })
        void theNameOfAPageTellsThatItIsOne(String url, IndexKind kind) {
            ImportedPolicy imported = project("[[tool.poetry.source]]\nname = \"a\"\nurl = \"" + url + "\"\n");

            assertThat(Configurations.only(imported).kind()).isEqualTo(kind);
        }

        /** The public index is added only where no source is called so, whatever priority that one has. */
        @ParameterizedTest
        @CsvSource({"PyPI, explicit, ON_DEMAND", "pypi, supplemental, SEARCHED", "PYPI, primary, SEARCHED"})
        void thePublicIndexIsThereOnce(String name, String priority, IndexRole role) {
            ImportedPolicy imported = project("""
                    [[tool.poetry.source]]
                    name = "private"
                    url = "https://private.example.org/s"
                    priority = "supplemental"
                    [[tool.poetry.source]]
                    name = "%s"
                    priority = "%s"
                    """.formatted(name, priority));

            assertThat(ids(imported)).containsExactlyInAnyOrder("private", "pypi");
            assertThat(imported.policy().indexes())
                    .filteredOn(entry -> entry.id().value().equals("pypi"))
                    .extracting(IndexEntry::role)
                    .containsExactly(role);
            assertThat(imported.policyText()).doesNotContain("where no source is primary");
        }

        @Test
        void thePublicIndexIsAddedWhereNoSourceIsPrimary() {
            ImportedPolicy imported = project("""
                    [[tool.poetry.source]]
                    name = "private"
                    url = "https://private.example.org/s"
                    priority = "explicit"
                    """);

            assertThat(ids(imported)).containsExactly("pypi", "private");
        }
    }

    @Nested
    class Pdm {
        private static final String SOURCE =
                "[[tool.pdm.source]]\nname = \"private\"\nurl = \"https://private.example.org/s\"\n";

        private static IndexEntry source(ImportedPolicy imported) {
            return imported.policy().indexes().stream()
                    .filter(entry -> entry.id().value().equals("private"))
                    .findFirst()
                    .orElseThrow();
        }

        /** Without it these projects would come from the index behind, which would be told their names. */
        @ParameterizedTest
        @ValueSource(strings = {"*-internal", "foo?", "f[ab]r", "a*b*"})
        void aPatternThatNoPolicySaysIsRefused(String pattern) {
            for (String key : new String[] {"include_packages", "exclude_packages"}) {
                String text = SOURCE + key + " = [\"acme\", \"" + pattern + "\"]\n";

                refused("pyproject.toml", text, 4, "no policy can say this pattern");
                refused("pyproject.toml", text, 4, "at column 29");
            }
        }

        @Test
        void whatIsIncludedIsNotExcluded() {
            IndexEntry source = source(
                    project(
                            SOURCE
                                    + "include_packages = [\"acme-*\", \"foo\"]\nexclude_packages = [\"acme-x\", \"foo\", \"bar*\"]\n"));

            assertThat(source.reserved()).extracting(Object::toString).containsExactly("acme-*", "foo");
            assertThat(source.deny()).extracting(Object::toString).containsExactly("bar*");
        }

        @Test
        void toExcludeAllTheOthersIsToBeOnDemand() {
            ImportedPolicy imported =
                    project(SOURCE + "include_packages = [\"torch*\", \"foo\"]\nexclude_packages = [\"*\"]\n");

            assertThat(source(imported).role()).isEqualTo(IndexRole.ON_DEMAND);
            assertThat(source(imported).reserved()).extracting(Object::toString).containsExactly("torch*", "foo");
            assertThat(source(imported).deny()).isEmpty();
            assertThat(levels(imported, "tool.pdm.source[0].exclude_packages")).containsExactly(Level.SAME);
        }

        @Test
        void nothingIsCalledReservedThatIsNot() {
            assertThat(project(SOURCE + "include_packages = []\n").notes())
                    .extracting(ImportNote::text)
                    .noneMatch(text -> text.startsWith("reserved"));
        }
    }
}

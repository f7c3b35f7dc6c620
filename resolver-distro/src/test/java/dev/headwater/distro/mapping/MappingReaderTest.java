// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.distro.unpack.MalformedFileException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingReaderTest {
    private static String read(String text) throws MalformedFileException {
        return MappingReader.read(text.getBytes(StandardCharsets.UTF_8), "names.json")
                .packages()
                .toString();
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(MalformedFileException.class)
                .hasMessage(message);
    }

    @Nested
    class OfPackages {
        @Test
        void tellsOfWhichNoProjectWasFound() throws MalformedFileException {
            byte[] text = "{\"drum\": null, \"horn\": \"horn\", \"drums\": []}".getBytes(StandardCharsets.UTF_8);

            assertThat(MappingReader.read(text, "names.json").projectless()).containsExactly("drum");
        }

        @Test
        void namesTheProjectsOfEachPackage() throws MalformedFileException {
            assertThat(read("""
                    {"python3-brass": "Brass", "winds": ["flute", "horn_section"], "horn": "flute",
                     "drum": null, "drums": []}
                    """)).isEqualTo("{brass=[python3-brass], flute=[horn, winds], horn-section=[winds]}");
            assertThat(read("{}")).isEqualTo("{}");
        }

        @Test
        void mayHaveAPackageThatIsCalledAsTheOtherFormsList() throws MalformedFileException {
            assertThat(read("{\"mappings\": [\"mappings\"]}")).isEqualTo("{mappings=[mappings]}");
            assertThat(read("{\"mappings\": \"mappings\", \"a\": null}")).isEqualTo("{mappings=[mappings]}");
        }

        @Test
        void isRefusedWithItsPlace() {
            assertRefused(
                    "{\"a\": \"a\",\n \"b\": [\"b\", \"_b\"]}",
                    "names.json, line 2, /b/1: '_b' is no name of a project");
            assertRefused(
                    "{\"a\": {\"name\": \"a\"}}",
                    "names.json, line 1, /a: is not the name of a project, a list of such, or null");
            assertRefused("{\"a\": [null]}", "names.json, line 1, /a/0: is not the name of a project");
            assertRefused("{\"\": \"a\"}", "names.json, line 1, /: names a package by no text");
        }
    }

    @Nested
    class OfAnEcosystem {
        private String mappings(String entries) {
            return "{\"schema_version\": 1, \"name\": \"x\",\n\"mappings\": [" + entries
                    + "],\n\"package_managers\": [{\"name\": \"x\", \"commands\": {}}]}";
        }

        @Test
        void namesThePackagesThatRunEachProject() throws MalformedFileException {
            assertThat(read(mappings("""
                    {"id": "dep:pypi/Brass", "specs": "python3-brass", "urls": {"x": "https://example.org/"}},
                    {"specs": ["flute", "flutes"], "description": "two", "id": "dep:pypi/flute"},
                    {"id": "dep:pypi/horn", "specs": {"build": "horn-dev", "host": [], "run": ["horn"]}},
                    {"id": "dep:pypi/horn", "specs": "horn2"},
                    {"id": "dep:pypi/drum", "specs": []},
                    {"id": "dep:generic/horn", "specs": {"build": [], "build_host": [], "run": "horn-common"}},
                    {"id": "dep:virtual/interface/horn", "specs_from": "dep:generic/horn"},
                    {"id": "dep:PyPI/horns", "specs_from": "dep:virtual/interface/horn"}
                    """)))
                    .isEqualTo(
                            "{brass=[python3-brass], flute=[flute, flutes], horn=[horn, horn2], horns=[horn-common]}");
        }

        @Test
        void isKnownByItsListWhereverThatStands() throws MalformedFileException {
            assertThat(read("{\"mappings\": []}")).isEqualTo("{}");
            assertThat(read("{\"name\": \"x\", \"mappings\": []}")).isEqualTo("{}");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{\"id\": \"dep:pypi/a\"} | /mappings/0: a mapping has an id and either specs or specs_from",
                    "{\"specs\": \"a\"} | /mappings/0: a mapping has an id and either specs or specs_from",
                    "{\"id\": \"dep:pypi/a\", \"specs\": \"a\", \"specs_from\": \"dep:b/c\"} "
                            + "| /mappings/0: a mapping has an id and either specs or specs_from",
                    "{\"id\": \"pypi/a\", \"specs\": \"a\"} "
                            + "| /mappings/0/id: 'pypi/a' is no identifier such as dep:pypi/NAME",
                    "{\"id\": \"dep:pypi/a@1.0\", \"specs\": \"a\"} "
                            + "| /mappings/0/id: 'a@1.0' is no name of a project",
                    "{\"id\": \"dep:pypi/a\", \"specs\": {\"build\": \"a\"}} "
                            + "| /mappings/0/specs: does not say what is needed to run",
                    "{\"id\": \"dep:pypi/a\", \"specs\": [1]} | /mappings/0/specs/0: is not a package",
                    "{\"id\": \"dep:pypi/a\", \"specs\": null} "
                            + "| /mappings/0/specs: is not a package or a list of such",
                    "{\"id\": \"dep:pypi/a\", \"specs\": [\" \"]} | /mappings/0: names a package by no text",
                    "{\"id\": \"dep:pypi/a\", \"specs_from\": \"dep:generic/a\"} "
                            + "| /mappings/0: 'dep:generic/a' has no mapping here",
                    "{\"id\": \"dep:pypi/a\", \"specs_from\": \"dep:pypi/a\"} "
                            + "| /mappings/0: 'dep:pypi/a' is come back to",
                    "7 | /mappings/0: is not a mapping, an object with id and specs"
                })
        void isRefusedWithItsPlace(String entry, String message) {
            assertRefused(mappings(entry), "names.json, line 2, " + message);
        }

        @Test
        void isRefusedInAnotherVersionOfItsSchema() {
            assertRefused(
                    "{\"schema_version\": 2, \"mappings\": []}",
                    "names.json, line 1, /schema_version: is another version of the schema than 1");
        }

        @Test
        void isFollowedOnlySoFar() {
            StringBuilder entries = new StringBuilder();
            for (int i = 0; i < 1_100; i++) {
                entries.append("{\"id\": \"dep:generic/a\", \"specs\": []},");
                entries.append("{\"id\": \"dep:pypi/b\", \"specs_from\": \"dep:generic/a\"},");
            }
            entries.append("{\"id\": \"dep:pypi/c\", \"specs\": \"c\"}");

            assertThatThrownBy(() -> read(mappings(entries.toString())))
                    .hasMessageEndingWith("is one reference more than the 1000000 that are followed");
        }
    }

    @Test
    void isRefusedIfItIsNoSoundText() {
        assertRefused("", "names.json, line 1: ends early");
        assertRefused("[]", "names.json, line 1: is not an object");
        assertRefused("{\"a\": null", "names.json, line 1, /a: ends early");
        assertRefused("{} {}", "names.json, line 1: is followed by more");
        assertThatThrownBy(() -> read("{\"a\": null, \"a\": \"b\"}"))
                .hasMessageStartingWith("names.json, line 1: is no sound JSON: Duplicate field 'a'");
        assertThatThrownBy(() -> read("{\"a\": " + "[".repeat(40) + "]".repeat(40) + "}"))
                .isInstanceOf(MalformedFileException.class);
        assertThatThrownBy(() -> MappingReader.read(new byte[] {'"', (byte) 0xff, '"'}, "names.json"))
                .hasMessage("names.json, as a text: is not UTF-8");
    }

    @Test
    void isRefusedWhereItHasPackagesWithoutEnd() {
        StringBuilder text = new StringBuilder("{\"first\": null");
        for (int i = 0; i <= 200_000; i++) {
            text.append(",\n\"p").append(i).append("\": \"a").append(i).append('"');
        }

        assertRefused(
                text.append('}').toString(),
                "names.json, line 200002, /p200000: is one package more than the 200000 that are read");
    }
}

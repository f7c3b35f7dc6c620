// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.api.InvalidInputException;
import dev.headwater.conformance.Conformance;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenarios of somebody that cannot be meant: each is named before anybody is asked. */
class BrokenScenariosTest {
    @TempDir
    private Path folder;

    private ScenarioFolder scenarios;

    @BeforeEach
    void makeFolder() throws IOException {
        scenarios = new ScenarioFolder(folder);
    }

    private void write(String text) throws IOException {
        scenarios.write("order/first.txt", text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "== expect | == expected | order/first.txt is no scenario: the line '== expected' is not the head of a"
                        + " section: rule, indexes",
                "== expect | == request\\n== expect | order/first.txt is no scenario: there are two sections '== req",
                "== expect | == then soon\\n== expect | order/first.txt is no scenario: the line '== then soon' is"
                        + " not then DURATION",
                "== expect | == then PT1H later\\n== expect | order/first.txt is no scenario: the line '== then PT1H",
                "== expect | == first offline\\n"
                        + "== expect | order/first.txt is no scenario: the line '== first offline' is not first lock,"
                        + " first verify",
                "== expect | == first lock\\nkettle\\n== expect | order/first.txt is no scenario: a section that says",
                "== expect | == first lock\\n"
                        + "== first verify\\n"
                        + "== expect | order/first.txt is no scenario: two sections say",
                "kettle 1.0 from inner | kettle 1.0 from inner\\n"
                        + "== then PT0S\\n"
                        + "== first lock\\n"
                        + "== expect\\n"
                        + "resolved | order/first.txt is no scenario: what is done in a later step stands behind '== then",
                "resolved | owner-changed | order/first.txt is no scenario: the line 'owner-changed' is not an outcome",
                "== expect | == pylock.toml\\nlock = 1\\n== expect | order/first.txt is no scenario: pylock.toml",
                "== expect | == then P200D\\n== expect | order/first.txt is no scenario: a scenario has at most 20",
                "== expect | == then PT1H\\nan hour\\n== expect | order/first.txt is no scenario: behind '== then",
                "kettle 1.0 from inner | kettle 1.0 from inner\\n"
                        + "== then PT1H\\n"
                        + "== said | order/first.txt is no scenario: there is no section '== expect'",
                "kettle 1.0 from inner | kettle 1.0 from inner\\n"
                        + "== then PT1H\\n"
                        + "== request\\n"
                        + "--now 2026-06-16T00:00:00Z | order/first.txt is no scenario: the time of a later step is",
                "resolved | == said | order/first.txt is no scenario: there is no section '== expect' with an outcome",
                "== request | == gateway\\n"
                        + "== request | order/first.txt is no scenario: there is no section '== gateway' with an",
                "resolved | resolvd | order/first.txt is no scenario: the line 'resolvd' is not an outcome: resolved,",
                "kettle 1.0 from inner | kettle | order/first.txt is no scenario: the line 'kettle' is not an"
                        + " expectation",
                "kettle 1.0 from inner | kettle 1.0 | order/first.txt is no scenario: the line 'kettle 1.0' is",
                "never-asked public | never-asked publik | order/first.txt is no scenario: the line 'publik' is not an"
                        + " index of this scenario",
                "== request | == policy\\n"
                        + "overlays.may-add = false\\n"
                        + "== request | order/first.txt is no scenario: the line 'false' is not true",
                "== request | == policy\\n"
                        + "pins.kettle = inner\\n"
                        + "pins.kettle = public\\n"
                        + "== request | order/first.txt is no scenario: the key of the line 'pins.kettle = public' has",
                "kettle 2.0 | kettle two | order/first.txt is no scenario: not an index as text",
                "== request | == policy\\n"
                        + "far.role = disabled\\n"
                        + "== request | order/first.txt is no scenario: the line 'far.role",
                "== request | == policy\\n"
                        + "inner.rule = 1\\n"
                        + "== request | order/first.txt is no scenario: the line 'rule' is not",
                "== request | == served\\n"
                        + "inner kettle: later\\n"
                        + "== request | order/first.txt is no scenario: the line 'later' is not a way to serve",
                "== request | == served\\n"
                        + "inner: cut\\n"
                        + "== faults\\n"
                        + "inner kettle throws\\n"
                        + "== request | order/first.txt is no scenario: how its indexes are served is said, and they"
                        + " cannot be",
                "== request | == served\\n"
                        + "inner: status soon\\n"
                        + "== request | order/first.txt is no scenario: the line 'status soon' is not one with a",
                "== request | == served\\n"
                        + "outer: cut\\n"
                        + "== request | order/first.txt is no scenario: the line 'outer: cut' is not INDEX: HOW",
                "== request | == served\\n"
                        + "inner: cut\\n"
                        + "inner: empty\\n"
                        + "== request | order/first.txt is no scenario: how 'inner' is served is said twice",
                "== request | == served\\n"
                        + "inner kettle: cut off\\n"
                        + "== request | order/first.txt is no scenario: the line 'cut off' is not one without",
                "== request | == lists inner\\n"
                        + "[main]\\n"
                        + "== request | order/first.txt is no scenario: of an index of the kind debian or feed there is a"
                        + " section '== lists inner', and of no other",
                "== request | == lists inner\\n"
                        + "[main]: signed\\n"
                        + "== request | order/first.txt is no scenario: the line 'signed' is not a state of a source",
                "== request | == lists inner\\n"
                        + "[main]: dated 2026-13-01\\n"
                        + "== request | order/first.txt is no scenario: the line 'dated 2026-13-01' is not one with a"
                        + " date",
                "== request | == lists inner\\n"
                        + "[main]: dated +10000-01-01\\n"
                        + "== request | order/first.txt is no scenario: the line 'dated +10000-01-01' is not one with a"
                        + " date",
                "== request | == lists inner\\n"
                        + "[compiled]\\n"
                        + "== request | order/first.txt is no scenario: a distributor's lists have a source at least",
                "== request | == lists inner\\n"
                        + "[main]\\n"
                        + "[compiled]\\n"
                        + "python3-kettle 1.0-1\\n"
                        + "== request | order/first.txt is no scenario: the line 'python3-kettle 1.0-1' is not a package"
                        + " of a source",
                "== request | == lists inner\\n"
                        + "[main]\\n"
                        + "python3-kettle\\n"
                        + "== request | order/first.txt is no scenario: the line 'python3-kettle' is not a package with",
                "== request | == lists inner\\n"
                        + "python3-kettle 1.0-1\\n"
                        + "== request | order/first.txt is no scenario: the line 'python3-kettle 1.0-1' is not the head",
                "== request | == policy\\n"
                        + "inner.mirrors-complete = false\\n"
                        + "== request | order/first.txt is no scenario: the line 'false' is not true",
                "== request | == request\\n"
                        + "--fast | order/first.txt is no scenario: the line '--fast' is not a requirement",
                "== request | == request\\n-r app.toml | order/first.txt is no scenario: no section 'app.toml'"
            })
    void brokenScenarioIsNamedBeforeAnybodyIsAsked(String part, String broken, String message) throws IOException {
        write(ScenarioFolder.FIRST.replaceFirst(part, broken.replace("\\n", "\n")));

        assertThatThrownBy(scenarios::kit)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void twoScenariosOfOneNameAreRefused() {
        assertThatThrownBy(() -> scenarios
                        .kit()
                        .scenarios(scenarios.path("order"))
                        .scenarios(scenarios.path("order/first.txt"))
                        .build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("two scenarios are called 'first'");
    }

    @Test
    void scenariosWriteNoFilesElsewhere() throws IOException {
        write(ScenarioFolder.FIRST.replace("== request", "== ../app.toml\n[project]\n== request\n-r ../app.toml"));

        assertThatThrownBy(scenarios::kit)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the section '../app.toml' is not called like a file in one folder");
    }

    @Test
    void scenariosWriteNoFilesOfAnIndexElsewhere() throws IOException {
        String elsewhere = "kettle 1.0 | file ../../kettle-1.0.zip\n";
        write(ScenarioFolder.FIRST
                .replace("[inner]\n", "[inner]\n" + elsewhere)
                .replace("== request", "== policy\ninner.kind = directory\n== request"));

        assertThatThrownBy(scenarios::kit)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a folder has no file that is called '../../kettle-1.0.zip'");
    }

    @Test
    void folderWithoutScenariosIsRefused() {
        assertThatThrownBy(() -> Conformance.builder(scenarios.work()).scenarios(scenarios.work()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("holds no scenario");
    }
}

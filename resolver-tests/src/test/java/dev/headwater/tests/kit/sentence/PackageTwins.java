// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.sentence;

import dev.headwater.api.name.ProjectName;
import dev.headwater.tests.kit.twin.Edit;
import dev.headwater.tests.kit.twin.Reader;
import dev.headwater.tests.kit.twin.Saying;
import dev.headwater.tests.kit.twin.Twin;
import dev.headwater.tests.kit.twin.Twins;

/** Those that break what a result says of a package beside the choice of it: R8 to R10, C72 and C148. */
final class PackageTwins {
    private static final ProjectName OF_NO_PROJECT = ProjectName.parse("candle");

    /** Sentence, how it is broken, what has a match in what is said of a package, and what comes in its place. */
    private static final String SAID = """
        R8   | says no upload time                        | ^uploaded .*                    |
        R8   | says one upload time of all                | ^(uploaded \\S+) .*             | $1 2024-01-01T00:00:00Z
        R8   | says the day and no time                   | ^(uploaded \\S+ [^T]+)T.*       | $1
        R8   | says the time of another package           | ^uploaded cup\\b                | uploaded stove
        R8   | does not say that a file is yanked         | ^yanked .*                      |
        R8   | does not say why a file is yanked          | ^(yanked \\S+) .*               | $1
        R8   | says of another that it is yanked          | ^yanked lamp\\b                 | yanked kettle
        R8   | says no status                             | ^status .*                      |
        R8   | does not say why a project has a status    | ^(status [^,]+),.*              | $1
        R8   | says another status                        | ^(status \\S+) deprecated       | $1 archived
        R8   | says the status of another project         | ^status stove\\b                | status kettle
        R9   | says nothing as it was published           | ^published .*                   |
        R9   | says as published what was used            | ^published kettle lamp<2$       | published kettle lamp<3
        R9   | says what was published of another package | ^published kettle\\b            | published lamp
        R9   | says nothing as it was used                | ^used .*                        |
        R9   | says what was used of corrected ones alone | ^used lamp .*                   |
        R9   | says as used what was published            | ^used kettle lamp<3$            | used kettle lamp<2
        R9   | says no overlays                           | ^by-overlay .*                  |
        R9   | says the last overlay alone                | ^by-overlay kettle kettle-lamp$ |
        R9   | says the overlays of another package       | ^by-overlay kettle\\b           | by-overlay lamp
        R10  | says no trust                              | ^trust .*                       |
        R10  | says of all that it is signed              | ^(trust \\S+) .*                | $1 signed
        R10  | says of all that nobody signed it          | ^(trust \\S+) .*                | $1 unsigned
        R10  | says that an index of files is signed      | ^(trust) kettle signed$         | $1 stove signed
        C72  | does not say so                            | ^unverified .*                  |
        C72  | says so of what was read whole             | ^unverified kettle kettle       | unverified lamp lamp
        C72  | says so of what was announced              | ^unverified kettle kettle       | unverified stove stove
        C148 | leaves them out                            | ^native .*                      |
        C148 | says them of another package               | ^native kettle\\b               | native lamp
        C148 | takes them for requirements                | ^native\\b                      | used
        """;

    private PackageTwins() {}

    static void addTo(Twins twins) {
        SAID.lines().map(line -> line.split("\\|", -1)).forEach(row -> {
            String regex = row[2].strip();
            String by = row[3].strip();
            twins.add(row[0].strip(), Twin.said(row[1].strip(), answer -> Saying.facts(answer, regex, by)));
        });
        twins.told("R8", "reads no status", Edit.without("indexes", "^project "));
        twins.told("R9", "applies no overlay", Edit.without("overlays", "(?s).*"));
        twins.told("C72", "reads nothing in part", Edit.without("served", "parts-of"));
        twins.told(
                "C72",
                "says so of what has no announced metadata",
                Edit.replaced("served", "status 403 of parts", "parts-of lamp-1.0-py3-none-any.whl"));
        twins.told(
                "C148",
                "takes them for projects",
                Edit.replaced("lists debian", "^candle 1.0-1", "candle 1.0-1 | installs candle-1.0.dist-info"));
        twins.read("C148", "asks for them by name", Reader.asking((world, id, name) -> world.tellAll(OF_NO_PROJECT)));
    }
}

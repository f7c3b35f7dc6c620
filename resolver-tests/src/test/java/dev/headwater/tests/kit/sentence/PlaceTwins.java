// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.sentence;

import dev.headwater.conformance.scenario.ScenarioText;
import dev.headwater.tests.kit.twin.Edit;
import dev.headwater.tests.kit.twin.Reader;
import dev.headwater.tests.kit.twin.Twins;

/**
 * Those that break what a folder or a recording has, and how bytes are read that may be a part: O9 to O21, O77, C150.
 */
final class PlaceTwins {
    private static final Edit NO_FILES = Edit.without("indexes", "^(kettle|lamp) 1\\.0");

    private PlaceTwins() {}

    static void addTo(Twins twins) {
        addFolders(twins);
        addWire(twins);
    }

    private static void addFolders(Twins twins) {
        twins.told("O9", "reads sub-folders alone", text -> isByProject(text) ? text : NO_FILES.apply(text));
        twins.told("O9", "reads no sub-folders", text -> isByProject(text) ? NO_FILES.apply(text) : text);
        twins.told("O9", "takes an empty sub-folder for none", Edit.without("indexes", "^project kettle"));
        twins.read("O16", "takes what a folder lacks for a failure", Reader.answers(AnswerTwins::failing));
        twins.told("O17", "reads no absences of a recording", Edit.without("indexes", "^absent"));
        twins.told("O17", "takes no recording for complete", Edit.without("served", ": complete"));
        twins.told("O21", "takes every recording for complete", Edit.added("served", "inner: complete"));
        twins.read("O21", "takes a folder that is missing for an empty one", AnswerTwins.NO_FAILURE);
    }

    private static boolean isByProject(ScenarioText text) {
        return text.section("served").contains("by-project");
    }

    private static void addWire(Twins twins) {
        twins.told("O77", "reads what may be a part of a page", Edit.replaced("served", " and end", ""));
        twins.told("O77", "believes no page without a length", Edit.replaced("served", "length$", "length and end"));
        twins.told(
                "O77", "wants an end of every page", Edit.replaced("served", "without end", "without length and end"));
        twins.told("O77", "believes a flat page by its end", Edit.without("served", "^inner: html without length$"));
        twins.told(
                "C150",
                "concludes from what is another's",
                text -> text.with("served", "")
                        .with(
                                "metadata kettle-2.0-py3-none-any.whl",
                                "Metadata-Version: 2.1\nName: kettle\nVersion: 1.0\n"));
    }
}

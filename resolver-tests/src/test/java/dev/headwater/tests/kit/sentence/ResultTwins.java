// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.sentence;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.Version;
import dev.headwater.conformance.scenario.Pin;
import dev.headwater.conformance.section.Serving;
import dev.headwater.tests.kit.twin.Edit;
import dev.headwater.tests.kit.twin.Reader;
import dev.headwater.tests.kit.twin.Saying;
import dev.headwater.tests.kit.twin.Twin;
import dev.headwater.tests.kit.twin.Twins;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Those that break what a result records, R1 to R19. */
final class ResultTwins {
    private static final Pin A_PART =
            new Pin(ProjectName.parse("kettle"), Version.parse("1.0"), Optional.of("public"), Optional.empty());

    private static final String LOGIN = Serving.USER + ":" + Serving.PASSWORD;
    private static final String SENT = ", Authorization: Basic "
            + Base64.getEncoder().encodeToString(LOGIN.getBytes(StandardCharsets.UTF_8)) + ": status";

    private ResultTwins() {}

    static void addTo(Twins twins) {
        addOutcomes(twins);
        addPackages(twins);
        addNames(twins);
    }

    private static void addOutcomes(Twins twins) {
        for (String outcome : new String[] {"index-failure", "invalid-request", "stopped"}) {
            twins.add(
                    "R1",
                    Twin.said(
                            "says of " + outcome + " that there is no solution",
                            answer -> Saying.outcome(answer, outcome, "unsatisfiable")));
        }
        twins.add(
                "R1",
                Twin.said(
                        "says that an index failed where there is no solution",
                        answer -> Saying.outcome(answer, "unsatisfiable", "index-failure")));
        twins.add("R2", Twin.said("tells a part where there is no whole", answer -> Saying.part(answer, A_PART)));
        twins.read("R3", "proves by what failed to be read", Reader.metadata(AnswerTwins::unusable));
        twins.add(
                "R3",
                Twin.said(
                        "takes a failure for a step of a proof",
                        answer -> Saying.outcome(answer, "index-failure", "unsatisfiable")));
        twins.add(
                "R3",
                Twin.said("does not say whose word a step is", answer -> Saying.without(answer, "'\\w+' has only")));
        twins.add(
                "R5",
                Twin.said("shows the login", answer -> Saying.replaced(answer, "http://", "http://" + LOGIN + "@")));
        twins.add("R5", Twin.said("shows what it sent", answer -> Saying.replaced(answer, ": status", SENT)));
        twins.read("R4", "lets the order of a page decide", FileTwins.FIRST_LISTED);
    }

    private static void addPackages(Twins twins) {
        twins.add("R6", Twin.said("says no owner", answer -> Saying.without(answer, " from \\w+(?=, )")));
        twins.add(
                "R6",
                Twin.said(
                        "says of all that they were found in order",
                        answer -> Saying.replaced(answer, " by [a-z_]+: ", " by order: ")));
        twins.add("R7", Twin.said("names no file", answer -> Saying.without(answer, ", [^,\n]+\\.(whl|tar\\.gz)")));
        twins.add("R7", Twin.said("names no package", answer -> Saying.without(answer, ", pkg:\\S+")));
        twins.told("R19", "reads no preferences", Edit.without("request", "^--prefer"));
    }

    private static void addNames(Twins twins) {
        twins.add(
                "R11",
                Twin.said(
                        "says nothing of names without a package",
                        answer -> Saying.without(answer, "(?m)^owner: .*: nobody.*\n")));
        twins.add(
                "R11",
                Twin.said(
                        "does not say what was answered", answer -> Saying.replaced(answer, " (absent|present)", "")));
        twins.add("R12", Twin.said("does not say so", AnswerTwins::withoutWarnings));
    }
}

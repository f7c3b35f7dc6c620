// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.sentence;

import dev.headwater.conformance.scenario.ScenarioText;
import dev.headwater.tests.kit.twin.Edit;
import dev.headwater.tests.kit.twin.Saying;
import dev.headwater.tests.kit.twin.Twin;
import dev.headwater.tests.kit.twin.Twins;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Those that break what overlays do, C94 to C140, and C142. */
final class OverlayTwins {
    private static final Edit NONE = Edit.without("overlays");
    private static final Map<String, String> WORDS = Map.of(
            "C94", "replace",
            "C95", "replace",
            "C96", "remove",
            "C97", "add",
            "C98", "extras",
            "C101", "requires-python",
            "C102", "yank",
            "C104", "unyank");
    private static final Edit GRANTED = Edit.added("policy", "overlays.may-add = true\noverlays.may-unyank = true");
    private static final Edit FIRST_ALONE = Edit.body("overlays", OverlayTwins::first);
    private static final Edit DATED =
            Edit.replaced("overlays", "^(versions = .*)", "$1\nuploaded-before = 2024-06-01T00:00:00Z");
    private static final Edit NO_EXPECTATION = Edit.without("overlays", "^expect = ");

    private OverlayTwins() {}

    private static ScenarioText withoutThoseForPackages(ScenarioText text) {
        return text.section("indexes").contains(" provided ") ? NONE.apply(text) : text;
    }

    static void addTo(Twins twins) {
        addEffects(twins);
        addPresence(twins);
        addPowers(twins);
        addRanges(twins);
        addExpectations(twins);
        addWarnings(twins);
    }

    /** Who does not know a word does nothing where it stands. */
    private static Edit withoutWord(String word) {
        Predicate<String> hasWord =
                Pattern.compile("^" + word + " = ", Pattern.MULTILINE).asPredicate();
        return Edit.body(
                "overlays",
                overlays -> Stream.of(overlays.split("(?=\\[\\[overlay]])", -1))
                        .filter(hasWord.negate())
                        .collect(Collectors.joining()));
    }

    private static String first(String overlays) {
        int second = overlays.indexOf("[[overlay]]", 1 + overlays.indexOf("[[overlay]]"));
        return second < 0 ? overlays : overlays.substring(0, second);
    }

    private static String last(String overlays) {
        return overlays.substring(Math.max(0, overlays.lastIndexOf("[[overlay]]")));
    }

    private static void addEffects(Twins twins) {
        WORDS.forEach((sentence, word) -> twins.told(sentence, "reads no '" + word + "'", withoutWord(word)));
        for (String sentence : List.of("C109", "C110", "C111")) {
            twins.told(sentence, "reads no overlays for what is provided", OverlayTwins::withoutThoseForPackages);
        }
        twins.told(
                "C98",
                "takes an extra that is replaced for all of them",
                Edit.replaced("indexes", " \\| extra loud: horn", ""));
        twins.told(
                "C99",
                "takes off what another extra brings, too",
                Edit.replaced("metadata *", " or extra == 'loud'", ""));
        twins.told("C100", "leaves Requires-Python as it is", withoutWord("requires-python"));
        twins.add("C101", Twin.said("does not say who says so", answer -> Saying.without(answer, "needs-new-python")));
        twins.told("C103", "takes a yank for a withdrawal", Edit.replaced("overlays", "^yank = ", "withdraw = "));
        twins.told("C105", "takes a withdrawal for a yank", Edit.replaced("overlays", "^withdraw = ", "yank = "));
        twins.told("C106", "applies the first of two", FIRST_ALONE);
        twins.told("C106", "applies the last of two", Edit.body("overlays", OverlayTwins::last));
        twins.told("C142", "passes over words that it does not know", Edit.without("overlays", "^(sha256|url) = "));
        twins.told("C112", "takes a yank for a withdrawal", Edit.replaced("overlays", "^yank = ", "withdraw = "));
    }

    private static void addPresence(Twins twins) {
        twins.told("C107", "makes a project of an overlay", Edit.added("indexes", "kettle 1.0: lamp<2"));
        twins.told(
                "C108",
                "takes a project for absent whose files are withdrawn",
                Edit.replaced("indexes", "^kettle 1\\.0$", ""));
    }

    private static void addPowers(Twins twins) {
        for (String sentence : List.of("C113", "C114", "C116", "C117", "C118", "C120", "C121")) {
            twins.told(sentence, "needs no power", GRANTED);
        }
        twins.told("C115", "grants nothing", Edit.without("policy", "^overlays\\."));
        twins.told(
                "C119",
                "takes a narrower marker for a wider one",
                Edit.replaced("overlays", "(new = \"lamp); [^\"]*", "$1"));
        twins.told("C122", "takes a URL for its name", Edit.replaced("overlays", " @ https://[^\"]*", ""));
    }

    private static void addRanges(Twins twins) {
        twins.told("C123", "needs no date", DATED);
        twins.told("C124", "needs no date", DATED);
        twins.told("C125", "means later files, too", Edit.replaced("indexes", "2024-07-01", "2024-01-01"));
        twins.told("C126", "passes over what is for no index", NONE);
        twins.told("C127", "takes the first of one id", FIRST_ALONE);
        twins.told("C128", "takes the first of two", FIRST_ALONE);
        twins.told("C129", "takes the first of two", FIRST_ALONE);
        twins.told(
                "C130",
                "refuses two ranges on one field",
                Edit.replaced("overlays", "^versions = \"<1\"", "versions = \"<2\""));
        twins.told("C131", "lets the first count", FIRST_ALONE);
    }

    private static void addExpectations(Twins twins) {
        twins.told("C132", "expects nothing", NO_EXPECTATION);
        twins.told("C133", "replaces what is there", NONE);
        twins.told("C133", "holds a removal without a say against a file", FIRST_ALONE);
        twins.told(
                "C134",
                "holds expectations against any file",
                Edit.replaced(
                        "overlays",
                        "^versions = \"==[12]\\.0\"",
                        "versions = \">=0\"\nuploaded-before = 2024-06-01T00:00:00Z"));
        twins.told("C135", "holds what has no say against a file", FIRST_ALONE);
        twins.told("C135", "expects nothing of what has some say", NO_EXPECTATION);
        twins.told(
                "C136",
                "compares requirements as they are written",
                Edit.replaced("overlays", "BIG-LAMP", "BIG-LAMP-"));
    }

    private static void addWarnings(Twins twins) {
        twins.add("C137", Twin.said("does not warn", AnswerTwins::withoutWarnings));
        twins.told(
                "C138",
                "reads an overlay for any index",
                Edit.replaced("overlays", "index = \"lower\"", "index = \"*\""));
        twins.add("C138", Twin.said("does not warn", AnswerTwins::withoutWarnings));
        twins.add(
                "C139", Twin.said("warns of it", answer -> Saying.replaced(answer, "(?s)$", "warning: kettle-lamp\n")));
        twins.add("C140", Twin.said("does not say which", answer -> Saying.without(answer, "kettle-lamp")));
    }
}

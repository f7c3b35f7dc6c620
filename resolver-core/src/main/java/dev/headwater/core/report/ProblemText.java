// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.explanation.Place;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.Problem;
import dev.headwater.api.text.UrlSecrets;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with a request, each problem as a line. */
final class ProblemText {
    private ProblemText() {}

    static String of(List<Problem> problems) {
        return problems.stream().map(ProblemText::of).collect(Collectors.joining("\n"));
    }

    private static String of(Problem problem) {
        String places = problem.places().stream().map(Place::toString).collect(Collectors.joining(" and "));
        String what = what(problem);
        if (problem.kind() == Problem.Kind.TWO_OWN_PROJECTS) {
            return places + " " + what;
        }
        return (places.isEmpty() ? "" : places + ": ")
                + problem.requirement()
                        .map(requirement -> "'" + shown(requirement) + "': ")
                        .orElse("")
                + what;
    }

    private static String shown(Requirement requirement) {
        return requirement
                .url()
                .map(url -> requirement.name() + " @ " + UrlSecrets.withoutQuery(url))
                .orElseGet(requirement::toString);
    }

    private static String what(Problem problem) {
        List<String> details = problem.details();
        String first = details.isEmpty() ? "" : details.get(0);
        return switch (problem.kind()) {
            case OVERRIDE_NAMES_URL -> "an override names versions, not a URL; require the URL instead";
            case CONSTRAINT_NAMES_URL -> "a constraint narrows versions, so it names no URL; require the URL instead";
            case CONSTRAINT_NAMES_EXTRAS ->
                "a constraint names no extras; require '"
                        + problem.requirement().map(Requirement::toString).orElse("") + "' instead";
            case HASHES_REQUIRED -> "hashes are required, so write one exact version with '==' and at least one hash";
            case OTHER_HASHES ->
                "none of its hashes is among those that the request names for '" + first + "' elsewhere";
            case URL_HASHES_DIFFER ->
                "the file at the URL of '" + first + "' is one file, and the request names two different hashes of one"
                        + " algorithm for it; name the right one";
            case URLS_REFUSED -> "the policy refuses URLs (direct-urls = \"refuse\")";
            case URLS_UNREAD -> "it names a URL, and this resolver was given nothing that reads one";
            case UNUSABLE_URL, UNREADABLE -> first;
            case TWO_URLS -> "'" + first + "' is required at two different URLs";
            case MARKER_ASKS_FOR_EXTRA ->
                "'extra' means something in the metadata of a project only; write NAME[EXTRA]";
            case MARKER_UNDEFINED -> "the marker '" + first + "' cannot be evaluated";
            case MARKER_UNKNOWN ->
                "its marker " + ExclusionText.dependsOn(details) + "; say it under [markers] of a target file";
            case TWO_OWN_PROJECTS -> "are both the project '" + first + "'; a request has one project of a name";
            case UNKNOWN_DEPENDENCIES ->
                "'" + first + "' is the project of " + details.get(1) + ", and "
                        + Words.unknownDependencies(details.stream().skip(2).findFirst());
            case TOO_MANY_EXTRAS -> tooManyExtras(details);
            case NO_UPLOAD_TIMES ->
                "'" + details.get(1) + "' gives no upload time for any file of '" + first
                        + "', so a cut-off (exclude-newer or cool-down) cannot be applied to it.";
        };
    }

    private static String tooManyExtras(List<String> details) {
        return "the request asks for at least " + details.get(1) + " extras of '" + details.get(0)
                + "', and to tell what they bring, at least " + details.get(2)
                + " characters of requirements and their markers have to be looked at, " + details.get(3)
                + " being the most; ask for fewer extras, or write what an extra brings into its list";
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.explanation.Place;
import dev.headwater.api.index.OverlayProblem;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.requirement.MarkerField;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.Problem;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.text.UrlSecrets;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with a request, each problem as a line: where it stands, then what it is. */
final class ProblemText implements Problem.Visitor<String> {
    private static final ProblemText TEXT = new ProblemText();

    private ProblemText() {}

    static String of(List<Problem> problems) {
        return problems.stream().map(ProblemText::of).collect(Collectors.joining("\n"));
    }

    /** {@return one, the places first; where these are what is wrong, they are its subject} */
    static String of(Problem problem) {
        String what = problem.accept(TEXT);
        boolean isSaid = problem.places().isEmpty() || problem instanceof Problem.TwoOwnProjects;
        return isSaid ? what : places(problem.places()) + ": " + what;
    }

    /** {@return a requirement as it may be shown} */
    static String shown(Requirement requirement) {
        return requirement
                .url()
                .map(url -> requirement.name() + " @ " + UrlSecrets.withoutQuery(url))
                .orElseGet(requirement::toString);
    }

    private static String places(List<Place> places) {
        return places.stream().map(Place::toString).collect(Collectors.joining(" and "));
    }

    private static String of(RequestedRequirement requested, String what) {
        return "'" + shown(requested.requirement()) + "': " + what;
    }

    @Override
    public String refused(Problem.Refused problem) {
        RequestedRequirement requested = problem.requested();
        return of(
                requested,
                switch (problem.rule()) {
                    case OVERRIDE_NAMES_URL -> "an override names versions, not a URL; require the URL instead";
                    case CONSTRAINT_NAMES_URL ->
                        "a constraint narrows versions, so it names no URL; require the URL instead";
                    case CONSTRAINT_NAMES_EXTRAS ->
                        "a constraint names no extras; require '" + shown(requested.requirement()) + "' instead";
                    case HASHES_REQUIRED ->
                        "hashes are required, so write one exact version with '==' and at least one hash";
                    case OTHER_HASHES ->
                        "none of its hashes is among those that the request names for '"
                                + requested.requirement().name() + "' elsewhere";
                    case URLS_REFUSED -> "the policy refuses URLs (direct-urls = \"refuse\")";
                    case URLS_UNREAD -> "it names a URL, and this resolver was given nothing that reads one";
                    case TWO_URLS -> "'" + requested.requirement().name() + "' is required at two different URLs";
                    case MARKER_ASKS_FOR_EXTRA ->
                        "'extra' means something in the metadata of a project only; write NAME[EXTRA]";
                });
    }

    @Override
    public String unusableUrl(Problem.UnusableUrl problem) {
        return of(problem.requested(), problem.quoted());
    }

    @Override
    public String unreadableArchive(Problem.UnreadableArchive problem) {
        return of(
                problem.requested(),
                "the version is not in the name of the archive, and the archive " + ExclusionText.of(problem.why()));
    }

    @Override
    public String unknownMarker(Problem.UnknownMarker problem) {
        List<String> unknown =
                problem.unknown().stream().map(MarkerField::toString).toList();
        return of(
                problem.requested(),
                unknown.isEmpty()
                        ? "the marker '" + problem.marker() + "' cannot be evaluated"
                        : "its marker " + ExclusionText.dependsOn(unknown)
                                + "; say it under [markers] of a target file");
    }

    @Override
    public String urlHashesDiffer(Problem.UrlHashesDiffer problem) {
        return "the file at the URL of '" + problem.project()
                + "' is one file, and the request names two different hashes of one algorithm for it; name the right one";
    }

    @Override
    public String twoOwnProjects(Problem.TwoOwnProjects problem) {
        return places(problem.places()) + " are both the project '" + problem.project()
                + "'; a request has one project of a name";
    }

    @Override
    public String unknownDependencies(Problem.UnknownDependencies problem) {
        return "'" + problem.project() + "' is the project of " + problem.described() + ", and "
                + Words.unknownDependencies(problem.extra().map(ExtraName::value));
    }

    @Override
    public String tooManyExtras(Problem.TooManyExtras problem) {
        return "the request asks for at least " + problem.extras() + " extras of '" + problem.project()
                + "', and to tell what they bring, at least " + problem.characters()
                + " characters of requirements and their markers have to be looked at, " + problem.most()
                + " being the most; ask for fewer extras, or write what an extra brings into its list";
    }

    @Override
    public String noUploadTimes(Problem.NoUploadTimes problem) {
        return "'" + problem.index() + "' gives no upload time for any file of '" + problem.project()
                + "', so a cut-off (exclude-newer or cool-down) cannot be applied to it";
    }

    @Override
    public String overlaid(Problem.Overlaid problem) {
        String file = "'" + problem.what() + "' of '" + problem.project() + "' " + problem.version();
        return problem.problem().accept(new OverlayProblem.Visitor<>() {
            @Override
            public String unmet(OverlayProblem.Unmet unmet) {
                String there = unmet.published().isEmpty()
                        ? "nothing on that project"
                        : unmet.published().stream()
                                .map(text -> "'" + text + "'")
                                .collect(Collectors.joining(", "));
                return "expects that " + file + " requires '" + unmet.requirement() + "', but it requires " + there
                        + "; it is for other metadata, or no longer needed";
            }

            @Override
            public String conflict(OverlayProblem.Conflict conflict) {
                return "both change " + conflict.field() + " of " + file
                        + ", and neither names its files more exactly than the other; put both into one";
            }

            @Override
            public String adding(OverlayProblem.Adding adding) {
                return "lets the extra '" + adding.extra() + "' of " + file + " bring '" + adding.requirement()
                        + "', which adds a dependency, and the policy does not grant that: may-add is false";
            }
        });
    }

    @Override
    public String unreadable(Problem.Unreadable problem) {
        return problem.quoted();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.resolution.Problem;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.text.Spelling;
import java.io.IOException;
import java.util.List;

/** Writes what is wrong with a request as JSON: its type, its words, its places, and the facts of its case. */
final class ProblemJson implements Problem.Visitor<OutcomeJson.Content> {
    private static final ProblemJson FIELDS = new ProblemJson();

    private ProblemJson() {}

    static void writeField(JsonGenerator json, List<Problem> problems) throws IOException {
        json.writeArrayFieldStart("problems");
        for (Problem problem : problems) {
            json.writeStartObject();
            json.writeStringField("type", type(problem));
            json.writeStringField("text", ProblemText.of(problem));
            PlaceJson.writeField(json, problem.places());
            problem.accept(FIELDS).write(json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /**
     * Which rule a requirement breaks is a type of its own: what it is called in the API is how it is grouped there.
     */
    private static String type(Problem problem) {
        return problem instanceof Problem.Refused refused ? Spelling.of(refused.rule()) : Words.type(problem);
    }

    private static void requested(JsonGenerator json, RequestedRequirement requested) throws IOException {
        json.writeStringField("name", requested.requirement().name().value());
        json.writeStringField("requirement", ProblemText.shown(requested.requirement()));
    }

    @Override
    public OutcomeJson.Content refused(Problem.Refused problem) {
        return json -> requested(json, problem.requested());
    }

    @Override
    public OutcomeJson.Content unusableUrl(Problem.UnusableUrl problem) {
        return json -> {
            requested(json, problem.requested());
            json.writeStringField("quoted", problem.quoted());
        };
    }

    @Override
    public OutcomeJson.Content unreadableArchive(Problem.UnreadableArchive problem) {
        return json -> {
            requested(json, problem.requested());
            json.writeStringField("cause", Spelling.of(problem.why().cause()));
            json.writeStringField("detail", problem.why().detail());
        };
    }

    @Override
    public OutcomeJson.Content unknownMarker(Problem.UnknownMarker problem) {
        return json -> {
            requested(json, problem.requested());
            json.writeStringField("marker", problem.marker());
            OutcomeJson.texts(json, "unknown", problem.unknown());
        };
    }

    @Override
    public OutcomeJson.Content urlHashesDiffer(Problem.UrlHashesDiffer problem) {
        return json -> json.writeStringField("name", problem.project().value());
    }

    @Override
    public OutcomeJson.Content twoOwnProjects(Problem.TwoOwnProjects problem) {
        return json -> json.writeStringField("name", problem.project().value());
    }

    @Override
    public OutcomeJson.Content unknownDependencies(Problem.UnknownDependencies problem) {
        return json -> {
            json.writeStringField("name", problem.project().value());
            json.writeFieldName("described");
            PlaceJson.write(json, problem.described());
            json.writeStringField("extra", problem.extra().map(ExtraName::value).orElse(null));
        };
    }

    @Override
    public OutcomeJson.Content tooManyExtras(Problem.TooManyExtras problem) {
        return json -> {
            json.writeStringField("name", problem.project().value());
            json.writeNumberField("extras", problem.extras());
            json.writeNumberField("characters", problem.characters());
            json.writeNumberField("most", problem.most());
        };
    }

    @Override
    public OutcomeJson.Content noUploadTimes(Problem.NoUploadTimes problem) {
        return json -> {
            json.writeStringField("name", problem.project().value());
            json.writeStringField("index", problem.index().value());
        };
    }

    @Override
    public OutcomeJson.Content overlaid(Problem.Overlaid problem) {
        return json -> {
            json.writeStringField("name", problem.project().value());
            json.writeStringField("version", problem.version().toString());
            json.writeStringField("reason", Words.type(problem.problem()));
        };
    }

    @Override
    public OutcomeJson.Content unreadable(Problem.Unreadable problem) {
        return json -> json.writeStringField("quoted", problem.quoted());
    }
}

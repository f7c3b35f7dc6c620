// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.eval;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.CandidateList;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.cli.option.TimeArgument;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.Resolvers;
import dev.headwater.core.report.CandidateReport;
import dev.headwater.core.report.ResolutionReport;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Asks what becomes of a request to indexes that a text describes: the rule of {@code docs/specification/ownership.md},
 * put to this implementation. Nothing but the question is read, so that each has one answer.
 */
final class UniverseQuestion {
    /** Far more than a universe of that size needs; told by steps, the same question stops at the same one. */
    private static final long STEPS = 200_000;

    private static final JsonFactory FACTORY = new JsonFactory();

    /** What of the JSON of reports is in an answer. */
    private static final Set<String> KEYS = Set.of("outcome", "packages", "ownership", "candidates");

    private final Map<IndexId, InMemoryIndex> indexes;
    private final IndexPolicy policy;
    private final ResolutionRequest request;
    private final Clock clock;

    private UniverseQuestion(Question question, Clock clock) {
        String text = question.text("indexes");
        UniverseLimit.check(text);
        indexes = InMemoryIndex.parseAll(text);
        policy = PolicyJson.read(indexes.keySet(), question.table("policy"));
        request = request(question);
        this.clock = question.has("now") ? Clock.fixed(now(question.text("now")), ZoneOffset.UTC) : clock;
    }

    /**
     * Reads a question.
     *
     * @param clock tells the time where the question does not
     * @throws InvalidQuestionException if it is of another shape
     * @throws dev.headwater.api.InvalidInputException if what it asks about is not valid
     */
    static UniverseQuestion read(Question question, Clock clock) {
        return new UniverseQuestion(question, clock);
    }

    private static ResolutionRequest request(Question question) {
        String python = question.has("python") ? question.text("python") : "3.12";
        List<String> platforms = question.texts("platforms");
        ResolutionRequest.Builder request = ResolutionRequest.builder(
                        Target.cpython(python, platforms.isEmpty() ? List.of("manylinux_2_28_x86_64") : platforms))
                .stepLimit(STEPS);
        question.texts("require").forEach(request::require);
        question.texts("constraints").forEach(text -> request.constrain(requested(text)));
        question.texts("overrides").forEach(text -> request.override(requested(text)));
        return request.build();
    }

    private static RequestedRequirement requested(String text) {
        return RequestedRequirement.of(Requirement.parse(text));
    }

    private static Instant now(String text) {
        try {
            return TimeArgument.point("'now'", text);
        } catch (InvalidRequestException e) {
            throw new InvalidQuestionException(String.valueOf(e.getMessage()));
        }
    }

    /** Writes the fields of the answer. */
    void answer(JsonGenerator json) throws IOException {
        try (Resolver resolver = Resolvers.builder()
                .policy(policy)
                .indexes(IndexFactory.of(indexes))
                .clock(clock)
                .withoutPrefetching()
                .build()) {
            ResolutionOutcome outcome = resolver.resolve(request);
            copy(ResolutionReport.of(outcome).json(), json);
            List<CandidateList> candidates = outcome.report().ownership().stream()
                    .filter(one -> one.owner().isPresent())
                    .map(one -> resolver.candidates(one.name(), request))
                    .toList();
            copy(CandidateReport.json(candidates), json);
        }
    }

    /** Some fields of the JSON of a report, as they are there. */
    private void copy(String report, JsonGenerator json) throws IOException {
        try (JsonParser fields = FACTORY.createParser(report)) {
            fields.nextToken();
            for (String key = fields.nextFieldName(); key != null; key = fields.nextFieldName()) {
                fields.nextToken();
                if (KEYS.contains(key)) {
                    json.writeFieldName(key);
                    json.copyCurrentStructure(fields);
                } else {
                    fields.skipChildren();
                }
            }
        }
    }
}

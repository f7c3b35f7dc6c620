// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.explanation.Explanation;
import dev.headwater.api.explanation.Step;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.resolution.CandidateList;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.text.Spelling;
import dev.headwater.core.why.Bar;
import dev.headwater.core.why.Chain;
import dev.headwater.core.why.Why;
import dev.headwater.core.why.WhyVersion;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes why a project, or a version of it, is in an answer or not: {@code $defs/why} of docs/schema/resolution-2.json.
 * The fields of a case stand behind those that each has.
 */
final class WhyJson implements Why.Visitor<OutcomeJson.Content>, WhyVersion.Visitor<OutcomeJson.Content> {
    private final ProjectName name;
    private final @Nullable String version;
    private final String text;

    private WhyJson(ProjectName name, @Nullable String version, String text) {
        this.name = name;
        this.version = version;
        this.text = text;
    }

    static String of(Why why, String text) {
        return OutcomeJson.written(why.accept(new WhyJson(why.name(), null, text)));
    }

    static String of(WhyVersion why, String text) {
        return OutcomeJson.written(
                why.accept(new WhyJson(why.name(), why.version().toString(), text)));
    }

    private OutcomeJson.Content answer(String answer, OutcomeJson.Content fields) {
        return json -> {
            json.writeStringField("why", name.value());
            json.writeStringField("version", version);
            json.writeStringField("answer", answer);
            json.writeStringField("text", text);
            fields.write(json);
        };
    }

    private OutcomeJson.Content instead(String answer, PinnedPackage pinned, OutcomeJson.Content fields) {
        return answer(answer, json -> {
            json.writeStringField("chosen", pinned.version().toString());
            json.writeStringField("index", pinned.index().map(IndexId::value).orElse(null));
            fields.write(json);
        });
    }

    @Override
    public OutcomeJson.Content required(Why.Required why) {
        return instead("required", why.pinned(), json -> {
            json.writeArrayFieldStart("chains");
            for (Chain chain : why.chains().shortest()) {
                ChainJson.write(json, chain);
            }
            json.writeEndArray();
            json.writeNumberField("more-chains", why.chains().more());
            json.writeBooleanField("counted-all", why.chains().countedAll());
        });
    }

    @Override
    public OutcomeJson.Content notNeeded(Why.NotNeeded why) {
        return answer("not-needed", json -> ownership(json, why.ownership()));
    }

    @Override
    public OutcomeJson.Content noSolution(Why.NoSolution why) {
        return answer("no-solution", json -> {
            ownership(json, why.ownership());
            explanation(json, why.steps());
        });
    }

    @Override
    public OutcomeJson.Content ofProject(WhyVersion.OfProject why) {
        return why.why().accept(this);
    }

    @Override
    public OutcomeJson.Content notListed(WhyVersion.NotListed why) {
        return instead(
                "not-listed",
                why.pinned(),
                json -> ownership(json, Optional.of(why.candidates().ownership())));
    }

    @Override
    public OutcomeJson.Content excluded(WhyVersion.Excluded why) {
        return instead("excluded", why.pinned(), json -> {
            json.writeArrayFieldStart("files");
            for (CandidateList.Row row : why.rows()) {
                CandidateReport.write(json, row);
            }
            json.writeEndArray();
        });
    }

    @Override
    public OutcomeJson.Content forbidden(WhyVersion.Forbidden why) {
        return instead("forbidden", why.pinned(), json -> {
            json.writeArrayFieldStart("bars");
            for (Bar bar : why.bars()) {
                bar(json, bar);
            }
            json.writeEndArray();
        });
    }

    private static void bar(JsonGenerator json, Bar bar) throws IOException {
        json.writeStartObject();
        bar.accept(BAR).write(json);
        json.writeEndObject();
    }

    private static final Bar.Visitor<OutcomeJson.Content> BAR = new Bar.Visitor<>() {
        @Override
        public OutcomeJson.Content required(Bar.Required bar) {
            return json -> {
                json.writeStringField("kind", "dependency");
                json.writeFieldName("chain");
                ChainJson.write(json, bar.chain());
            };
        }

        @Override
        public OutcomeJson.Content requested(Bar.Requested bar) {
            return json -> {
                json.writeStringField("kind", Spelling.of(bar.kind()));
                json.writeFieldName("said");
                ChainJson.write(json, bar.said());
            };
        }
    };

    @Override
    public OutcomeJson.Content behind(WhyVersion.Behind why) {
        return instead("behind", why.pinned(), json -> {});
    }

    @Override
    public OutcomeJson.Content tried(WhyVersion.Tried why) {
        List<Step> steps = why.trial().proof().map(Explanation::steps).orElse(List.of());
        return instead(trial(why.trial()), why.pinned(), json -> explanation(json, steps));
    }

    private static String trial(ResolutionOutcome trial) {
        return trial.resolved().isPresent()
                ? "fits-with-others"
                : trial.proof().isPresent() ? "does-not-fit" : "undecided";
    }

    private static void ownership(JsonGenerator json, Optional<Ownership> ownership) throws IOException {
        OwnershipReport.writeField(json, ownership.stream().toList());
    }

    private static void explanation(JsonGenerator json, List<Step> steps) throws IOException {
        json.writeArrayFieldStart("explanation");
        new ExplanationJson(json).write(steps);
        json.writeEndArray();
    }
}

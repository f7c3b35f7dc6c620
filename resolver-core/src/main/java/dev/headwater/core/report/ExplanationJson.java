// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.explanation.ExcludedRelease;
import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.explanation.Reason;
import dev.headwater.api.explanation.Releases;
import dev.headwater.api.explanation.Step;
import dev.headwater.api.explanation.Supply;
import dev.headwater.api.explanation.Wanted;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.text.Spelling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes a proof as JSON: for each step its reason as data, and in words. */
final class ExplanationJson implements Reason.Visitor<JsonGenerator> {
    private final JsonGenerator json;

    ExplanationJson(JsonGenerator json) {
        this.json = json;
    }

    void write(List<Step> steps) throws IOException {
        try {
            for (Step step : steps) {
                json.writeStartObject();
                json.writeNumberField("step", step.number());
                json.writeFieldName("reason");
                reason(step.reason());
                json.writeStringField("text", ReasonText.of(step.reason()));
                json.writeArrayFieldStart("because");
                for (int number : step.because()) {
                    json.writeNumber(number);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The fields of a case stand between its type and its places. */
    private void reason(Reason reason) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", Words.type(reason));
        reason.accept(this);
        PlaceJson.writeField(json, reason.places());
        json.writeEndObject();
    }

    /** Writes what a case has; a visitor cannot throw what a generator throws. */
    private JsonGenerator fields(OutcomeJson.Content content) {
        try {
            content.write(json);
            return json;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public JsonGenerator requested(Reason.Requested reason) {
        return fields(json -> wanted(reason.wanted()));
    }

    @Override
    public JsonGenerator depends(Reason.Depends reason) {
        return fields(json -> {
            releases("releases", reason.releases());
            wanted(reason.wanted());
        });
    }

    @Override
    public JsonGenerator overridden(Reason.Overridden reason) {
        return fields(json -> {
            if (reason.releases().isPresent()) {
                releases("releases", reason.releases().get());
            } else {
                json.writeNullField("releases");
            }
            wanted(reason.wanted());
            OutcomeJson.texts(json, "published", reason.published());
        });
    }

    @Override
    public JsonGenerator constrained(Reason.Constrained reason) {
        return fields(json -> {
            releases("releases", reason.leftOut());
            OutcomeJson.texts(json, "constraints", reason.constraints());
        });
    }

    @Override
    public JsonGenerator excluded(Reason.Excluded reason) {
        return fields(json -> {
            releases("releases", reason.releases());
            json.writeFieldName("exclusion");
            ExclusionJson.write(json, reason.exclusion());
        });
    }

    @Override
    public JsonGenerator notSupplied(Reason.NotSupplied reason) {
        return fields(json -> {
            json.writeFieldName("required");
            reason(reason.wanted());
            supply(reason.supply());
        });
    }

    @Override
    public JsonGenerator contradicts(Reason.Contradicts reason) {
        return fields(json -> {
            list("together", reason.together());
            list("needed", reason.needed());
        });
    }

    private void wanted(Wanted wanted) throws IOException {
        json.writeObjectFieldStart("wanted");
        json.writeStringField("name", wanted.name().value());
        json.writeStringField("extra", wanted.extra().map(ExtraName::value).orElse(null));
        OutcomeJson.texts(
                json,
                "specifiers",
                wanted.ranges().stream().filter(range -> !range.isAny()).toList());
        json.writeBooleanField("alternatives", wanted.alternatives());
        json.writeEndObject();
    }

    private void list(String field, List<Releases> all) throws IOException {
        json.writeArrayFieldStart(field);
        for (Releases releases : all) {
            releases(releases);
        }
        json.writeEndArray();
    }

    private void releases(String field, Releases releases) throws IOException {
        json.writeFieldName(field);
        releases(releases);
    }

    private void releases(Releases releases) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", releases.name().value());
        json.writeStringField("extra", releases.extra().map(ExtraName::value).orElse(null));
        json.writeArrayFieldStart("versions");
        for (Releases.Run run : releases.runs()) {
            json.writeStartObject();
            json.writeStringField("first", run.first().toString());
            json.writeStringField("last", run.last().toString());
            json.writeNumberField("count", run.count());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeBooleanField("every", releases.every());
        json.writeStringField("index", releases.index().map(IndexId::value).orElse(null));
        ProvidedJson.write(json, releases.provided());
        if (releases.own().isPresent()) {
            json.writeFieldName("own");
            PlaceJson.write(json, releases.own().get());
        } else {
            json.writeNullField("own");
        }
        json.writeEndObject();
    }

    private void supply(Supply supply) throws IOException {
        json.writeObjectFieldStart("supply");
        json.writeStringField(
                "owner", supply.ownership().owner().map(IndexId::value).orElse(null));
        json.writeStringField("rule", Spelling.of(supply.ownership().rule()));
        releases("usable", supply.usable());
        json.writeArrayFieldStart("excluded");
        for (ExcludedRelease excluded : supply.excluded()) {
            excluded(excluded);
        }
        json.writeEndArray();
        if (supply.newest().isPresent()) {
            json.writeFieldName("newest");
            excluded(supply.newest().get());
        } else {
            json.writeNullField("newest");
        }
        json.writeNumberField("listed", supply.listed());
        OutcomeJson.texts(json, "unreadable", supply.unreadable());
        if (!supply.packages().isEmpty()) {
            json.writeArrayFieldStart("packages");
            for (Exclusion.UnusablePackage unusable : supply.packages()) {
                ExclusionJson.write(json, unusable);
            }
            json.writeEndArray();
        }
        json.writeStringField("status", Spelling.of(supply.status().state()));
        json.writeStringField("status-reason", supply.status().reason().orElse(null));
        json.writeEndObject();
    }

    private void excluded(ExcludedRelease excluded) throws IOException {
        json.writeStartObject();
        json.writeStringField("version", excluded.version().toString());
        json.writeFieldName("exclusion");
        ExclusionJson.write(json, excluded.exclusion());
        ProvidedJson.write(json, excluded.provided());
        json.writeEndObject();
    }
}

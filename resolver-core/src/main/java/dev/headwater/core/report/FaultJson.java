// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.index.FaultDetail;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.text.Spelling;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Writes the faults of indexes as JSON: kind, status and place, the words, and what came as data. */
final class FaultJson implements FaultDetail.Visitor<OutcomeJson.Content> {
    private static final FaultJson FIELDS = new FaultJson();

    private FaultJson() {}

    static void write(JsonGenerator json, IndexFault fault) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", Spelling.of(fault.kind()));
        if (fault.status().isPresent()) {
            json.writeNumberField("status", fault.status().getAsInt());
        } else {
            json.writeNullField("status");
        }
        json.writeStringField("location", fault.location());
        json.writeStringField("text", FaultText.of(fault));
        json.writeFieldName("detail");
        detail(json, fault.detail());
        json.writeEndObject();
    }

    private static void detail(JsonGenerator json, FaultDetail detail) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", Words.type(detail));
        detail.accept(FIELDS).write(json);
        json.writeEndObject();
    }

    private static void detail(JsonGenerator json, String field, Optional<FaultDetail> detail) throws IOException {
        if (detail.isPresent()) {
            json.writeFieldName(field);
            detail(json, detail.get());
        } else {
            json.writeNullField(field);
        }
    }

    private static void milliseconds(JsonGenerator json, String field, Duration time) throws IOException {
        json.writeNumberField(field, time.toMillis());
    }

    @Override
    public OutcomeJson.Content status(FaultDetail.Status detail) {
        return json -> {
            json.writeNumberField("code", detail.code());
            json.writeStringField("title", detail.title().orElse(null));
            json.writeBooleanField("to-login", detail.toLogin());
        };
    }

    @Override
    public OutcomeJson.Content redirect(FaultDetail.Redirect detail) {
        return json -> {
            json.writeStringField("refusal", Spelling.of(detail.refusal()));
            json.writeStringField("target", detail.target().orElse(null));
        };
    }

    @Override
    public OutcomeJson.Content tooManyRedirects(FaultDetail.TooManyRedirects detail) {
        return json -> json.writeNumberField("most", detail.most());
    }

    @Override
    public OutcomeJson.Content redirected(FaultDetail.Redirected detail) {
        return json -> {
            json.writeStringField("url", detail.url());
            json.writeFieldName("there");
            detail(json, detail.there());
        };
    }

    @Override
    public OutcomeJson.Content tooLarge(FaultDetail.TooLarge detail) {
        return json -> {
            json.writeNumberField("most", detail.most());
            if (detail.announced().isPresent()) {
                json.writeNumberField("announced", detail.announced().getAsLong());
            } else {
                json.writeNullField("announced");
            }
        };
    }

    @Override
    public OutcomeJson.Content mediaType(FaultDetail.MediaType detail) {
        return json -> json.writeStringField("found", detail.found().isEmpty() ? null : detail.found());
    }

    @Override
    public OutcomeJson.Content tls(FaultDetail.Tls detail) {
        return json -> {
            json.writeStringField("problem", Spelling.of(detail.problem()));
            json.writeStringField("host", detail.host());
            json.writeStringField("named", detail.named().orElse(null));
        };
    }

    @Override
    public OutcomeJson.Content late(FaultDetail.Late detail) {
        return json -> {
            json.writeStringField("awaited", Spelling.of(detail.awaited()));
            milliseconds(json, "within", detail.within());
        };
    }

    @Override
    public OutcomeJson.Content unconnected(FaultDetail.Unconnected detail) {
        return json -> {
            json.writeStringField("problem", Spelling.of(detail.problem()));
            json.writeStringField("host", detail.host());
        };
    }

    @Override
    public OutcomeJson.Content address(FaultDetail.Address detail) {
        return json -> {
            json.writeStringField("host", detail.host());
            json.writeStringField("reach", Spelling.of(detail.reach()));
        };
    }

    @Override
    public OutcomeJson.Content otherHashes(FaultDetail.OtherHashes detail) {
        return json -> {
            json.writeStringField("filename", detail.filename());
            json.writeStringField("elsewhere", detail.elsewhere());
        };
    }

    @Override
    public OutcomeJson.Content knownProject(FaultDetail.KnownProject detail) {
        return json -> {
            json.writeStringField("name", detail.known().value());
            detail(json, "instead", detail.instead());
        };
    }

    @Override
    public OutcomeJson.Content postponed(FaultDetail.Postponed detail) {
        return json -> {
            json.writeFieldName("before");
            detail(json, detail.before());
            milliseconds(json, "pause", detail.pause());
            milliseconds(json, "left", detail.left());
        };
    }

    @Override
    public OutcomeJson.Content suspended(FaultDetail.Suspended detail) {
        return json -> {
            detail(json, "before", detail.before());
            json.writeNumberField("failed", detail.failed());
            json.writeNumberField("calls", detail.calls());
        };
    }

    @Override
    public OutcomeJson.Content withMirrors(FaultDetail.WithMirrors detail) {
        return json -> {
            json.writeFieldName("own");
            detail(json, detail.own());
            json.writeArrayFieldStart("mirrors");
            for (IndexFault fault : detail.mirrors()) {
                write(json, fault);
            }
            json.writeEndArray();
        };
    }

    @Override
    public OutcomeJson.Content quoted(FaultDetail.Quoted detail) {
        return json -> json.writeStringField("words", detail.words());
    }
}

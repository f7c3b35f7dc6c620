// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.lock.Difference;
import dev.headwater.api.lock.LockLines;
import dev.headwater.api.lock.Verification;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.Spelling;
import dev.headwater.api.text.UrlSecrets;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Writes a verification as JSON of schema 1: docs/schema/verification-1.json. Fields come in the order of the schema.
 */
final class VerificationJson {
    private static final int SCHEMA = 1;

    private final Verification verification;
    private final LockLines lines;
    private final String file;

    VerificationJson(Verification verification, LockLines lines, String file) {
        this.verification = verification;
        this.lines = lines;
        this.file = file;
    }

    String written() {
        return OutcomeJson.document(json -> {
            json.writeNumberField("schema", SCHEMA);
            json.writeStringField("outcome", Spelling.of(verification.outcome()));
            json.writeStringField("message", VerificationText.summary(verification));
            json.writeStringField("lock", Shown.text(file));
            json.writeNumberField("packages", verification.packages());
            json.writeNumberField("names", verification.names());
            json.writeArrayFieldStart("differences");
            for (Difference one : verification.differences()) {
                difference(json, one);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("not-checked");
            for (Verification.Unchecked one : verification.unchecked()) {
                unchecked(json, one);
            }
            json.writeEndArray();
        });
    }

    private void difference(JsonGenerator json, Difference one) throws IOException {
        json.writeStartObject();
        json.writeStringField("severity", Spelling.of(one.kind().severity()));
        json.writeStringField("code", one.kind().code());
        json.writeStringField("name", one.name().map(ProjectName::value).orElse(null));
        json.writeStringField("index", one.index().map(IndexId::value).orElse(null));
        text(json, "item", one.item());
        text(json, "locked", one.locked());
        text(json, "today", one.today());
        json.writeStringField("text", VerificationText.of(one));
        line(json, lines.of(one));
        json.writeEndObject();
    }

    private void unchecked(JsonGenerator json, Verification.Unchecked one) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", one.name().value());
        json.writeStringField("index", one.index().map(IndexId::value).orElse(null));
        text(json, "item", one.file());
        if (one.fault().isPresent()) {
            json.writeFieldName("fault");
            FaultJson.write(json, one.fault().get());
        } else {
            json.writeNullField("fault");
        }
        json.writeStringField("text", VerificationText.of(one));
        line(json, lines.of(one.name()));
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String field, Optional<String> text) throws IOException {
        json.writeStringField(
                field, text.map(UrlSecrets::masked).map(Shown::text).orElse(null));
    }

    private static void line(JsonGenerator json, OptionalInt line) throws IOException {
        if (line.isPresent()) {
            json.writeNumberField("line", line.getAsInt());
        } else {
            json.writeNullField("line");
        }
    }
}

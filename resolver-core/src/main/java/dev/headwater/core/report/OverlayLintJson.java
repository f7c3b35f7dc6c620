// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.review.LintFinding;
import dev.headwater.api.review.LintedOverlay;
import dev.headwater.api.review.ListedVersion;
import dev.headwater.api.review.OverlayLint;
import dev.headwater.api.text.Spelling;
import java.io.IOException;
import java.util.List;

/**
 * Writes judged overlays as JSON of schema 1: docs/schema/overlay-lint-1.json. Fields come in the order of the schema.
 */
final class OverlayLintJson {
    private static final int SCHEMA = 1;

    private final OverlayLint lint;
    private final String message;

    OverlayLintJson(OverlayLint lint, String message) {
        this.lint = lint;
        this.message = message;
    }

    String written() {
        return OutcomeJson.document(json -> {
            json.writeNumberField("schema", SCHEMA);
            json.writeStringField("outcome", Spelling.of(lint.outcome()));
            json.writeStringField("message", message);
            json.writeArrayFieldStart("overlays");
            for (LintedOverlay one : lint.overlays()) {
                overlay(json, one);
            }
            json.writeEndArray();
        });
    }

    private static void overlay(JsonGenerator json, LintedOverlay one) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", one.overlay().id());
        json.writeStringField("project", one.overlay().project().value());
        json.writeStringField("index", one.overlay().index().map(IndexId::value).orElse("*"));
        json.writeStringField("owner", one.owner().map(IndexId::value).orElse(null));
        OutcomeJson.texts(json, "needs", one.needs().stream().map(Spelling::of).toList());
        versions(json, "matched", one.matched());
        json.writeArrayFieldStart("findings");
        for (LintFinding finding : one.findings()) {
            finding(json, one, finding);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void finding(JsonGenerator json, LintedOverlay one, LintFinding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", finding.kind().code());
        json.writeStringField("level", Spelling.of(finding.kind().level()));
        shown(json, "about", finding.about());
        shown(json, "there", finding.there());
        versions(json, "where", finding.where());
        json.writeStringField("text", OverlayLintText.of(one, finding));
        json.writeEndObject();
    }

    private static void shown(JsonGenerator json, String field, List<String> texts) throws IOException {
        OutcomeJson.texts(json, field, texts.stream().map(ListedText::shown).toList());
    }

    private static void versions(JsonGenerator json, String field, List<ListedVersion> listed) throws IOException {
        json.writeArrayFieldStart(field);
        for (ListedVersion one : listed) {
            json.writeStartObject();
            ListedText.write(json, one);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}

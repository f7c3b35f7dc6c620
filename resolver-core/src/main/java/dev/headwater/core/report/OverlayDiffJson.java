// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.review.ChangedFiles;
import dev.headwater.api.review.FieldChange;
import dev.headwater.api.review.OutcomePair;
import dev.headwater.api.review.OverlayDiff;
import dev.headwater.api.review.Unanswered;
import dev.headwater.api.review.UnchangedFiles;
import dev.headwater.api.text.Shown;
import java.io.IOException;
import java.util.List;

/** Writes what overlays change as JSON of schema 1: docs/schema/overlay-diff-1.json. Fields come in its order. */
final class OverlayDiffJson {
    private static final int SCHEMA = 1;

    private final OverlayDiff diff;

    OverlayDiffJson(OverlayDiff diff) {
        this.diff = diff;
    }

    String written() {
        return OutcomeJson.document(json -> {
            json.writeNumberField("schema", SCHEMA);
            json.writeStringField("message", OverlayDiffText.summary(diff));
            json.writeArrayFieldStart("changed");
            for (ChangedFiles one : diff.changed()) {
                changed(json, one);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("unchanged");
            for (UnchangedFiles one : diff.unchanged()) {
                unchanged(json, one);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("unanswered");
            for (Unanswered one : diff.unanswered()) {
                unanswered(json, one);
            }
            json.writeEndArray();
            if (diff.effect().isEmpty()) {
                json.writeNullField("request");
            } else {
                effect(json, diff.effect().get());
            }
        });
    }

    private static void changed(JsonGenerator json, ChangedFiles one) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", one.name().value());
        json.writeStringField("index", one.index().value());
        ListedText.write(json, one.files());
        json.writeArrayFieldStart("changes");
        for (FieldChange change : one.changes()) {
            json.writeStartObject();
            json.writeStringField("overlay", change.overlay());
            json.writeStringField("field", change.field());
            json.writeStringField(
                    "before", change.before().map(ListedText::shown).orElse(null));
            json.writeStringField("after", change.after().map(ListedText::shown).orElse(null));
            json.writeStringField("text", ListedText.shown(OverlayDiffText.of(change)));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void unchanged(JsonGenerator json, UnchangedFiles one) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", one.name().value());
        json.writeStringField("index", one.index().value());
        ListedText.write(json, one.files());
        OutcomeJson.texts(
                json,
                "overlays",
                one.problems().stream()
                        .flatMap(problem -> problem.overlays().stream())
                        .distinct()
                        .sorted()
                        .toList());
        json.writeStringField("text", ListedText.shown(OverlayDiffText.of(one)));
        json.writeEndObject();
    }

    private static void unanswered(JsonGenerator json, Unanswered one) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", one.name().value());
        json.writeStringField("index", one.index().value());
        json.writeStringField("item", one.item().map(ListedText::shown).orElse(null));
        json.writeStringField("text", ListedText.shown(OverlayDiffText.of(one)));
        json.writeEndObject();
    }

    private static void effect(JsonGenerator json, OutcomePair pair) throws IOException {
        json.writeObjectFieldStart("request");
        outcome(json, "before", pair.before());
        outcome(json, "after", pair.after());
        json.writeArrayFieldStart("pins");
        for (PinChanges.Pin pin : new PinChanges(pair).all()) {
            json.writeStartObject();
            json.writeStringField("name", pin.name().value());
            json.writeStringField("before", pin.before().map(ListedText::shown).orElse(null));
            json.writeStringField("after", pin.after().map(ListedText::shown).orElse(null));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void outcome(JsonGenerator json, String field, ResolutionOutcome outcome) throws IOException {
        List<PinnedPackage> packages =
                outcome.resolved().map(ResolutionOutcome.Resolved::packages).orElse(List.of());
        json.writeObjectFieldStart(field);
        json.writeStringField("outcome", Words.kind(outcome));
        json.writeStringField("message", Shown.lines(Headline.of(outcome)));
        json.writeStringField("overlay-digest", outcome.report().overlayDigest().orElse(null));
        json.writeArrayFieldStart("packages");
        for (PinnedPackage pinned : packages) {
            json.writeStartObject();
            json.writeStringField("name", pinned.name().value());
            json.writeStringField("version", pinned.version().toString());
            json.writeStringField("index", pinned.index().map(IndexId::value).orElse(null));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}

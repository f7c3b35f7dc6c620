// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.text.Spelling;
import java.io.IOException;
import java.util.Optional;

/** Writes an exclusion as JSON: its type, its words, and the facts of its case. Where nothing is said stands null. */
final class ExclusionJson implements Exclusion.Visitor<OutcomeJson.Content> {
    private static final ExclusionJson FIELDS = new ExclusionJson();
    private static final OutcomeJson.Content NONE = json -> {};

    private ExclusionJson() {}

    static void write(JsonGenerator json, Exclusion exclusion) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", Words.type(exclusion));
        json.writeStringField("text", ExclusionText.of(exclusion));
        exclusion.accept(FIELDS).write(json);
        json.writeEndObject();
    }

    private static OutcomeJson.Content text(String field, String value) {
        return json -> json.writeStringField(field, value);
    }

    private static void said(JsonGenerator json, String field, String value) throws IOException {
        json.writeStringField(field, value.isEmpty() ? null : value);
    }

    @Override
    public OutcomeJson.Content malformedFilename(Exclusion.MalformedFilename exclusion) {
        return NONE;
    }

    @Override
    public OutcomeJson.Content otherProject(Exclusion.OtherProject exclusion) {
        return NONE;
    }

    @Override
    public OutcomeJson.Content listing(Exclusion.Listing exclusion) {
        return text("fault", Spelling.of(exclusion.fault()));
    }

    @Override
    public OutcomeJson.Content unsupportedKind(Exclusion.UnsupportedKind exclusion) {
        return NONE;
    }

    @Override
    public OutcomeJson.Content format(Exclusion.Format exclusion) {
        return text("format", Spelling.of(exclusion.kind()));
    }

    @Override
    public OutcomeJson.Content tags(Exclusion.Tags exclusion) {
        return json -> {
            OutcomeJson.texts(json, "offered", exclusion.offered());
            json.writeStringField("wanted", exclusion.wanted());
        };
    }

    @Override
    public OutcomeJson.Content requiresPython(Exclusion.RequiresPython exclusion) {
        return json -> {
            json.writeStringField("specifier", exclusion.specifier());
            json.writeStringField("python", exclusion.python());
            json.writeStringField("overlay", exclusion.overlay().orElse(null));
        };
    }

    @Override
    public OutcomeJson.Content tooNew(Exclusion.TooNew exclusion) {
        return json -> {
            json.writeStringField("uploaded", Words.time(exclusion.uploaded()));
            json.writeStringField("cut-off", Words.time(exclusion.cutOff()));
        };
    }

    @Override
    public OutcomeJson.Content noUploadTime(Exclusion.NoUploadTime exclusion) {
        return NONE;
    }

    @Override
    public OutcomeJson.Content yanked(Exclusion.Yanked exclusion) {
        return json -> {
            said(json, "why", exclusion.why());
            json.writeStringField("overlay", exclusion.overlay().orElse(null));
        };
    }

    @Override
    public OutcomeJson.Content withdrawn(Exclusion.Withdrawn exclusion) {
        return json -> {
            said(json, "why", exclusion.why());
            json.writeStringField("overlay", exclusion.overlay());
        };
    }

    @Override
    public OutcomeJson.Content quarantined(Exclusion.Quarantined exclusion) {
        return json -> said(json, "why", exclusion.why());
    }

    @Override
    public OutcomeJson.Content preRelease(Exclusion.PreRelease exclusion) {
        return NONE;
    }

    @Override
    public OutcomeJson.Content hash(Exclusion.Hash exclusion) {
        return NONE;
    }

    @Override
    public OutcomeJson.Content otherContent(Exclusion.OtherContent exclusion) {
        return json -> {
            json.writeObjectFieldStart("hashes");
            json.writeStringField(
                    exclusion.found().algorithm(), exclusion.found().hex());
            json.writeEndObject();
        };
    }

    @Override
    public OutcomeJson.Content unknownHash(Exclusion.UnknownHash exclusion) {
        Optional<ContentAnswer.Unreadable> why = exclusion.why();
        return json -> {
            OutcomeJson.texts(json, "algorithms", exclusion.algorithms());
            json.writeStringField(
                    "cause", why.map(unread -> Spelling.of(unread.cause())).orElse(null));
            said(json, "detail", why.map(ContentAnswer.Unreadable::detail).orElse(""));
        };
    }

    @Override
    public OutcomeJson.Content noHash(Exclusion.NoHash exclusion) {
        return json -> json.writeBooleanField("provided", exclusion.provided());
    }

    @Override
    public OutcomeJson.Content metadata(Exclusion.Metadata exclusion) {
        return json -> {
            json.writeStringField("cause", Spelling.of(exclusion.cause()));
            said(json, "detail", exclusion.detail());
        };
    }

    @Override
    public OutcomeJson.Content unreadableRequirement(Exclusion.UnreadableRequirement exclusion) {
        return text("requirement", exclusion.requirement());
    }

    @Override
    public OutcomeJson.Content unknownMarker(Exclusion.UnknownMarker exclusion) {
        return json -> {
            json.writeStringField("requirement", exclusion.requirement());
            OutcomeJson.texts(json, "unknown", exclusion.unknown());
        };
    }

    @Override
    public OutcomeJson.Content metadataOfAnother(Exclusion.MetadataOfAnother exclusion) {
        return json -> {
            json.writeStringField("name", exclusion.name().value());
            json.writeStringField("version", exclusion.version().toString());
        };
    }

    @Override
    public OutcomeJson.Content dependsOnUrl(Exclusion.DependsOnUrl exclusion) {
        return json -> {
            json.writeStringField("name", exclusion.name().value());
            json.writeStringField("url", exclusion.url().orElse(null));
            json.writeBooleanField("of-extra", exclusion.ofExtra());
        };
    }

    @Override
    public OutcomeJson.Content unknownDependencies(Exclusion.UnknownDependencies exclusion) {
        return json -> json.writeStringField(
                "extra", exclusion.extra().map(ExtraName::value).orElse(null));
    }

    @Override
    public OutcomeJson.Content otherTarget(Exclusion.OtherTarget exclusion) {
        return json -> {
            json.writeStringField("difference", Spelling.of(exclusion.difference()));
            json.writeStringField("served-python", exclusion.served().python().toString());
            json.writeStringField("served-architecture", exclusion.served().architecture());
            json.writeStringField("target", exclusion.target());
        };
    }

    @Override
    public OutcomeJson.Content unusablePackage(Exclusion.UnusablePackage exclusion) {
        return json -> {
            json.writeStringField("package", exclusion.name());
            json.writeStringField("fault", Spelling.of(exclusion.fault().kind()));
            json.writeStringField("detail", exclusion.fault().detail());
        };
    }
}

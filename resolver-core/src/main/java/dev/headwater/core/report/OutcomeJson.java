// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.explanation.Hint;
import dev.headwater.api.explanation.NearMiss;
import dev.headwater.api.explanation.Warning;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.OutcomeReport;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.tag.Target;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes an outcome as JSON of schema 2: docs/schema/resolution-2.json. Fields come in the order of the schema. */
final class OutcomeJson {
    private static final int SCHEMA = 2;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;
    private final Hint.Visitor<String> hints;

    private OutcomeJson(JsonGenerator json, Hint.Visitor<String> hints) {
        this.json = json;
        this.hints = hints;
    }

    static String of(ResolutionOutcome outcome, Hint.Visitor<String> hints) {
        return written(json -> new OutcomeJson(json, hints).outcome(outcome));
    }

    /** {@return several outcomes, each whole, in the field {@code answers} of one object} */
    static String of(List<ResolutionOutcome> outcomes, Hint.Visitor<String> hints) {
        return written(LinePrinter.ofSeveral(), json -> {
            json.writeArrayFieldStart("answers");
            for (ResolutionOutcome outcome : outcomes) {
                object(json, fields -> new OutcomeJson(fields, hints).outcome(outcome));
            }
            json.writeEndArray();
        });
    }

    /** {@return what a writer writes, laid out by lines, with a line feed at the end} */
    static String written(Content content) {
        return written(LinePrinter.ofOne(), content);
    }

    private static String written(LinePrinter printer, Content content) {
        return text(printer, json -> object(json, content));
    }

    /** {@return an object of another schema, laid out by lines, with a line feed at the end} */
    static String document(Content content) {
        return text(LinePrinter.ofOne(), json -> {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        });
    }

    private static String text(LinePrinter printer, Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.setPrettyPrinter(printer);
            content.write(json);
            json.writeRaw('\n');
        } catch (IOException e) {
            // A StringWriter does not fail.
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void object(JsonGenerator json, Content content) throws IOException {
        json.writeStartObject();
        json.writeNumberField("schema", SCHEMA);
        content.write(json);
        json.writeEndObject();
    }

    /** {@return that owners changed: as the outcome that met it, without a proof, with more fields at its end} */
    static String changed(ResolutionOutcome met, String message, Content rest) {
        return written(json -> {
            OutcomeJson outcome = new OutcomeJson(json, new HintText());
            json.writeStringField("outcome", "owner-changed");
            json.writeStringField("message", message);
            outcome.notes(met.report());
            outcome.packages(met);
            OwnershipReport.writeField(json, met.report().ownership());
            json.writeArrayFieldStart("explanation");
            json.writeEndArray();
            rest.write(json);
        });
    }

    private void outcome(ResolutionOutcome outcome) throws IOException {
        OutcomeReport report = outcome.report();
        json.writeStringField("outcome", Words.kind(outcome));
        json.writeStringField("message", Headline.of(outcome));
        if (outcome instanceof ResolutionOutcome.InvalidRequest invalid) {
            ProblemJson.writeField(json, invalid.problems());
        }
        notes(report);
        packages(outcome);
        OwnershipReport.writeField(json, report.ownership());
        json.writeArrayFieldStart("explanation");
        List<NearMiss> nearMisses = List.of();
        if (outcome.proof().isPresent()) {
            new ExplanationJson(json).write(outcome.proof().get().steps());
            nearMisses = outcome.proof().get().nearMisses();
        }
        json.writeEndArray();
        nearMisses(nearMisses);
    }

    private void nearMisses(List<NearMiss> nearMisses) throws IOException {
        if (nearMisses.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("near-misses");
        for (NearMiss miss : nearMisses) {
            json.writeStartObject();
            json.writeStringField("name", miss.name().value());
            json.writeStringField("index", miss.index().map(IndexId::value).orElse(null));
            json.writeStringField("version", miss.release().version().toString());
            json.writeFieldName("exclusion");
            ExclusionJson.write(json, miss.release().exclusion());
            ProvidedJson.write(json, miss.release().provided());
            json.writeStringField("text", NearMissText.of(miss));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void notes(OutcomeReport report) throws IOException {
        json.writeArrayFieldStart("warnings");
        for (Warning warning : report.warnings()) {
            json.writeStartObject();
            json.writeStringField("type", Words.type(warning));
            json.writeStringField("text", WarningText.of(warning));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("hints");
        for (Hint hint : report.hints()) {
            json.writeStartObject();
            json.writeStringField("type", Words.type(hint));
            json.writeStringField("text", hint.accept(hints));
            texts(
                    json,
                    "discloses",
                    hint.discloses().stream().map(ProjectName::value).toList());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("strategy", "owner-first");
        json.writeStringField("policy-digest", report.policyDigest().orElse(null));
        json.writeStringField("overlay-digest", report.overlayDigest().orElse(null));
        target(report.target());
    }

    private void packages(ResolutionOutcome outcome) throws IOException {
        json.writeArrayFieldStart("packages");
        PackageJson packages = new PackageJson(json);
        Map<ProjectName, ProjectStatus> statuses = statuses(outcome.report());
        for (PinnedPackage pinned :
                outcome.resolved().map(ResolutionOutcome.Resolved::packages).orElse(List.of())) {
            packages.write(pinned, Optional.ofNullable(statuses.get(pinned.name())));
        }
        json.writeEndArray();
    }

    private static Map<ProjectName, ProjectStatus> statuses(OutcomeReport report) {
        Map<ProjectName, ProjectStatus> statuses = new HashMap<>();
        for (Warning warning : report.warnings()) {
            if (warning instanceof Warning.Status said) {
                statuses.put(said.name(), said.status());
            }
        }
        return statuses;
    }

    private void target(Optional<Target> target) throws IOException {
        if (target.isEmpty()) {
            json.writeNullField("target");
            return;
        }
        json.writeObjectFieldStart("target");
        json.writeStringField("python", target.get().python().toString());
        texts(json, "platforms", target.get().platforms());
        json.writeEndObject();
    }

    static void texts(JsonGenerator json, String field, Collection<?> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (Object value : values) {
            json.writeString(value.toString());
        }
        json.writeEndArray();
    }

    /** The fields of an object. */
    @FunctionalInterface
    interface Content {
        /** Writes them. */
        void write(JsonGenerator json) throws IOException;
    }
}

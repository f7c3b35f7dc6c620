// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.text.Spelling;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.resolution.Explanation;
import dev.headwater.api.resolution.OutcomeReport;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.tag.Target;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes an outcome as JSON of schema 1: docs/schema/resolution-1.json. Fields come in the order of the schema. */
final class OutcomeJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private OutcomeJson(JsonGenerator json) {
        this.json = json;
    }

    static String of(ResolutionOutcome outcome) {
        return written(json -> new OutcomeJson(json).outcome(outcome));
    }

    /** {@return what a writer writes, laid out by lines, with a line feed at the end} */
    static String written(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.setPrettyPrinter(new LinePrinter());
            json.writeStartObject();
            json.writeNumberField("schema", 1);
            content.write(json);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            // A StringWriter does not fail.
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void outcome(ResolutionOutcome outcome) throws IOException {
        OutcomeReport report = outcome.report();
        json.writeStringField("outcome", Words.kind(outcome));
        json.writeStringField("message", report.message());
        texts("warnings", report.warnings());
        texts("hints", report.hints());
        json.writeStringField("strategy", "owner-first");
        json.writeStringField("policy-digest", report.policyDigest().orElse(null));
        json.writeNullField("overlay-digest");
        target(report.target());
        json.writeArrayFieldStart("packages");
        if (outcome instanceof ResolutionOutcome.Resolved resolved) {
            for (PinnedPackage pinned : resolved.packages()) {
                pinned(pinned);
            }
        }
        json.writeEndArray();
        OwnershipReport.writeField(json, report.ownership());
        json.writeArrayFieldStart("explanation");
        if (outcome instanceof ResolutionOutcome.Unsatisfiable unsatisfiable) {
            for (Explanation.Step step : unsatisfiable.explanation().steps()) {
                step(step);
            }
        }
        json.writeEndArray();
    }

    private void target(Optional<Target> target) throws IOException {
        if (target.isEmpty()) {
            json.writeNullField("target");
            return;
        }
        json.writeObjectFieldStart("target");
        json.writeStringField("python", target.get().python().toString());
        texts("platforms", target.get().platforms());
        json.writeEndObject();
    }

    private void pinned(PinnedPackage pinned) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", pinned.name().value());
        json.writeStringField("version", pinned.version().toString());
        json.writeStringField("index", pinned.index().map(IndexId::value).orElse(null));
        json.writeStringField("rule", Spelling.of(pinned.rule()));
        json.writeBooleanField("direct", pinned.direct());
        texts("extras", pinned.extras());
        file(pinned.file());
        json.writeObjectFieldStart("metadata");
        json.writeStringField("source", Spelling.of(pinned.metadata().source()));
        json.writeBooleanField("verified", pinned.metadata().verified());
        json.writeEndObject();
        json.writeBooleanField("yanked", pinned.file().yank().isPresent());
        json.writeStringField("requires-python", pinned.requiresPython().orElse(null));
        texts("dependencies", pinned.dependencies());
        texts("overlays", pinned.overlays());
        json.writeNullField("published");
        json.writeNullField("purl");
        json.writeEndObject();
    }

    private void file(DistributionFile file) throws IOException {
        json.writeObjectFieldStart("file");
        json.writeStringField("filename", file.filename());
        json.writeStringField("url", UrlSecrets.withoutQuery(file.url()));
        json.writeObjectFieldStart("hashes");
        for (var hash : file.hashes().asList()) {
            json.writeStringField(hash.algorithm(), hash.hex());
        }
        json.writeEndObject();
        if (file.size().isPresent()) {
            json.writeNumberField("size", file.size().getAsLong());
        } else {
            json.writeNullField("size");
        }
        json.writeStringField("upload-time", time(file));
        json.writeEndObject();
    }

    private void step(Explanation.Step step) throws IOException {
        json.writeStartObject();
        json.writeNumberField("step", step.number());
        json.writeStringField("text", step.text());
        json.writeArrayFieldStart("because");
        for (int number : step.because()) {
            json.writeNumber(number);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void texts(String field, Collection<?> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (Object value : values) {
            json.writeString(value.toString());
        }
        json.writeEndArray();
    }

    private static @Nullable String time(DistributionFile file) {
        return file.uploadTime().isPresent() ? Words.time(file.uploadTime().get()) : null;
    }

    /** The fields of an object. */
    @FunctionalInterface
    interface Content {
        /** Writes them. */
        void write(JsonGenerator json) throws IOException;
    }
}

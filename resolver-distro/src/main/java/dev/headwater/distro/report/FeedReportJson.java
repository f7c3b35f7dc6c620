// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.headwater.api.text.Spelling;
import dev.headwater.distro.feed.FeedHead;
import dev.headwater.distro.feed.FeedHead.Remark;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The report of a feed for programs: one JSON object, indented, of version 1. */
public final class FeedReportJson {
    private static final int VERSION = 1;

    private final JsonGenerator json;

    private FeedReportJson(JsonGenerator json) {
        this.json = json;
    }

    /** {@return the report} */
    public static String of(FeedReport report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonFactory.builder().build().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            new FeedReportJson(json).write(report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private void write(FeedReport report) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", VERSION);
        head(report.head());
        json.writeNumberField("projects", report.projects());
        counts("mapped-by", report.mapped());
        rows("packages", "evidence", report.packages());
        counts("notes", report.notes());
        rows("settled", "others", report.settled());
        rows("ambiguous", "others", report.ambiguous());
        rows("other-python", "python", report.otherPython());
        rows("missing", "text", report.missing());
        rows("unreadable", "text", report.unreadable());
        rows("differing", "packaged-version", report.differing());
        remarks(report.head().remarks());
        json.writeArrayFieldStart("unmapped");
        for (String name : report.head().unmapped()) {
            json.writeString(name);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void head(FeedHead head) throws IOException {
        json.writeStringField("distributor", head.distributor());
        json.writeStringField("python", head.python());
        json.writeStringField("architecture", head.architecture());
        json.writeStringField("interpreter", head.interpreter());
        json.writeArrayFieldStart("sources");
        for (FeedHead.Source source : head.sources()) {
            json.writeStartObject();
            json.writeStringField("location", source.location());
            json.writeStringField("suite", source.suite());
            time("date", source.date());
            time("valid-until", source.validUntil());
            json.writeStringField("trust", Spelling.of(source.trust()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void time(String field, Optional<Instant> time) throws IOException {
        if (time.isPresent()) {
            json.writeStringField(field, time.get().toString());
        } else {
            json.writeNullField(field);
        }
    }

    private void counts(String field, Map<? extends Enum<?>, Integer> counts) throws IOException {
        json.writeObjectFieldStart(field);
        for (Map.Entry<? extends Enum<?>, Integer> count : counts.entrySet()) {
            json.writeNumberField(Spelling.of(count.getKey()), count.getValue());
        }
        json.writeEndObject();
    }

    private void rows(String field, String text, List<FeedReport.Row> rows) throws IOException {
        json.writeArrayFieldStart(field);
        for (FeedReport.Row row : rows) {
            json.writeStartObject();
            json.writeStringField("project", row.project().value());
            json.writeStringField("package", row.packageName());
            json.writeStringField("version", row.version());
            json.writeStringField(text, row.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void remarks(List<Remark> remarks) throws IOException {
        json.writeArrayFieldStart("remarks");
        for (Remark remark : remarks) {
            json.writeStartObject();
            json.writeStringField("kind", Spelling.of(remark.kind()));
            json.writeStringField("package", remark.packageName());
            json.writeStringField("text", remark.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.matrix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.headwater.api.text.Spelling;
import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.server.ServedRequest;
import dev.headwater.conformance.subject.AnswerJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes a matrix as JSON; {@code docs/schema/conformance-1.json} describes it. */
public final class MatrixJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int SCHEMA = 1;

    private final Matrix matrix;
    private final JsonGenerator json;

    private MatrixJson(Matrix matrix, JsonGenerator json) {
        this.matrix = matrix;
        this.json = json;
    }

    /** {@return one object, and a line feed} */
    public static String of(Matrix matrix) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            new MatrixJson(matrix, json).write();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return text + "\n";
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeNumberField("schema", SCHEMA);
        json.writeArrayFieldStart("subjects");
        for (int column = 0; column < matrix.columns().size(); column++) {
            writeSubject(column);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("sentences");
        for (Group group : matrix.groups()) {
            if (!group.number().isEmpty()) {
                writeSentence(group);
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("scenarios");
        for (Row row : matrix.rows()) {
            writeRow(row);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeSubject(int column) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", matrix.columns().get(column).name());
        json.writeStringField("version", matrix.columns().get(column).version());
        for (Verdict verdict : Verdict.values()) {
            json.writeNumberField(Spelling.of(verdict), matrix.tally(column).getOrDefault(verdict, 0));
        }
        json.writeEndObject();
    }

    private void writeSentence(Group group) throws IOException {
        json.writeStartObject();
        json.writeStringField("number", group.number());
        json.writeStringField("page", group.page());
        json.writeStringField("text", group.text());
        json.writeStringField("reason", group.reason());
        writeTexts("scenarios", group.rows().stream().map(Row::name).toList());
        json.writeEndObject();
    }

    private void writeRow(Row row) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", row.name());
        json.writeStringField("rule", row.rule());
        json.writeStringField("expected", row.expected().summary());
        json.writeArrayFieldStart("answers");
        for (int column = 0; column < row.cells().size(); column++) {
            writeCell(matrix.columns().get(column).name(), row.cells().get(column));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeCell(String subject, Cell cell) throws IOException {
        json.writeStartObject();
        json.writeStringField("subject", subject);
        json.writeStringField("verdict", Spelling.of(cell.verdict()));
        writeTexts("why", cell.why());
        json.writeStringField("note", cell.note());
        if (!cell.answers().isEmpty()) {
            AnswerJson.write(cell.answers().get(cell.answers().size() - 1), json);
        }
        if (cell.answers().size() > 1) {
            json.writeArrayFieldStart("steps");
            for (Answer answer : cell.answers()) {
                json.writeStartObject();
                AnswerJson.write(answer, json);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        writeTexts("asked", cell.asked());
        json.writeArrayFieldStart("requests");
        for (ServedRequest request : cell.requests()) {
            json.writeStartObject();
            json.writeNumberField("step", request.step());
            json.writeStringField("index", request.index().value());
            json.writeStringField("method", request.method());
            json.writeStringField("path", request.path());
            json.writeNumberField("status", request.status());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeTexts(String key, List<String> texts) throws IOException {
        json.writeArrayFieldStart(key);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}

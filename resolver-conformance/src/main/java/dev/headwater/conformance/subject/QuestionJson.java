// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.text.Spelling;
import dev.headwater.conformance.scenario.RequestText;
import dev.headwater.conformance.section.PolicyText;
import dev.headwater.conformance.section.Serving;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Writes a question for a tool, as {@code docs/schema/conformance-question-1.json} describes it. */
final class QuestionJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Question question;
    private final JsonGenerator json;

    private QuestionJson(Question question, JsonGenerator json) {
        this.question = question;
        this.json = json;
    }

    /** {@return one object on one line, and a line feed} */
    static String of(Question question) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            new QuestionJson(question, json).write();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return text + "\n";
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeNumberField("schema", 1);
        json.writeStringField("scenario", question.id());
        json.writeStringField("rule", question.text().rule());
        json.writeObjectFieldStart("target");
        json.writeStringField("implementation", "cpython");
        json.writeStringField("python", "3.12.0");
        json.writeArrayFieldStart("platforms");
        json.writeString("manylinux_2_17_x86_64");
        json.writeEndArray();
        json.writeEndObject();
        if (question.isOfSteps()) {
            writeStep();
        }
        writePolicy(question.policy());
        writeRequest(question.request());
        json.writeEndObject();
    }

    private void writeStep() throws IOException {
        json.writeObjectFieldStart("step");
        json.writeNumberField("number", question.text().step().number());
        json.writeNumberField("count", question.steps().size());
        json.writeStringField("kind", Spelling.of(question.text().step().kind()));
        json.writeStringField("elapsed", question.text().step().elapsed().toString());
        json.writeStringField("folder", question.folder().toString());
        Optional<String> lock = question.text().lock();
        if (lock.isPresent()) {
            json.writeStringField("lock", lock.get());
        }
        json.writeEndObject();
    }

    private void writePolicy(PolicyText policy) throws IOException {
        json.writeArrayFieldStart("indexes");
        for (IndexId id : policy.ids()) {
            json.writeStartObject();
            json.writeStringField("id", id.value());
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("url", question.url(id));
            said.putAll(question.place(id));
            said.putAll(policy.values(id, question::url));
            Optional<String> user = question.text().serving().user(id);
            if (user.isPresent()) {
                json.writeObjectFieldStart("login");
                json.writeStringField("user", user.get());
                json.writeStringField("password", Serving.PASSWORD);
                json.writeEndObject();
            }
            for (Map.Entry<String, Object> option : said.entrySet()) {
                json.writeFieldName(option.getKey());
                writeValue(option.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("policy");
        for (String table : List.of("pins", "format", "cool-downs", "resolution")) {
            writeTable(table, policy.table(table));
        }
        json.writeObjectFieldStart("overlays");
        json.writeBooleanField("may-add", policy.table("overlays").containsKey("may-add"));
        json.writeBooleanField("may-unyank", policy.table("overlays").containsKey("may-unyank"));
        json.writeStringField("toml", policy.overlays());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeRequest(RequestText request) throws IOException {
        json.writeObjectFieldStart("request");
        writeRequirements("requirements", "", request);
        writeRequirements("constraints", "--constraint", request);
        writeRequirements("overrides", "--override", request);
        json.writeArrayFieldStart("options");
        for (RequestText.Line line : request.lines()) {
            if (!List.of("", "--constraint", "--override").contains(line.option())) {
                json.writeStartArray();
                json.writeString(line.option());
                for (String word :
                        line.rest().isEmpty() ? new String[0] : line.rest().split(" ", -1)) {
                    json.writeString(word);
                }
                json.writeEndArray();
            }
        }
        json.writeEndArray();
        json.writeStringField("now", question.now().toString());
        writeTable("projects", question.text().projects());
        json.writeEndObject();
    }

    private void writeRequirements(String key, String option, RequestText request) throws IOException {
        json.writeArrayFieldStart(key);
        for (RequestText.Line line : request.lines()) {
            if (line.option().equals(option)) {
                RequestedRequirement requirement = request.requirement(line.rest());
                json.writeStartObject();
                json.writeStringField("requirement", requirement.requirement().toString());
                json.writeArrayFieldStart("hashes");
                for (FileHash hash : requirement.hashes()) {
                    json.writeString(hash.algorithm() + ":" + hash.hex());
                }
                json.writeEndArray();
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private void writeTable(String key, Map<String, String> table) throws IOException {
        json.writeObjectFieldStart(key);
        for (Map.Entry<String, String> row : table.entrySet()) {
            json.writeStringField(row.getKey(), row.getValue());
        }
        json.writeEndObject();
    }

    private void writeValue(Object value) throws IOException {
        if (value instanceof Map<?, ?> values) {
            json.writeStartObject();
            for (Map.Entry<?, ?> each : values.entrySet()) {
                json.writeFieldName(String.valueOf(each.getKey()));
                writeValue(Objects.requireNonNull(each.getValue()));
            }
            json.writeEndObject();
        } else if (value instanceof List<?> values) {
            json.writeStartArray();
            for (Object one : values) {
                writeValue(one);
            }
            json.writeEndArray();
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else {
            json.writeString(value.toString());
        }
    }
}

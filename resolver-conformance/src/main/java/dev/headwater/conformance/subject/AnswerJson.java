// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Shown;
import dev.headwater.api.version.InvalidVersionException;
import dev.headwater.api.version.Version;
import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.scenario.Pin;
import dev.headwater.conformance.scenario.Questions;
import dev.headwater.conformance.scenario.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the answer of a tool, as {@code docs/schema/conformance-answer-1.json} describes it, and writes one. */
public final class AnswerJson {
    /** An id or the name of a file is not longer. */
    private static final int LONGEST = 400;

    private AnswerJson() {}

    /**
     * {@return what the text says}
     *
     * @param kind what was to be done in the step
     * @param questions what the servers were asked
     */
    public static Reply read(String text, Step.Kind kind, Questions questions) {
        Json json;
        try {
            json = Json.parse(text);
        } catch (IOException e) {
            return new Reply.Failed("answered no JSON: " + Shown.quoted(text));
        }
        if (json.at("left-out").text().isPresent()) {
            return new Reply.LeftOut(json.at("left-out").text().get());
        }
        String outcome = json.at("outcome").text().orElse("");
        List<String> outcomes = Answer.outcomes(kind);
        if (!outcomes.contains(outcome) && !outcome.equals(Answer.REFUSED)) {
            return new Reply.Failed("answered the outcome " + Shown.quoted(outcome) + ", which is none of "
                    + String.join(", ", outcomes) + ", " + Answer.REFUSED);
        }
        List<Pin> pins = new ArrayList<>();
        for (Json pin : json.at("packages").items()) {
            try {
                pins.add(pin(pin));
            } catch (InvalidNameException | InvalidVersionException e) {
                return new Reply.Failed("answered a package that cannot be read: " + e.getMessage());
            }
        }
        List<String> facts = json.at("facts").items().stream()
                .flatMap(fact -> fact.text().stream())
                .map(fact -> Shown.text(fact, LONGEST))
                .toList();
        String message = json.at("message").text().orElse("");
        return new Reply.Answered(
                Answer.foreign(outcome, pins, questions, message).with(facts), "");
    }

    /** Writes what an answer says into the object that is open. */
    public static void write(Answer answer, JsonGenerator json) throws IOException {
        json.writeStringField("outcome", answer.outcome());
        json.writeArrayFieldStart("packages");
        for (Pin pin : answer.packages()) {
            json.writeStartObject();
            json.writeStringField("name", pin.name().value());
            json.writeStringField("version", pin.version().toString());
            json.writeStringField("index", pin.index().orElse(null));
            json.writeStringField("file", pin.filename().orElse(null));
            json.writeEndObject();
        }
        json.writeEndArray();
        if (!answer.facts().isEmpty()) {
            json.writeArrayFieldStart("facts");
            for (String fact : answer.facts()) {
                json.writeString(fact);
            }
            json.writeEndArray();
        }
    }

    static Pin pin(Json pin) {
        return new Pin(
                ProjectName.parse(pin.at("name").text().orElse("")),
                Version.parse(pin.at("version").text().orElse("")),
                pin.at("index").text().map(index -> Shown.text(index, LONGEST)),
                pin.at("file").text().map(file -> Shown.text(file, LONGEST)));
    }
}

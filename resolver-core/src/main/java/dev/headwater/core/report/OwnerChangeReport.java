// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.lock.OwnerChange;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.text.Spelling;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Changed owners as people and as programs read them: what {@code lock} says where it refuses them.
 *
 * @since 0.1.0
 */
public final class OwnerChangeReport {
    private final ResolutionOutcome met;
    private final List<OwnerChange> changes;
    private final UnaryOperator<String> accepting;

    private OwnerChangeReport(ResolutionOutcome met, List<OwnerChange> changes, UnaryOperator<String> accepting) {
        this.met = met;
        this.changes = List.copyOf(changes);
        this.accepting = accepting;
    }

    /**
     * {@return the report of some changes}
     *
     * @param met the outcome of the resolution that met them
     */
    public static OwnerChangeReport of(ResolutionOutcome met, List<OwnerChange> changes) {
        return new OwnerChangeReport(met, changes, name -> "--accept-owner " + name);
    }

    /**
     * {@return the same report with other words for how a change is accepted}
     *
     * @param words what to write, for a name
     */
    public OwnerChangeReport withAcceptance(UnaryOperator<String> words) {
        return new OwnerChangeReport(met, changes, words);
    }

    /** {@return the outcome in a sentence} */
    public String headline() {
        return (changes.size() == 1 ? "The owner of a project changed" : "The owners of projects changed")
                + " since they were locked, so nothing is locked: "
                + Words.and(changes.stream().map(one -> one.name().value()).toList()) + ".";
    }

    /** {@return the outcome, and a line for each change: who supplied it, who does, and how that is accepted} */
    public List<Message> messageList() {
        List<Message> messages = new ArrayList<>();
        messages.add(new Message(Message.Kind.ERROR, headline()));
        for (OwnerChange one : changes) {
            messages.add(new Message(Message.Kind.STEP, one + " (" + Spelling.of(one.rule()) + "); " + accept(one)));
        }
        messages.add(new Message(
                Message.Kind.HINT,
                "who offers a name in an index that is asked earlier gets it: look at each before it is accepted"));
        return messages;
    }

    private String accept(OwnerChange one) {
        return accepting.apply(one.name().value());
    }

    /**
     * {@return the outcome as one JSON object of schema 2, whose outcome is {@code owner-changed}: as of the resolution
     * without its proof, and {@code owner-changes} beside}
     */
    public String json() {
        return OutcomeJson.changed(met, headline(), this::write);
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("owner-changes");
        for (OwnerChange one : changes) {
            json.writeStartObject();
            json.writeStringField("name", one.name().value());
            supplier(json, "before", one.before(), one.ruleBefore());
            supplier(json, "now", one.now(), one.rule());
            json.writeStringField("accept", accept(one));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void supplier(JsonGenerator json, String field, Optional<IndexId> index, OwnerRule rule)
            throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("index", index.map(IndexId::value).orElse(null));
        json.writeStringField("rule", Spelling.of(rule));
        json.writeEndObject();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.UrlSecrets;
import java.io.IOException;
import java.util.List;

/**
 * Whether locks are still the answer, as programs read it: docs/schema/lock-check-1.json.
 *
 * @since 0.1.0
 */
public final class LockCheckReport {
    private static final int SCHEMA = 1;

    private final List<Checked> locks;

    private LockCheckReport(List<Checked> locks) {
        this.locks = List.copyOf(locks);
    }

    /**
     * A lock that was held against the answer of today.
     *
     * @param file the lock, as the reader knows it
     * @param packages how many packages the answer of today has to be installed
     * @param provided how many the distributor provides
     * @param changes what is otherwise in it, a line each; none if the lock is still the answer
     */
    public record Checked(String file, int packages, int provided, List<String> changes) {
        /** Copies. */
        public Checked {
            changes = List.copyOf(changes);
        }
    }

    /** {@return the report of some locks, in their order} */
    public static LockCheckReport of(List<Checked> locks) {
        return new LockCheckReport(locks);
    }

    /** {@return one JSON object} */
    public String json() {
        return OutcomeJson.document(json -> {
            json.writeNumberField("schema", SCHEMA);
            json.writeStringField(
                    "outcome", word(locks.stream().allMatch(one -> one.changes().isEmpty())));
            json.writeArrayFieldStart("locks");
            for (Checked one : locks) {
                write(json, one);
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, Checked one) throws IOException {
        json.writeStartObject();
        json.writeStringField("lock", Shown.text(one.file()));
        json.writeStringField("outcome", word(one.changes().isEmpty()));
        json.writeNumberField("packages", one.packages());
        json.writeNumberField("provided", one.provided());
        json.writeArrayFieldStart("changes");
        for (String change : one.changes()) {
            json.writeString(Shown.text(UrlSecrets.masked(change)));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String word(boolean same) {
        return same ? "same" : "changed";
    }

    /** {@return the JSON} */
    @Override
    public String toString() {
        return json();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;

/**
 * Says that an index which was to be looked through as a whole cannot be read.
 *
 * @param index the index
 * @param fault why
 * @since 0.1.0
 */
public record UnreadReport(IndexId index, IndexFault fault) {
    private static final int SCHEMA = 1;

    /** {@return the same in a sentence} */
    public String text() {
        return "'" + index + "' cannot be read: " + FaultText.of(fault);
    }

    /** {@return one JSON object: docs/schema/unread-index-1.json} */
    public String json() {
        return OutcomeJson.document(json -> {
            json.writeNumberField("schema", SCHEMA);
            json.writeStringField("outcome", "index-failure");
            json.writeStringField("index", index.value());
            json.writeStringField("message", text());
            json.writeFieldName("fault");
            FaultJson.write(json, fault);
        });
    }

    @Override
    public String toString() {
        return text();
    }
}

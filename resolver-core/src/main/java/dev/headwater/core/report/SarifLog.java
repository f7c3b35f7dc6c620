// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.lock.DifferenceKind;
import dev.headwater.api.text.Spelling;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes what a verification found for what collects the findings of tools.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
final class SarifLog {
    /** The level of what was not checked: a gap that somebody should look at. */
    private static final String GAP = "warning";

    /** By code, the level of each rule. */
    private static final SortedMap<String, String> RULES = rules();

    private final String file;

    SarifLog(String file) {
        this.file = file;
    }

    private static SortedMap<String, String> rules() {
        SortedMap<String, String> rules = new TreeMap<>();
        for (DifferenceKind kind : DifferenceKind.values()) {
            rules.put(kind.code(), Spelling.of(kind.severity()));
        }
        rules.put(VerificationText.NOT_CHECKED, GAP);
        return rules;
    }

    String written(List<VerificationReport.Row> rows) {
        return OutcomeJson.document(json -> {
            json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.writeStringField("version", "2.1.0");
            json.writeArrayFieldStart("runs");
            json.writeStartObject();
            tool(json);
            json.writeArrayFieldStart("results");
            for (VerificationReport.Row row : rows) {
                result(json, row);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
        });
    }

    private static void tool(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "headwater");
        json.writeArrayFieldStart("rules");
        for (String code : RULES.keySet()) {
            json.writeStartObject();
            json.writeStringField("id", code);
            json.writeObjectFieldStart("defaultConfiguration");
            json.writeStringField("level", RULES.get(code));
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void result(JsonGenerator json, VerificationReport.Row row) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", row.code());
        json.writeNumberField("ruleIndex", RULES.headMap(row.code()).size());
        json.writeStringField("level", RULES.get(row.code()));
        json.writeObjectFieldStart("message");
        json.writeStringField("text", row.text());
        json.writeEndObject();
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri(file));
        json.writeEndObject();
        if (row.line().isPresent()) {
            json.writeObjectFieldStart("region");
            json.writeNumberField("startLine", row.line().getAsInt());
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    /** A path as a reference: a relative one stays relative to where the tool ran. */
    private static String uri(String path) {
        String slashes = path.replace('\\', '/');
        try {
            String uri = new URI(null, null, slashes, null).toASCIIString();
            return slashes.indexOf(':') >= 0 && !slashes.startsWith("/") ? "./" + uri : uri;
        } catch (URISyntaxException e) {
            return "";
        }
    }
}

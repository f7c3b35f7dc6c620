// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.Spelling;
import dev.headwater.core.imported.ImportNote;
import dev.headwater.core.imported.ImportedPolicy;
import java.io.IOException;

/**
 * A policy that was made of the configuration of another tool, for people, and for programs as JSON.
 *
 * @since 0.1.0
 */
public final class ImportReport {
    private static final int SCHEMA = 1;

    private final ImportedPolicy imported;
    private final String file;

    private ImportReport(ImportedPolicy imported, String file) {
        this.imported = imported;
        this.file = file;
    }

    /**
     * {@return the report}
     *
     * @param file the configuration, as the reader knows it
     */
    public static ImportReport of(ImportedPolicy imported, String file) {
        return new ImportReport(imported, file);
    }

    /** {@return the policy file with its comments; behind it, as a comment, the overlay file, if there is one} */
    public String text() {
        if (imported.overlayText().isEmpty()) {
            return imported.policyText();
        }
        StringBuilder text = new StringBuilder(imported.policyText())
                .append("\n# hotfixes.toml, which stands beside this file; -o writes both:\n");
        imported.overlayText()
                .lines()
                .forEach(line -> text.append(("# " + line).stripTrailing()).append('\n'));
        return text.toString();
    }

    /** {@return one JSON object, of docs/schema/policy-import-1.json} */
    public String json() {
        return OutcomeJson.document(json -> {
            json.writeNumberField("schema", SCHEMA);
            json.writeStringField("file", Shown.text(file));
            json.writeStringField("tool", imported.tool());
            json.writeStringField("policy", imported.policyText());
            if (imported.overlayText().isEmpty()) {
                json.writeNullField("overlays");
            } else {
                json.writeStringField("overlays", imported.overlayText());
            }
            json.writeArrayFieldStart("notes");
            for (ImportNote note : imported.notes()) {
                write(json, note);
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, ImportNote note) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("place");
        if (note.line() == 0) {
            json.writeNullField("line");
        } else {
            json.writeNumberField("line", note.line());
        }
        json.writeStringField("key", note.key());
        json.writeEndObject();
        json.writeStringField("level", Spelling.of(note.level()));
        json.writeStringField("text", note.text());
        json.writeEndObject();
    }

    /** {@return the JSON} */
    @Override
    public String toString() {
        return json();
    }
}

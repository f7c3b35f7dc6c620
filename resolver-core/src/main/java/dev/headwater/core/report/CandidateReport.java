// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.resolution.CandidateList;
import dev.headwater.api.text.Shown;
import dev.headwater.api.version.Version;
import java.io.IOException;
import java.util.List;

/**
 * What could be chosen of a project, and what not and why, as people read it.
 *
 * @since 0.1.0
 */
public final class CandidateReport {
    private static final String GAP = "  ";

    private final CandidateList candidates;

    private CandidateReport(CandidateList candidates) {
        this.candidates = candidates;
    }

    /** {@return the report of what an owner lists} */
    public static CandidateReport of(CandidateList candidates) {
        return new CandidateReport(candidates);
    }

    /** {@return who supplies the project, then a line for each file: version, file, and usable or why not} */
    public String text() {
        StringBuilder text = new StringBuilder(
                OwnershipReport.of(List.of(candidates.ownership())).text());
        candidates.fault().ifPresent(fault -> text.append(FaultText.of(fault)).append('\n'));
        int version = 0;
        int name = 0;
        for (CandidateList.Row row : candidates.rows()) {
            version = Math.max(version, version(row).length());
            name = Math.max(name, row.name().length());
        }
        for (CandidateList.Row row : candidates.rows()) {
            text.append(GAP)
                    .append(padded(version(row), version))
                    .append(GAP)
                    .append(padded(row.name(), name))
                    .append(GAP)
                    .append(row.unusable().map(ExclusionText::of).orElse("usable"))
                    .append('\n');
        }
        return Shown.lines(text.toString());
    }

    /**
     * {@return one JSON object whose field {@code candidates} has for each project its rows: {@code version},
     * {@code file}, or the package URL of what provides it, and {@code unusable}, which is null or why, with its
     * {@code type} and, as in the JSON of an outcome, the {@code exclusion}}
     */
    public static String json(List<CandidateList> all) {
        return OutcomeJson.written(json -> {
            json.writeObjectFieldStart("candidates");
            for (CandidateList one : all) {
                json.writeArrayFieldStart(one.ownership().name().value());
                for (CandidateList.Row row : one.rows()) {
                    write(json, row);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        });
    }

    static void write(JsonGenerator json, CandidateList.Row row) throws IOException {
        json.writeStartObject();
        json.writeStringField("version", row.version().map(Version::toString).orElse(null));
        json.writeStringField("file", row.name());
        json.writeStringField("unusable", row.unusable().map(ExclusionText::of).orElse(null));
        if (row.unusable().isPresent()) {
            json.writeStringField("type", Words.type(row.unusable().get()));
            json.writeFieldName("exclusion");
            ExclusionJson.write(json, row.unusable().get());
        }
        json.writeEndObject();
    }

    private static String version(CandidateList.Row row) {
        return row.version().map(Version::toString).orElse("?");
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    @Override
    public String toString() {
        return text();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.resolution.CandidateList;
import dev.headwater.api.text.Shown;
import dev.headwater.api.version.Version;
import java.util.List;

/** What could be chosen of a project, and what not and why, as people read it. */
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
        candidates.fault().ifPresent(fault -> text.append(fault).append('\n'));
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

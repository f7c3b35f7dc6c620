// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.lock.Difference;
import dev.headwater.api.lock.LockLines;
import dev.headwater.api.lock.Verification;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.Spelling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * A verification as people and as programs read it: text, JSON and SARIF, each with the lines of the lock.
 *
 * @since 0.1.0
 */
public final class VerificationReport {
    private final Verification verification;
    private final LockLines lines;
    private final String file;

    private VerificationReport(Verification verification, LockLines lines, String file) {
        this.verification = verification;
        this.lines = lines;
        this.file = file;
    }

    /**
     * {@return the report of a verification}
     *
     * @param file the lock, as the reader knows it
     * @param lines where in the lock what stands
     */
    public static VerificationReport of(Verification verification, String file, LockLines lines) {
        return new VerificationReport(verification, lines, file);
    }

    /**
     * A line of the report.
     *
     * @param name what it is sorted by first
     * @param level the word before its text
     */
    record Row(String name, String level, String code, String text, OptionalInt line) {}

    /** {@return what was found and what was not checked, by project, then by code} */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Difference one : verification.differences()) {
            rows.add(new Row(
                    one.name().map(ProjectName::value).orElse(""),
                    Spelling.of(one.kind().severity()),
                    one.kind().code(),
                    VerificationText.of(one),
                    lines.of(one)));
        }
        for (Verification.Unchecked one : verification.unchecked()) {
            rows.add(new Row(
                    one.name().value(),
                    "not checked",
                    VerificationText.NOT_CHECKED,
                    VerificationText.of(one),
                    lines.of(one.name())));
        }
        rows.sort(Comparator.comparing(Row::name).thenComparing(Row::code));
        return rows;
    }

    /**
     * {@return a line for each difference, and for what was not checked, as compilers write them:
     * {@code pylock.toml:12: error: six: … [owner-changed]}; nothing if all is as locked}
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Row row : rows()) {
            text.append(Shown.text(file));
            row.line().ifPresent(line -> text.append(':').append(line));
            text.append(": ").append(row.level()).append(": ").append(row.text());
            text.append(" [").append(row.code()).append("]\n");
        }
        return text.toString();
    }

    /** {@return how much was compared and what came of it, in a line} */
    public String summary() {
        return VerificationText.summary(verification);
    }

    /** {@return one JSON object: docs/schema/verification-1.json} */
    public String json() {
        return new VerificationJson(verification, lines, file).written();
    }

    /**
     * {@return a log of SARIF 2.1.0}
     *
     * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
     */
    public String sarif() {
        return new SarifLog(file).written(rows());
    }

    @Override
    public String toString() {
        return text() + summary();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.report;

import dev.headwater.api.text.Shown;
import dev.headwater.api.text.Spelling;
import dev.headwater.distro.feed.FeedHead;
import dev.headwater.distro.feed.FeedHead.Remark;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The report of a feed for people. */
public final class FeedReportText {
    private final StringBuilder text = new StringBuilder();

    private FeedReportText() {}

    /** {@return the report, in lines} */
    public static String of(FeedReport report) {
        FeedReportText writer = new FeedReportText();
        writer.head(report);
        writer.counts(report);
        writer.rows("Claimed by several packages, settled by the rule of names", "not", report.settled());
        writer.rows("Claimed by several packages, and unusable", "and", report.ambiguous());
        writer.rows("For another Python, and unusable", "for", report.otherPython());
        writer.rows("In lists of contents, and in no list of packages", "with", report.missing());
        writer.rows("Cannot be read, and are unusable", "says", report.unreadable());
        writer.rows("Report another version than they are packaged as", "packaged as", report.differing());
        writer.remarks(report.head().remarks());
        writer.unmapped(report.head().unmapped());
        return writer.text.toString();
    }

    private void head(FeedReport report) {
        FeedHead head = report.head();
        line(report.projects() + " projects of " + head.distributor() + "'s packages for Python " + head.python()
                + " on " + head.architecture());
        for (FeedHead.Source source : head.sources()) {
            String suite = source.suite().isEmpty() ? "" : " " + source.suite();
            String date = source.date().map(time -> ", of " + time).orElse("");
            String until = source.validUntil().map(FeedReportText::until).orElse("");
            line("  " + source.location() + suite + ": " + Spelling.of(source.trust()) + date + until);
        }
    }

    private static String until(Instant time) {
        return ", valid until " + time;
    }

    private void counts(FeedReport report) {
        heading(
                "Mapped by",
                report.mapped().values().stream().mapToInt(Integer::intValue).sum());
        counts(report.mapped());
        heading(
                "Notes",
                report.notes().values().stream().mapToInt(Integer::intValue).sum());
        counts(report.notes());
    }

    private void counts(Map<? extends Enum<?>, Integer> counts) {
        counts.forEach((kind, count) -> line("  " + Spelling.of(kind) + ": " + count));
    }

    private void rows(String what, String word, List<FeedReport.Row> rows) {
        heading(what, rows.size());
        for (FeedReport.Row row : rows) {
            String version = row.version().isEmpty() ? "" : " " + row.version();
            line("  " + row.project() + version + " (" + row.packageName() + "), " + word + " " + row.text());
        }
    }

    private void remarks(List<Remark> all) {
        List<Remark> undeclared = all.stream()
                .filter(remark -> remark.kind() == Remark.Kind.UNDECLARED)
                .toList();
        List<Remark> remarks = all.stream()
                .filter(remark -> remark.kind() != Remark.Kind.UNDECLARED)
                .toList();
        if (!undeclared.isEmpty()) {
            heading("Packages for a Python that declare no project, and are not read", undeclared.size());
            undeclared.forEach(remark -> line("  " + remark.packageName() + ", for " + remark.text()));
        }
        heading("Not followed", remarks.size());
        remarks.forEach(
                remark -> line("  " + remark.packageName() + ", " + Spelling.of(remark.kind()) + ": " + remark.text()));
    }

    private void unmapped(List<String> packages) {
        heading("Packages called python3-… without a project", packages.size());
        packages.forEach(name -> line("  " + name));
    }

    private void heading(String what, int count) {
        line("");
        line(what + ": " + count);
    }

    private void line(String line) {
        text.append(Shown.text(line)).append('\n');
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.environment.Environment;
import dev.headwater.api.environment.EnvironmentFinding;
import dev.headwater.api.environment.EnvironmentReview;
import dev.headwater.api.environment.InstalledDistribution;
import dev.headwater.api.environment.SiteFolder;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.text.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is installed, and whose it is, as people and as programs read it.
 *
 * @since 0.1.0
 */
public final class EnvironmentReport {
    private static final String GAP = "  ";
    private static final int WIDEST = 40;

    private final EnvironmentReview review;

    private EnvironmentReport(EnvironmentReview review) {
        this.review = review;
    }

    /** {@return the report of a review} */
    public static EnvironmentReport of(EnvironmentReview review) {
        return new EnvironmentReport(review);
    }

    /** {@return what it is of} */
    public EnvironmentReview review() {
        return review;
    }

    /**
     * {@return where it is, a line for each distribution with the package that owns it, and a line for each finding}
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        head(text);
        text.append('\n');
        table(text);
        if (!review.findings().isEmpty()) {
            text.append('\n');
        }
        for (EnvironmentFinding one : review.findings()) {
            text.append(Spelling.of(one.kind().severity()))
                    .append(": ")
                    .append(EnvironmentText.of(one))
                    .append(" [")
                    .append(one.kind().code())
                    .append("]\n");
        }
        return text.toString();
    }

    private void head(StringBuilder text) {
        Environment environment = review.environment();
        text.append(shown(environment.path().toString()))
                .append(": ")
                .append(EnvironmentText.kind(environment))
                .append('\n');
        for (SiteFolder folder : environment.folders()) {
            text.append(GAP)
                    .append(shown(folder.path().toString()))
                    .append(folder.reach() == SiteFolder.Reach.SYSTEM ? " (of the system)" : "")
                    .append('\n');
        }
        environment
                .managed()
                .ifPresent(note -> text.append(GAP)
                        .append("externally managed: installers are told not to write there")
                        .append(
                                note.isEmpty()
                                        ? ""
                                        : " (" + shown(note.lines().findFirst().orElse("")) + " …)")
                        .append('\n'));
    }

    private void table(StringBuilder text) {
        Map<ProjectName, String> owners = new HashMap<>();
        for (Ownership one : review.ownership()) {
            owners.put(one.name(), one.owner().map(IndexId::value).orElse("no index"));
        }
        List<List<String>> rows = new ArrayList<>();
        for (InstalledDistribution one : review.environment().distributions()) {
            rows.add(List.of(
                    one.name().value(),
                    shown(one.version()),
                    shown(one.owner().map(Object::toString).orElse("no package")),
                    one.hiddenBy().isPresent() ? "hidden" : owners.getOrDefault(one.name(), "")));
        }
        int[] widths = new int[3];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                int width = row.get(column).length();
                widths[column] = Math.max(widths[column], width <= WIDEST ? width : 0);
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(row.get(column));
                int missing = column < widths.length
                        ? widths[column] - row.get(column).length()
                        : 0;
                line.append(" ".repeat(Math.max(0, missing))).append(GAP);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private static String shown(String text) {
        return ListedText.shown(text);
    }

    /** {@return how much is installed, how much of it packages own, and what was found, in a line} */
    public String summary() {
        return EnvironmentText.summary(review);
    }

    /** {@return one JSON object: docs/schema/environment-1.json} */
    public String json() {
        return new EnvironmentJson(review).written();
    }

    @Override
    public String toString() {
        return text() + summary();
    }
}

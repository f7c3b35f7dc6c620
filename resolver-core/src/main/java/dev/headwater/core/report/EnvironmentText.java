// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.environment.Environment;
import dev.headwater.api.environment.EnvironmentFinding;
import dev.headwater.api.environment.EnvironmentReview;
import dev.headwater.api.environment.InstalledDistribution;

/** What there is to say of what is installed, as clauses without capital and full stop; nothing in them is hidden. */
final class EnvironmentText {
    private EnvironmentText() {}

    /** {@return what a finding says: {@code requests: requests 2.31.0 is found before …}} */
    static String of(EnvironmentFinding finding) {
        String about = finding.name().map(name -> name + ": ").orElse("");
        return ListedText.shown(about + clause(finding) + place(finding));
    }

    private static String clause(EnvironmentFinding finding) {
        String here = finding.here();
        String there = finding.there();
        return switch (finding.kind()) {
            case OVER_PACKAGE -> here + ", which no package owns, is found before " + there;
            case FILES_OVERWRITTEN -> here + ", which no package owns, wrote over files of " + there;
            case METADATA_GONE -> "the package " + there + " has metadata that is no longer there";
            case HIDDEN -> here + " is found before " + there;
            case BEHIND_PACKAGE -> here + " is found before " + there + ", which no package owns";
            case UNREADABLE -> here;
            case OTHER_OWNER -> here + ", and by the policy it is supplied by " + there;
            case NO_OWNER -> here + ", and by the policy it is supplied by no index";
            case PACKAGE_MOVED -> here + ", and the policy's distributor has another: " + there;
            case VERSION_NOT_LISTED -> here + ", and its owner " + there + " does not list that version";
            case HOTFIX_MISSING -> "is without the hotfix " + here + ", which says " + there;
            case UNANSWERED -> "who supplies it is not known: " + (there.isEmpty() ? "" : there + ": ") + here;
        };
    }

    private static String place(EnvironmentFinding finding) {
        return finding.place().isEmpty() ? "" : " (" + finding.place() + ")";
    }

    /** {@return what stands there: {@code a virtual environment of Python 3.11.2}} */
    static String kind(Environment environment) {
        String what = switch (environment.kind()) {
            case VIRTUAL -> "a virtual environment";
            case INSTALLATION -> "an installation";
            case FOLDER -> "a folder of distributions";
        };
        return ListedText.shown(what
                + environment.python().map(python -> " of Python " + python).orElse("")
                + environment.implementation().map(name -> " (" + name + ")").orElse("")
                + environment.base().map(base -> ", made of " + base).orElse(""));
    }

    /** {@return how much is installed, how much of it packages own, and what was found, in a line} */
    static String summary(EnvironmentReview review) {
        int all = review.environment().distributions().size();
        long owned = review.environment().distributions().stream()
                .map(InstalledDistribution::owner)
                .filter(owner -> owner.isPresent())
                .count();
        return plural(all, "distribution") + ", " + owned + " owned by packages: "
                + switch (review.outcome()) {
                    case SAME ->
                        review.ownership().isEmpty()
                                ? "nothing stands before or over a package"
                                : "all as the policy says";
                    case DIFFERENT -> plural(differences(review), "difference");
                    case NOT_CHECKED -> "not all could be asked; " + plural(differences(review), "difference");
                };
    }

    private static long differences(EnvironmentReview review) {
        return review.findings().stream()
                .filter(one -> one.kind() != EnvironmentFinding.Kind.UNANSWERED
                        && one.kind().severity() != EnvironmentFinding.Severity.NOTE)
                .count();
    }

    private static String plural(long count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }
}

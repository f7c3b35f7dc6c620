// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.audit.Audit;
import dev.headwater.api.audit.AuditedProject;
import dev.headwater.api.audit.Finding;
import dev.headwater.api.audit.Holding;
import dev.headwater.api.audit.Taken;
import dev.headwater.api.audit.Way;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.Spelling;
import dev.headwater.api.text.UrlSecrets;
import java.util.ArrayList;
import java.util.List;

/** What an audit found, as clauses without capital and full stop; nothing in them is hidden or secret. */
final class AuditText {
    private final Finding finding;

    private AuditText(Finding finding) {
        this.finding = finding;
    }

    /** {@return what ways do otherwise: {@code lib: unsafe-best-match takes 9.0 from public, …}} */
    static String of(Finding finding) {
        return Shown.text(UrlSecrets.masked(finding.name() + ": " + new AuditText(finding).clause()));
    }

    /** {@return a project that several indexes have: {@code lib: ours 1.0, public 9.0}} */
    static String of(AuditedProject project) {
        List<String> holdings = new ArrayList<>();
        for (Holding one : project.holdings()) {
            holdings.add(one.index() + " "
                    + one.usable().map(Object::toString).orElse("(nothing usable)")
                    + (one.shared() ? "" : " (no version in common)"));
        }
        return project.name() + ": " + String.join(", ", holdings);
    }

    /** {@return how much was compared, and what came of it} */
    static String summary(Audit audit) {
        int several = audit.inSeveral().size();
        return plural(audit.projects().size(), "project") + ", " + several + " in more than one index: "
                + switch (audit.outcome()) {
                    case SAME -> "all ways take the same";
                    case UNSATISFIABLE -> "there is no solution by any way";
                    case DIFFERENT -> differences(audit);
                };
    }

    private static String differences(Audit audit) {
        int shaped = audit.attackShaped().size();
        int unsolved = audit.unsolved().size();
        return plural(audit.findings().size(), "difference")
                + (shaped == 0 ? "" : ", " + shaped + (shaped == 1 ? " has" : " have") + " the shape of an attack")
                + (unsolved == 0 ? "" : ", " + plural(unsolved, "way") + " without a solution");
    }

    private static String plural(int count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }

    private String clause() {
        return switch (finding.kind()) {
            case HIGHER_BELOW, OTHER_INDEX -> takes() + ", which is below " + owner() + instead() + common();
            case OTHER_BYTES ->
                below() + " lists "
                        + finding.below().flatMap(Holding::otherBytes).orElse("") + " with other bytes than " + owner()
                        + ", below which it is; what merges takes either";
            case OTHER_VERSION -> takes() + instead();
            case ADDED -> takes() + ", and by its owner it is not taken";
            case LEFT_OUT ->
                ways("does", "do") + " not take it, and by its owner it is "
                        + finding.taken().map(Taken::toString).orElse("");
        };
    }

    private String takes() {
        return ways("takes", "take") + " "
                + finding.other().map(Taken::toString).orElse("");
    }

    private String ways(String one, String several) {
        return Words.and(finding.ways().stream().map(Spelling::of).toList()) + " "
                + (finding.ways().size() == 1 ? one : several);
    }

    private String instead() {
        return finding.taken().map(taken -> ", instead of " + taken).orElse(", of which nothing is taken");
    }

    private String common() {
        return finding.below().filter(one -> !one.shared()).isPresent()
                ? "; it has no version in common with that"
                : "";
    }

    private String owner() {
        return finding.owner().map(IndexId::value).orElse("its owner");
    }

    private String below() {
        return finding.below().map(Holding::index).map(IndexId::value).orElse("an index");
    }

    /** {@return that a way has no solution} */
    static String unsolved(Way way) {
        return Spelling.of(way) + " has no solution";
    }
}

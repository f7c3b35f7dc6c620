// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.review.LintFinding;
import dev.headwater.api.review.LintedOverlay;
import dev.headwater.api.review.NoMatch;
import dev.headwater.api.text.Spelling;
import dev.headwater.core.file.TomlText;
import java.util.List;
import java.util.stream.Collectors;

/** What there is to say of overlays, as clauses without capital and full stop; nothing in them is hidden or secret. */
final class OverlayLintText {
    private final LintedOverlay linted;
    private final LintFinding finding;

    private OverlayLintText(LintedOverlay linted, LintFinding finding) {
        this.linted = linted;
        this.finding = finding;
    }

    /** {@return what an overlay is for: {@code id: 2 files of lib 1.0 from public; needs may-add}} */
    static String of(LintedOverlay linted) {
        ProjectName name = linted.overlay().project();
        String matched = linted.matched().isEmpty() ? "nothing of " + name : ListedText.of(name, linted.matched());
        String needs = linted.needs().stream().map(Spelling::of).collect(Collectors.joining(" and "));
        return ListedText.shown(linted.overlay().id() + ": " + matched
                + linted.owner().map(owner -> " from " + owner).orElse("")
                + (needs.isEmpty() ? "" : "; needs " + needs));
    }

    /** {@return a finding} */
    static String of(LintedOverlay linted, LintFinding finding) {
        return ListedText.shown(new OverlayLintText(linted, finding).clause());
    }

    private String clause() {
        return switch (finding.kind()) {
            case NOT_JUDGED -> where() + finding.fault().map(this::fault).orElse("");
            case UNKNOWN_INDEX ->
                "the policy has no index '" + about(0) + "', and refuses the overlay; write one of its ids, or *";
            case NOT_GRANTED ->
                where() + about(1) + " needs " + about(0) + ", which the policy does not grant" + brought();
            case UNMET -> where() + "'" + about(0) + "' is not there, but " + there();
            case FIXED_UPSTREAM ->
                where() + "'" + about(1) + "' is no longer there" + instead() + ": fixed upstream, so take it out of "
                        + about(0);
            case CONFLICT ->
                where() + "'" + there(0) + "' changes its " + about(0)
                        + " too, and neither names its files more exactly than the other; put both into one";
            case MATCHES_NOTHING -> noMatch() + "; it does nothing";
            case NOT_OWNER ->
                "it is for '" + about(0) + "', and '" + there(0) + "' supplies " + name() + "; it does nothing";
            case OVERRULED -> quoted(finding.there()) + have() + " the say over all that it is for; it does nothing";
            case SUPERSEDED -> "what is published says all of it already; it can be removed";
            case ALREADY_PUBLISHED -> where() + key() + ": what is published says so already";
            case UNGUARDED ->
                "whatever is published, it would be changed; to be told when that is something else, add the line"
                        + " expect = " + TomlText.strings(finding.there());
            case UNREADABLE -> where() + "there is no metadata that can be read, so nobody can use it";
        };
    }

    private ProjectName name() {
        return linted.overlay().project();
    }

    private String about(int place) {
        return finding.about().get(place);
    }

    private String there(int place) {
        return finding.there().get(place);
    }

    /** Where not all is meant that the overlay is for. */
    private String where() {
        return finding.where().isEmpty() || finding.where().equals(linted.matched())
                ? ""
                : ListedText.of(name(), finding.where()) + ": ";
    }

    private String fault(IndexFault fault) {
        String verb = switch (fault.kind().reach()) {
            case NOT_ASKED -> "was not asked";
            case SILENT -> "did not answer";
            case ANSWERED -> "gave no answer that can be used";
        };
        String who = finding.there().isEmpty() ? "an index" : "'" + there(0) + "'";
        return who + " " + verb + ", so nothing is known: " + FaultText.of(fault);
    }

    private String brought() {
        return finding.there().isEmpty() ? "" : "; it would bring " + quoted(finding.there());
    }

    private String there() {
        return finding.there().isEmpty() ? "nothing on that project" : quoted(finding.there());
    }

    private String instead() {
        return finding.there().isEmpty() ? "" : ", and " + quoted(finding.there()) + " is";
    }

    private String have() {
        return finding.there().size() == 1 ? " has" : " have";
    }

    private String key() {
        return about(1).isEmpty() ? about(0) : about(0) + " '" + about(1) + "'";
    }

    private static String quoted(List<String> texts) {
        return Words.and(texts.stream().map(text -> "'" + text + "'").toList());
    }

    private String noMatch() {
        String owner = "'" + linted.owner().map(IndexId::value).orElse("") + "'";
        String before =
                linted.overlay().scope().uploadedBefore().map(Words::time).orElse("");
        return switch (Spelling.find(about(0), NoMatch.values()).orElseThrow()) {
            case NO_PROJECT -> "no index of the policy that may be asked has " + name();
            case NO_SUCH_VERSION ->
                owner + " lists nothing of " + name() + " in "
                        + linted.overlay()
                                .scope()
                                .versions()
                                .map(Object::toString)
                                .orElse("");
            case NO_SUCH_FILE -> owner + " lists no file of " + name() + " with such a hash";
            case NO_SHA256 ->
                owner + " lists no SHA-256 of " + name() + ", so that no file is known by it; name the version";
            case NEVER_YANKED -> owner + " provides what it names as packages, and those are never yanked";
            case TOO_LATE -> "what it names was uploaded at " + before + " or later";
            case NO_UPLOAD_TIME ->
                owner + " gives no upload time of what it names, so that nothing was uploaded before " + before;
        };
    }
}

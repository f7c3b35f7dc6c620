// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.explanation.Place;
import dev.headwater.api.explanation.Warning;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.text.Shown;
import dev.headwater.api.version.Version;
import java.util.List;

/** Warnings as sentences without a full stop. */
final class WarningText implements Warning.Visitor<String> {
    private static final WarningText TEXT = new WarningText();

    private WarningText() {}

    static String of(Warning warning) {
        return warning.accept(TEXT);
    }

    private static String isOwn(ProjectName name, Place own) {
        return "'" + name + "' is the project of " + own;
    }

    @Override
    public String missingExtra(Warning.MissingExtra warning) {
        String who = warning.own()
                .map(place -> isOwn(warning.name(), place) + ", and")
                .orElseGet(() -> warning.name()
                        + warning.version()
                                .map(Version::toString)
                                .map(text -> " " + text)
                                .orElse(""));
        return who + " has no extra '" + warning.extra() + "'; nothing was added for it";
    }

    @Override
    public String yankedUsed(Warning.YankedUsed warning) {
        return warning.name() + " " + warning.version() + " is yanked"
                + warning.why().map(why -> " (" + why + ")").orElse("")
                + "; it is used because the request pins it";
    }

    @Override
    public String recordedMetadata(Warning.RecordedMetadata warning) {
        return "what " + warning.name() + " " + warning.version() + " requires is what setuptools recorded in "
                + warning.filename() + ", as sdist-metadata permits; a build may find something else";
    }

    @Override
    public String status(Warning.Status warning) {
        return "'" + warning.name() + "' is " + Words.status(warning.status());
    }

    @Override
    public String unreadableRequiresPython(Warning.UnreadableRequiresPython warning) {
        return "the Requires-Python listed for " + warning.filename() + " cannot be read and was passed over: '"
                + warning.text() + "'";
    }

    @Override
    public String fromUrl(Warning.FromUrl warning) {
        return "'" + warning.name() + "' comes from a URL that the request names; no index was asked about it, and"
                + " pins and reservations of it did not count";
    }

    @Override
    public String nothingRequired(Warning.NothingRequired warning) {
        if (warning.passedOver().isEmpty()) {
            return "nothing is required";
        }
        int more = warning.passedOver().size() - 1;
        return "nothing is required: the marker of '"
                + warning.passedOver().get(0).name() + "' ("
                + warning.places().get(0) + ") does not hold for the target"
                + (more > 0 ? ", nor do those of " + more + " more" : "");
    }

    @Override
    public String nothingThere(Warning.NothingThere warning) {
        return "'" + warning.index() + "' has nothing of what it was asked about; if that is not expected, check its"
                + " location, or give it a known-project";
    }

    @Override
    public String plainHttp(Warning.PlainHttp warning) {
        return "'" + warning.index() + "' is read over plain HTTP, as its allow-insecure permits; anyone on the way can"
                + " change what it says";
    }

    @Override
    public String ownInsteadOfIndex(Warning.OwnInsteadOfIndex warning) {
        return isOwn(warning.name(), warning.own()) + "; that the policy "
                + (warning.rule() == OwnerRule.PIN ? "pins it to" : "reserves it for") + " '" + warning.index()
                + "' did not count, and no index was asked about it";
    }

    @Override
    public String ownInsteadOfUrl(Warning.OwnInsteadOfUrl warning) {
        List<String> places = warning.urls().stream().map(Place::toString).toList();
        return isOwn(warning.name(), warning.own()) + "; the URL that is named for it (" + Words.first(places)
                + ") did not count";
    }

    @Override
    public String versionUnknown(Warning.VersionUnknown warning) {
        return isOwn(warning.name(), warning.own())
                + ", which gives it no version; so what is required of its version counts as met: "
                + Words.first(warning.required());
    }

    @Override
    public String ofPackage(Warning.OfPackage warning) {
        String release = warning.name() + " " + warning.version();
        String by = Shown.text(warning.by());
        String text = Shown.quoted(warning.note().text());
        return switch (warning.note().kind()) {
            case PACKAGED_VERSION ->
                "'" + warning.name() + "' reports the version " + warning.version() + " and is packaged as " + text
                        + " (" + by + "); the reported one counts";
            case OTHER_CLAIMANT ->
                release + " is provided by " + by + ", and the package " + text
                        + " claims the project too; the distributor's rule of names decided";
            case BOUND_NOT_MET ->
                release + " requires " + text + " (" + by
                        + "), which the distributor's own release does not meet; it counts without the bound";
            case BOUND_NOT_CONVERTED ->
                release + " requires " + text + " (" + by
                        + "), whose bound is none of a version of the project; it counts without the bound";
            case CONSTRAINS ->
                release + " goes with " + text + " alone (" + by
                        + "), which the solution does not meet: the package manager will refuse it";
            case REQUIRED_UNDECLARED ->
                release + " requires " + text + " (" + by
                        + "), which no package of the feed declares: the package manager will refuse it unless another"
                        + " repository does";
            case OTHER_BRANCHES -> release + " requires " + text + " (" + by + "), of which one branch was taken";
            case DECLARED_GENERALLY -> release + " is declared as " + text + " (" + by + "), for no one Python";
        };
    }

    @Override
    public String unchecked(Warning.Unchecked warning) {
        return "whether " + warning.name() + " " + warning.version() + ", which a package of the distributor provides, "
                + "works with what another index supplies of "
                + Words.first(warning.required().stream().map(Object::toString).toList())
                + " is unchecked: the distributor's word is about its own packages, and the package does not carry its"
                + " own";
    }

    @Override
    public String unmatchedOverlay(Warning.UnmatchedOverlay warning) {
        return "the overlay '" + warning.overlay() + "' is for no file of '" + warning.name() + "'"
                + warning.owner().map(owner -> " that '" + owner + "' lists").orElse(", for no index supplies it")
                + "; it did nothing";
    }
}

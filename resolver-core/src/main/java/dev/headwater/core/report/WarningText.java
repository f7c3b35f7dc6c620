// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.explanation.Place;
import dev.headwater.api.explanation.Warning;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
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
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.candidate;

import dev.headwater.api.explanation.ExcludedRelease;
import dev.headwater.api.explanation.Exclusion;

/**
 * How much an exclusion tells of a release beside others of its files. Least tells what only the request's choice of a
 * format excludes, then what does not fit the target.
 */
final class Telling implements Exclusion.Visitor<Telling.Much> {
    private static final Telling TELLING = new Telling();

    /** From least to most. */
    enum Much {
        OF_REQUEST,
        OF_TARGET,
        OF_RELEASE
    }

    private Telling() {}

    /**
     * {@return the one that tells more: a version whose wheel is yanked and whose sdist is unwanted is called yanked}
     */
    static ExcludedRelease more(ExcludedRelease one, ExcludedRelease other) {
        Much much = one.exclusion().accept(TELLING);
        return much != Much.OF_RELEASE && other.exclusion().accept(TELLING).compareTo(much) >= 0 ? other : one;
    }

    /** {@return whether it is about the tags of a wheel} */
    static boolean isOfTarget(Exclusion exclusion) {
        return exclusion.accept(TELLING) == Much.OF_TARGET;
    }

    @Override
    public Much malformedFilename(Exclusion.MalformedFilename exclusion) {
        return Much.OF_RELEASE;
    }

    @Override
    public Much otherProject(Exclusion.OtherProject exclusion) {
        return Much.OF_RELEASE;
    }

    @Override
    public Much listing(Exclusion.Listing exclusion) {
        return Much.OF_RELEASE;
    }

    @Override
    public Much unsupportedKind(Exclusion.UnsupportedKind exclusion) {
        return Much.OF_RELEASE;
    }

    @Override
    public Much format(Exclusion.Format exclusion) {
        return Much.OF_REQUEST;
    }

    @Override
    public Much tags(Exclusion.Tags exclusion) {
        return Much.OF_TARGET;
    }

    @Override
    public Much requiresPython(Exclusion.RequiresPython exclusion) {
        return Much.OF_RELEASE;
    }

    @Override
    public Much tooNew(Exclusion.TooNew exclusion) {
        return Much.OF_RELEASE;
    }

    @Override
    public Much noUploadTime(Exclusion.NoUploadTime exclusion) {
        return Much.OF_RELEASE;
    }

    @Override
    public Much yanked(Exclusion.Yanked exclusion) {
        return Much.OF_RELEASE;
    }

    @Override
    public Much withdrawn(Exclusion.Withdrawn exclusion) {
        return Much.OF_RELEASE;
    }

    @Override
    public Much quarantined(Exclusion.Quarantined exclusion) {
        return Much.OF_RELEASE;
    }

    @Override
    public Much preRelease(Exclusion.PreRelease exclusion) {
        return Much.OF_RELEASE;
    }

    @Override
    public Much hash(Exclusion.Hash exclusion) {
        return Much.OF_RELEASE;
    }

    @Override
    public Much otherContent(Exclusion.OtherContent exclusion) {
        return Much.OF_RELEASE;
    }

    @Override
    public Much unknownHash(Exclusion.UnknownHash exclusion) {
        return Much.OF_RELEASE;
    }

    @Override
    public Much noHash(Exclusion.NoHash exclusion) {
        return Much.OF_RELEASE;
    }

    @Override
    public Much metadata(Exclusion.Metadata exclusion) {
        return Much.OF_RELEASE;
    }

    @Override
    public Much unreadableRequirement(Exclusion.UnreadableRequirement exclusion) {
        return Much.OF_RELEASE;
    }

    @Override
    public Much unknownMarker(Exclusion.UnknownMarker exclusion) {
        return Much.OF_RELEASE;
    }

    @Override
    public Much metadataOfAnother(Exclusion.MetadataOfAnother exclusion) {
        return Much.OF_RELEASE;
    }

    @Override
    public Much dependsOnUrl(Exclusion.DependsOnUrl exclusion) {
        return Much.OF_RELEASE;
    }

    @Override
    public Much unknownDependencies(Exclusion.UnknownDependencies exclusion) {
        return Much.OF_RELEASE;
    }

    @Override
    public Much otherTarget(Exclusion.OtherTarget exclusion) {
        return Much.OF_RELEASE;
    }

    @Override
    public Much unusablePackage(Exclusion.UnusablePackage exclusion) {
        return Much.OF_RELEASE;
    }
}

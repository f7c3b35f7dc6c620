// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.explanation;

import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.explanation.Hint;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.Version;
import java.util.Optional;

/**
 * A hint about what excludes a release: it names a rule that the request or the policy can change; what the index says
 * is left as it is.
 */
final class ExclusionHint implements Exclusion.Visitor<Optional<Hint>> {
    private final ProjectName name;
    private final Version version;

    ExclusionHint(ProjectName name, Version version) {
        this.name = name;
        this.version = version;
    }

    @Override
    public Optional<Hint> malformedFilename(Exclusion.MalformedFilename exclusion) {
        return Optional.empty();
    }

    @Override
    public Optional<Hint> otherProject(Exclusion.OtherProject exclusion) {
        return Optional.empty();
    }

    @Override
    public Optional<Hint> listing(Exclusion.Listing exclusion) {
        return Optional.empty();
    }

    @Override
    public Optional<Hint> unsupportedKind(Exclusion.UnsupportedKind exclusion) {
        return Optional.empty();
    }

    @Override
    public Optional<Hint> format(Exclusion.Format exclusion) {
        return Optional.of(new Hint.AllowFormat(name, exclusion.kind()));
    }

    @Override
    public Optional<Hint> tags(Exclusion.Tags exclusion) {
        return Optional.empty();
    }

    @Override
    public Optional<Hint> requiresPython(Exclusion.RequiresPython exclusion) {
        return Optional.empty();
    }

    @Override
    public Optional<Hint> tooNew(Exclusion.TooNew exclusion) {
        return Optional.of(new Hint.ShortenCoolDown(name, version));
    }

    @Override
    public Optional<Hint> noUploadTime(Exclusion.NoUploadTime exclusion) {
        return Optional.empty();
    }

    @Override
    public Optional<Hint> yanked(Exclusion.Yanked exclusion) {
        return Optional.of(new Hint.ConstrainYanked(name, version));
    }

    @Override
    public Optional<Hint> withdrawn(Exclusion.Withdrawn exclusion) {
        return Optional.empty();
    }

    @Override
    public Optional<Hint> quarantined(Exclusion.Quarantined exclusion) {
        return Optional.empty();
    }

    @Override
    public Optional<Hint> preRelease(Exclusion.PreRelease exclusion) {
        return Optional.of(new Hint.AllowPreReleases(name));
    }

    @Override
    public Optional<Hint> hash(Exclusion.Hash exclusion) {
        return Optional.empty();
    }

    @Override
    public Optional<Hint> otherContent(Exclusion.OtherContent exclusion) {
        return Optional.empty();
    }

    @Override
    public Optional<Hint> unknownHash(Exclusion.UnknownHash exclusion) {
        return Optional.empty();
    }

    @Override
    public Optional<Hint> noHash(Exclusion.NoHash exclusion) {
        return Optional.empty();
    }

    @Override
    public Optional<Hint> metadata(Exclusion.Metadata exclusion) {
        return Optional.empty();
    }

    @Override
    public Optional<Hint> unreadableRequirement(Exclusion.UnreadableRequirement exclusion) {
        return Optional.empty();
    }

    @Override
    public Optional<Hint> unknownMarker(Exclusion.UnknownMarker exclusion) {
        return Optional.empty();
    }

    @Override
    public Optional<Hint> metadataOfAnother(Exclusion.MetadataOfAnother exclusion) {
        return Optional.empty();
    }

    @Override
    public Optional<Hint> dependsOnUrl(Exclusion.DependsOnUrl exclusion) {
        return Optional.empty();
    }

    @Override
    public Optional<Hint> unknownDependencies(Exclusion.UnknownDependencies exclusion) {
        return Optional.empty();
    }

    @Override
    public Optional<Hint> otherTarget(Exclusion.OtherTarget exclusion) {
        return Optional.empty();
    }

    @Override
    public Optional<Hint> unusablePackage(Exclusion.UnusablePackage exclusion) {
        return Optional.empty();
    }
}

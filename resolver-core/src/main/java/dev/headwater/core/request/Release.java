// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.request;

import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataChange;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.Offer;
import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.ProvidedPackage.RequirementsSource;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.PublishedMetadata;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is known of a candidate once its metadata was read. */
public sealed interface Release permits Release.Usable, Release.Unusable, OwnRelease {
    /** {@return what a visitor makes of this case} */
    <R> R accept(Visitor<R> visitor);

    /** {@return whether it may be used} */
    boolean isUsable();

    /** {@return why it may not be used, if it may not} */
    Optional<Exclusion> exclusion();

    /** {@return the file that was chosen, if it is one} */
    Optional<DistributionFile> distribution();

    /** {@return the distributor's package that was chosen, if it is one} */
    Optional<ProvidedPackage> provided();

    /** {@return whether it is not known what it depends on, without an extra or with one} */
    boolean isUnknown(Optional<ExtraName> extra);

    /** {@return what it depends on without any extra, in order} */
    List<Dependency> dependencies();

    /** {@return what it depends on with an extra besides, in order} */
    List<Dependency> dependencies(ExtraName extra);

    /** {@return those of which it cannot be told whether they apply, without an extra or with one, in order} */
    List<Dependency> undecided(Optional<ExtraName> extra);

    /**
     * It may be used.
     *
     * @param offer what was chosen
     * @param found its metadata
     * @param required what it depends on
     * @param own what lies within the distributor's package that provides it, once that was read
     */
    record Usable(Offer offer, MetadataAnswer.Found found, Dependencies required, Optional<OwnMetadata> own)
            implements Release {
        /** Makes one of which nothing else was read. */
        public Usable(Offer offer, MetadataAnswer.Found found, Dependencies required) {
            this(offer, found, required, Optional.empty());
        }

        /** {@return the same, with what lies within its package} */
        public Usable with(OwnMetadata read) {
            return new Usable(offer, found, required, Optional.of(read));
        }

        /** {@return the package that provides it, if its requirements are the distributor's word and not its own} */
        public Optional<ProvidedPackage> relations() {
            return offer instanceof Offer.Provided provided
                            && origin().source() == MetadataOrigin.Source.DISTRIBUTOR
                            && provided.by().evidence().requirements() == RequirementsSource.DISTRIBUTOR
                    ? Optional.of(provided.by())
                    : Optional.empty();
        }

        /** {@return whether it is not known yet what an extra brings: the distributor says nothing of it} */
        public boolean isToldApart(ExtraName extra) {
            return own.isEmpty()
                    && relations().isPresent()
                    && !metadata().providesExtra().contains(extra);
        }

        /** {@return the extras that it has, as far as they are known} */
        public Set<ExtraName> extras() {
            Set<ExtraName> extras = new HashSet<>(metadata().providesExtra());
            if (own.isPresent()) {
                extras.addAll(own.get().extras());
            }
            return extras;
        }

        /** {@return what there is to say of its package, with these extras} */
        public List<ProvidedNote> notes(Collection<ExtraName> extras) {
            List<ProvidedNote> notes = new ArrayList<>();
            if (offer instanceof Offer.Provided provided) {
                notes.addAll(provided.by().notes());
            }
            own.ifPresent(read -> notes.addAll(read.notes(extras)));
            return notes;
        }

        /** {@return whether the distributor alone says what is required of a name, and does not know what is there} */
        public boolean isUnchecked(ProjectName name) {
            return own.filter(read -> read.unchecked().contains(name)).isPresent();
        }

        /** {@return what it requires of names of other indexes by its own word, beside the distributor's} */
        public List<Dependency> besides() {
            return own.map(OwnMetadata::besides).orElse(List.of());
        }

        /**
         * {@return whether what its index says of it names a project, with any extra or without} What an overlay adds
         * the index does not say.
         */
        public boolean names(ProjectName name) {
            return Stream.concat(
                            required.all().stream(),
                            own.stream()
                                    .flatMap(read ->
                                            Stream.concat(read.besides().stream(), read.required().all().stream())))
                    .filter(one -> one.requirement()
                            .filter(said -> said.name().equals(name))
                            .isPresent())
                    .anyMatch(one -> !isAdded(one));
        }

        private boolean isAdded(Dependency dependency) {
            return changes().stream()
                    .anyMatch(change -> change.published().isEmpty()
                            && change.effective()
                                    .filter(dependency.text()::equals)
                                    .isPresent());
        }

        private Dependencies.OfExtra ofExtra(ExtraName extra) {
            boolean isOwn = own.isPresent() && !metadata().providesExtra().contains(extra);
            return (isOwn ? own.get().required() : required).ofExtra(extra);
        }

        /** {@return the metadata that counts} */
        public CoreMetadata metadata() {
            return found.effective();
        }

        /** {@return where it was read} */
        public MetadataOrigin origin() {
            return found.origin();
        }

        /** {@return what overlays changed of it} */
        public List<MetadataChange> changes() {
            return found.changes();
        }

        /** {@return its metadata as published, where overlays changed it} */
        public Optional<PublishedMetadata> published() {
            return changes().isEmpty() ? Optional.empty() : Optional.of(PublishedMetadata.of(found.published()));
        }

        /** {@return the overlay that says a dependency of its metadata, if one does} */
        public Optional<String> overlay(Dependency dependency) {
            List<MetadataChange> changes = changes();
            return changes.isEmpty() ? Optional.empty() : overlay(changes, dependency);
        }

        private static Optional<String> overlay(List<MetadataChange> changes, Dependency dependency) {
            return changes.stream()
                    .filter(change -> change.field().equals("Requires-Dist")
                            && change.effective()
                                    .filter(dependency.text()::equals)
                                    .isPresent())
                    .map(MetadataChange::overlay)
                    .findFirst();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.usable(this);
        }

        @Override
        public boolean isUsable() {
            return true;
        }

        @Override
        public Optional<Exclusion> exclusion() {
            return Optional.empty();
        }

        @Override
        public Optional<DistributionFile> distribution() {
            return offer.distribution();
        }

        @Override
        public Optional<ProvidedPackage> provided() {
            return offer.provided();
        }

        @Override
        public boolean isUnknown(Optional<ExtraName> extra) {
            return false;
        }

        @Override
        public List<Dependency> dependencies() {
            List<Dependency> besides = besides();
            return besides.isEmpty()
                    ? required.ofProject()
                    : Stream.concat(required.ofProject().stream(), besides.stream())
                            .toList();
        }

        /** {@return what it depends on without any extra by the metadata that counts, in order} */
        public List<Dependency> ofMetadata() {
            return required.ofProject();
        }

        @Override
        public List<Dependency> dependencies(ExtraName extra) {
            return ofExtra(extra).certain();
        }

        @Override
        public List<Dependency> undecided(Optional<ExtraName> extra) {
            // Where one cannot be told without an extra, the file is excluded.
            return extra.map(named -> ofExtra(named).undecided()).orElse(List.of());
        }

        /** {@return the Requires-Python of the metadata, or else of the page, as written} */
        public Optional<String> requiresPython() {
            return metadata().values("Requires-Python").stream()
                    .findFirst()
                    .or(() -> distribution().flatMap(DistributionFile::requiresPython));
        }
    }

    /**
     * None of its files may be used.
     *
     * @param why the reason, of the file that was best
     */
    record Unusable(Exclusion why) implements Release {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unusable(this);
        }

        @Override
        public boolean isUsable() {
            return false;
        }

        @Override
        public Optional<Exclusion> exclusion() {
            return Optional.of(why);
        }

        @Override
        public Optional<DistributionFile> distribution() {
            return Optional.empty();
        }

        @Override
        public Optional<ProvidedPackage> provided() {
            return Optional.empty();
        }

        @Override
        public boolean isUnknown(Optional<ExtraName> extra) {
            return false;
        }

        @Override
        public List<Dependency> dependencies() {
            return List.of();
        }

        @Override
        public List<Dependency> dependencies(ExtraName extra) {
            return List.of();
        }

        @Override
        public List<Dependency> undecided(Optional<ExtraName> extra) {
            return List.of();
        }
    }

    /** Handles each case. */
    interface Visitor<R> {
        /** Handles what may be used. */
        R usable(Usable release);

        /** Handles what may not be used. */
        R unusable(Unusable release);

        /** Handles a project of the request. */
        R own(OwnRelease release);
    }
}

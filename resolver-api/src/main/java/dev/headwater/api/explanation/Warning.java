// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.explanation;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.version.Version;
import java.util.List;
import java.util.Optional;

/**
 * What a person should know of an outcome, though it stopped nothing.
 *
 * @since 0.1.0
 */
public sealed interface Warning {
    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /**
     * A project has no such extra; nothing was added for it.
     *
     * @param name the project
     * @param version its version, where it is known
     * @param extra the extra
     * @param own where the project is described, if it is one of the request
     */
    record MissingExtra(ProjectName name, Optional<Version> version, ExtraName extra, Optional<Place> own)
            implements Warning {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.missingExtra(this);
        }
    }

    /**
     * A yanked release is used, because the request pins it.
     *
     * @param name the project
     * @param version the version
     * @param why what the index says of it
     */
    record YankedUsed(ProjectName name, Version version, Optional<String> why) implements Warning {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.yankedUsed(this);
        }
    }

    /**
     * What a release requires is what setuptools recorded in its source distribution; a build may find something else.
     *
     * @param name the project
     * @param version the version
     * @param filename the source distribution
     */
    record RecordedMetadata(ProjectName name, Version version, String filename) implements Warning {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.recordedMetadata(this);
        }
    }

    /**
     * The index says something of a project as a whole.
     *
     * @param name the project
     * @param status what it says
     */
    record Status(ProjectName name, ProjectStatus status) implements Warning {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.status(this);
        }
    }

    /**
     * The Requires-Python that a page lists for a file cannot be read, and was passed over.
     *
     * @param filename the file
     * @param text what is listed
     */
    record UnreadableRequiresPython(String filename, String text) implements Warning {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unreadableRequiresPython(this);
        }
    }

    /**
     * A project comes from a URL that the request names: no index was asked about it, and pins and reservations did not
     * count.
     *
     * @param name the project
     */
    record FromUrl(ProjectName name) implements Warning {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.fromUrl(this);
        }
    }

    /**
     * The request asks for nothing on this target.
     *
     * @param passedOver the requirements whose markers do not hold
     * @param places where they stand, in the same order
     */
    record NothingRequired(List<Requirement> passedOver, List<Place> places) implements Warning {
        /** Copies. */
        public NothingRequired {
            passedOver = List.copyOf(passedOver);
            places = List.copyOf(places);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.nothingRequired(this);
        }
    }

    /**
     * An index has nothing of what it was asked about.
     *
     * @param index the index
     */
    record NothingThere(IndexId index) implements Warning {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.nothingThere(this);
        }
    }

    /**
     * An index is read over plain HTTP, as the policy permits: anyone on the way can change what it says.
     *
     * @param index the index
     */
    record PlainHttp(IndexId index) implements Warning {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.plainHttp(this);
        }
    }

    /**
     * A project of the request itself is pinned or reserved in the policy, which did not count.
     *
     * @param name the project
     * @param own where it is described
     * @param rule pin or reservation
     * @param index the index that would have supplied it
     */
    record OwnInsteadOfIndex(ProjectName name, Place own, OwnerRule rule, IndexId index) implements Warning {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ownInsteadOfIndex(this);
        }
    }

    /**
     * A project of the request itself is named by a URL, which did not count.
     *
     * @param name the project
     * @param own where it is described
     * @param urls where the URLs stand
     */
    record OwnInsteadOfUrl(ProjectName name, Place own, List<Place> urls) implements Warning {
        /** Copies. */
        public OwnInsteadOfUrl {
            urls = List.copyOf(urls);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ownInsteadOfUrl(this);
        }
    }

    /**
     * A project of the request itself has no version, so what is required of its version counts as met.
     *
     * @param name the project
     * @param own where it is described
     * @param required what is required of its version, each with who requires it
     */
    record VersionUnknown(ProjectName name, Place own, List<String> required) implements Warning {
        /** Copies. */
        public VersionUnknown {
            required = List.copyOf(required);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.versionUnknown(this);
        }
    }

    /**
     * There is something to say of the distributor's package that provides a project.
     *
     * @param name the project
     * @param version its version
     * @param by the package: {@code python3-lib 1.0-2}
     * @param note what it is
     */
    record OfPackage(ProjectName name, Version version, String by, ProvidedNote note) implements Warning {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ofPackage(this);
        }
    }

    /**
     * A distributor's package requires names that another index supplies, and nothing tells whether it works with what
     * is there: the distributor's word is about its own packages.
     *
     * @param name the project
     * @param version its version
     * @param required the names, sorted
     */
    record Unchecked(ProjectName name, Version version, List<ProjectName> required) implements Warning {
        /** Copies. */
        public Unchecked {
            required = List.copyOf(required);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unchecked(this);
        }
    }

    /**
     * An overlay is for no file of what its project's owner lists, so it did nothing.
     *
     * @param overlay its id
     * @param name its project
     * @param owner who supplies that; empty where nobody does, or the request itself
     */
    record UnmatchedOverlay(String overlay, ProjectName name, Optional<IndexId> owner) implements Warning {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unmatchedOverlay(this);
        }
    }

    /**
     * One method for each case, so that a new case breaks the build where it must be handled.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** {@return the result for {@link MissingExtra}} */
        R missingExtra(MissingExtra warning);

        /** {@return the result for {@link YankedUsed}} */
        R yankedUsed(YankedUsed warning);

        /** {@return the result for {@link RecordedMetadata}} */
        R recordedMetadata(RecordedMetadata warning);

        /** {@return the result for {@link Status}} */
        R status(Status warning);

        /** {@return the result for {@link UnreadableRequiresPython}} */
        R unreadableRequiresPython(UnreadableRequiresPython warning);

        /** {@return the result for {@link FromUrl}} */
        R fromUrl(FromUrl warning);

        /** {@return the result for {@link NothingRequired}} */
        R nothingRequired(NothingRequired warning);

        /** {@return the result for {@link NothingThere}} */
        R nothingThere(NothingThere warning);

        /** {@return the result for {@link PlainHttp}} */
        R plainHttp(PlainHttp warning);

        /** {@return the result for {@link OwnInsteadOfIndex}} */
        R ownInsteadOfIndex(OwnInsteadOfIndex warning);

        /** {@return the result for {@link OwnInsteadOfUrl}} */
        R ownInsteadOfUrl(OwnInsteadOfUrl warning);

        /** {@return the result for {@link VersionUnknown}} */
        R versionUnknown(VersionUnknown warning);

        /** {@return the result for {@link OfPackage}} */
        R ofPackage(OfPackage warning);

        /** {@return the result for {@link Unchecked}} */
        R unchecked(Unchecked warning);

        /** {@return the result for {@link UnmatchedOverlay}} */
        R unmatchedOverlay(UnmatchedOverlay warning);
    }
}

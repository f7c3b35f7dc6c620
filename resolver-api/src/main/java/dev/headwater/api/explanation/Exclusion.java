// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.explanation;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.ProvidedFault;
import dev.headwater.api.index.ServedTarget;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.MarkerField;
import dev.headwater.api.version.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why a file, or what a distributor provides, may not be chosen.
 *
 * <p>A case holds facts and no sentence: the wording is that of a report. This file is long because all cases of a
 * sealed type, and the visitor that handles each, stand in one place.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/simple-repository-api/">Simple repository API</a>
 * @since 0.1.0
 */
public sealed interface Exclusion {
    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /** {@return what is wrong with the metadata, where that excludes it} */
    default Optional<UnusableCause> unusable() {
        return Optional.empty();
    }

    /** The name of the file cannot be read. */
    record MalformedFilename() implements Exclusion {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.malformedFilename(this);
        }
    }

    /** The name of the file is that of another project. */
    record OtherProject() implements Exclusion {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.otherProject(this);
        }
    }

    /**
     * The file is listed in a way by which it may not be used.
     *
     * @param fault what is wrong
     */
    record Listing(ListingFault fault) implements Exclusion {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.listing(this);
        }
    }

    /** The file is neither a wheel nor a source distribution. */
    record UnsupportedKind() implements Exclusion {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unsupportedKind(this);
        }
    }

    /**
     * The policy or the request does not want the format.
     *
     * @param kind what is not wanted
     */
    record Format(Kind kind) implements Exclusion {
        /** What a rule of formats is about. */
        public enum Kind {
            /** A wheel. */
            WHEEL,
            /** A source distribution. */
            SDIST,
            /** What a distributor's package provides, which was built by somebody else as a wheel was. */
            PROVIDED
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Format that && kind == that.kind;
        }

        @Override
        public int hashCode() {
            return kind.hashCode();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.format(this);
        }
    }

    /**
     * No tag of the wheel fits the target.
     *
     * @param offered the tags of the wheels, each as in the name of a file: {@code cp312-cp312-win_amd64}
     * @param wanted the best tag of the target; empty where nobody asked for it
     */
    record Tags(List<String> offered, String wanted) implements Exclusion {
        /** Copies. */
        public Tags {
            offered = List.copyOf(offered);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.tags(this);
        }
    }

    /**
     * The file wants another Python.
     *
     * @param specifier what it wants
     * @param python the Python of the target
     * @param overlay the id of the overlay that says so, if one does
     */
    record RequiresPython(String specifier, String python, Optional<String> overlay) implements Exclusion {
        /** Says what is published. */
        public RequiresPython(String specifier, String python) {
            this(specifier, python, Optional.empty());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.requiresPython(this);
        }
    }

    /**
     * The file was uploaded too late.
     *
     * @param uploaded when it was uploaded
     * @param cutOff the time from which on files are excluded
     */
    record TooNew(Instant uploaded, Instant cutOff) implements Exclusion {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.tooNew(this);
        }
    }

    /** A cut-off applies, and the file has no upload time to hold against it. */
    record NoUploadTime() implements Exclusion {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.noUploadTime(this);
        }
    }

    /**
     * The file is yanked, and the request does not pin its version.
     *
     * @param why what is said of it; may be empty
     * @param overlay the overlay that yanked it; empty for the index itself
     */
    record Yanked(String why, Optional<String> overlay) implements Exclusion {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.yanked(this);
        }
    }

    /**
     * The file was withdrawn, which no request can undo.
     *
     * @param why what is said of it
     * @param overlay the overlay that withdrew it
     */
    record Withdrawn(String why, String overlay) implements Exclusion {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.withdrawn(this);
        }
    }

    /**
     * The project is in quarantine.
     *
     * @param why what the index says of it; may be empty
     */
    record Quarantined(String why) implements Exclusion {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.quarantined(this);
        }
    }

    /** The version is a pre-release, and these are disallowed. */
    record PreRelease() implements Exclusion {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.preRelease(this);
        }
    }

    /** The file has none of the hashes that the request names. */
    record Hash() implements Exclusion {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.hash(this);
        }
    }

    /**
     * The page lists no hash of a kind that the request names, and the file, read whole, is none that the request
     * means.
     *
     * @param found what the file hashes to
     */
    record OtherContent(FileHash found) implements Exclusion {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.otherContent(this);
        }
    }

    /**
     * The page lists no hash of a kind that the request names, and the file cannot be read to be checked.
     *
     * @param algorithms the kinds that the request names
     * @param why why it cannot; empty if none of these kinds can be computed here
     */
    record UnknownHash(List<String> algorithms, Optional<ContentAnswer.Unreadable> why) implements Exclusion {
        /** Copies. */
        public UnknownHash {
            algorithms = List.copyOf(algorithms);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unknownHash(this);
        }
    }

    /**
     * Hashes are required, and there is none to hold the candidate against.
     *
     * @param provided whether it is provided by a distributor, so that there is no file; else the request names no hash
     *     for the project
     */
    record NoHash(boolean provided) implements Exclusion {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.noHash(this);
        }
    }

    /**
     * The metadata cannot be had or read.
     *
     * @param cause what is wrong with it
     * @param detail what there is to say beside the cause; may be empty
     */
    record Metadata(UnusableCause cause, String detail) implements Exclusion {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.metadata(this);
        }

        @Override
        public Optional<UnusableCause> unusable() {
            return Optional.of(cause);
        }
    }

    /**
     * A requirement cannot be read.
     *
     * @param requirement the requirement as written, without secrets
     */
    record UnreadableRequirement(String requirement) implements Exclusion {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unreadableRequirement(this);
        }
    }

    /**
     * Whether a requirement applies cannot be told.
     *
     * @param requirement the requirement as written, without secrets
     * @param unknown the fields that nobody knows of the target; none where the marker cannot be evaluated at all
     */
    record UnknownMarker(String requirement, List<MarkerField> unknown) implements Exclusion {
        /** Copies. */
        public UnknownMarker {
            unknown = List.copyOf(unknown);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unknownMarker(this);
        }
    }

    /**
     * The metadata is that of another project or version.
     *
     * @param name the project that it names
     * @param version the version that it names
     */
    record MetadataOfAnother(ProjectName name, Version version) implements Exclusion {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.metadataOfAnother(this);
        }
    }

    /**
     * A dependency names a URL, which only the request may do.
     *
     * @param name the project that it names
     * @param url the URL, without secrets; empty where it is not told
     * @param ofExtra whether it is one of a project of the request, which counts only where the request asks for that
     *     extra itself
     */
    record DependsOnUrl(ProjectName name, Optional<String> url, boolean ofExtra) implements Exclusion {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dependsOnUrl(this);
        }
    }

    /**
     * What a project of the request requires is made when it is built, and nothing is built.
     *
     * @param extra the extra that is asked for; empty where its dependencies themselves are not known
     */
    record UnknownDependencies(Optional<ExtraName> extra) implements Exclusion {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unknownDependencies(this);
        }
    }

    /**
     * What a distributor's package provides is for another target.
     *
     * @param served what it is for
     * @param difference in what the target is another
     * @param target what the target has there: {@code 3.13}, {@code Windows}, {@code pypy}; empty text where it does
     *     not tell
     */
    record OtherTarget(ServedTarget served, Difference difference, String target) implements Exclusion {
        /** In what a target is another than a distributor's repository is for. */
        public enum Difference {
            /** The implementation of Python, which is CPython there. */
            IMPLEMENTATION,
            /** The minor version of Python. */
            PYTHON,
            /** The system. */
            SYSTEM,
            /** The machine. */
            MACHINE
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.otherTarget(this);
        }
    }

    /**
     * The package of the distributor cannot be used for what is known of it.
     *
     * @param name the package
     * @param fault what is wrong
     */
    record UnusablePackage(String name, ProvidedFault fault) implements Exclusion {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unusablePackage(this);
        }
    }

    /**
     * One method for each case, so that a new case breaks the build where it must be handled.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** {@return the result for {@link MalformedFilename}} */
        R malformedFilename(MalformedFilename exclusion);

        /** {@return the result for {@link OtherProject}} */
        R otherProject(OtherProject exclusion);

        /** {@return the result for {@link Listing}} */
        R listing(Listing exclusion);

        /** {@return the result for {@link UnsupportedKind}} */
        R unsupportedKind(UnsupportedKind exclusion);

        /** {@return the result for {@link Format}} */
        R format(Format exclusion);

        /** {@return the result for {@link Tags}} */
        R tags(Tags exclusion);

        /** {@return the result for {@link RequiresPython}} */
        R requiresPython(RequiresPython exclusion);

        /** {@return the result for {@link TooNew}} */
        R tooNew(TooNew exclusion);

        /** {@return the result for {@link NoUploadTime}} */
        R noUploadTime(NoUploadTime exclusion);

        /** {@return the result for {@link Yanked}} */
        R yanked(Yanked exclusion);

        /** {@return the result for {@link Withdrawn}} */
        R withdrawn(Withdrawn exclusion);

        /** {@return the result for {@link Quarantined}} */
        R quarantined(Quarantined exclusion);

        /** {@return the result for {@link PreRelease}} */
        R preRelease(PreRelease exclusion);

        /** {@return the result for {@link Hash}} */
        R hash(Hash exclusion);

        /** {@return the result for {@link OtherContent}} */
        R otherContent(OtherContent exclusion);

        /** {@return the result for {@link UnknownHash}} */
        R unknownHash(UnknownHash exclusion);

        /** {@return the result for {@link NoHash}} */
        R noHash(NoHash exclusion);

        /** {@return the result for {@link Metadata}} */
        R metadata(Metadata exclusion);

        /** {@return the result for {@link UnreadableRequirement}} */
        R unreadableRequirement(UnreadableRequirement exclusion);

        /** {@return the result for {@link UnknownMarker}} */
        R unknownMarker(UnknownMarker exclusion);

        /** {@return the result for {@link MetadataOfAnother}} */
        R metadataOfAnother(MetadataOfAnother exclusion);

        /** {@return the result for {@link DependsOnUrl}} */
        R dependsOnUrl(DependsOnUrl exclusion);

        /** {@return the result for {@link UnknownDependencies}} */
        R unknownDependencies(UnknownDependencies exclusion);

        /** {@return the result for {@link OtherTarget}} */
        R otherTarget(OtherTarget exclusion);

        /** {@return the result for {@link UnusablePackage}} */
        R unusablePackage(UnusablePackage exclusion);
    }
}

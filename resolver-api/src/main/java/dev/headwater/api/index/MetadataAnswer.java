// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.metadata.CoreMetadata;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an index says about the metadata of one file.
 *
 * @since 0.1.0
 */
public sealed interface MetadataAnswer {
    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /** {@return this answer, where it is metadata} */
    Optional<Found> found();

    /** {@return whether there may be metadata for the resolver to judge: found, or still to be weighed} */
    boolean isUsable();

    /** {@return whether the question was answered at all} */
    boolean isAvailable();

    /**
     * {@return the answer about the whole file that this metadata is in}
     *
     * @param hashes what its bytes hash to; null if they were not read
     */
    ContentAnswer asContent(@Nullable FileHashes hashes);

    /** {@return the same answer, read of bytes that were held against a hash that the page or the request gives} */
    default MetadataAnswer asVerified() {
        return this;
    }

    /**
     * The metadata, as it was published and as it is used. The two differ only where overlays, or a distributor,
     * changed what the project says.
     *
     * @param effective what counts; name and version are checked by the resolver
     * @param published what was published
     * @param origin where it was read, and whether it is verified
     * @param changes what makes the difference, in order
     */
    record Found(CoreMetadata effective, CoreMetadata published, MetadataOrigin origin, List<MetadataChange> changes)
            implements MetadataAnswer {
        /** Copies. */
        public Found {
            changes = List.copyOf(changes);
        }

        /** Makes an answer whose metadata is used as it was published. */
        public Found(CoreMetadata metadata, MetadataOrigin origin) {
            this(metadata, metadata, origin, List.of());
        }

        /** Makes an answer whose metadata is used as it was published, and that nothing was held against. */
        public Found(CoreMetadata metadata, MetadataOrigin.Source source) {
            this(metadata, new MetadataOrigin(source, false));
        }

        /** {@return where it was read} */
        public MetadataOrigin.Source source() {
            return origin.source();
        }

        @Override
        public MetadataAnswer asVerified() {
            return new Found(effective, published, origin.asVerified(), changes);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.found(this);
        }

        @Override
        public ContentAnswer asContent(@Nullable FileHashes hashes) {
            return new ContentAnswer.Read(hashes == null ? FileHashes.none() : hashes, this);
        }

        @Override
        public Optional<Found> found() {
            return Optional.of(this);
        }

        @Override
        public boolean isUsable() {
            return true;
        }

        @Override
        public boolean isAvailable() {
            return true;
        }
    }

    /**
     * What stands in a source archive that has a {@code pyproject.toml}. The resolver weighs it against PKG-INFO: a
     * static {@code [project]} may tell what that leaves open, or contradict it.
     *
     * @param info what PKG-INFO says; empty if there is none, as in an archive of a project's sources
     * @param otherwise the answer where the other file adds nothing: found or unusable
     * @param pyproject the text of that file; whether it is TOML is not known
     * @param verified whether the archive was held against a hash, as in {@link MetadataOrigin}
     */
    record SourceArchive(Optional<CoreMetadata> info, MetadataAnswer otherwise, String pyproject, boolean verified)
            implements MetadataAnswer {
        @Override
        public MetadataAnswer asVerified() {
            return new SourceArchive(info, otherwise.asVerified(), pyproject, true);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sourceArchive(this);
        }

        @Override
        public ContentAnswer asContent(@Nullable FileHashes hashes) {
            return new ContentAnswer.Read(hashes == null ? FileHashes.none() : hashes, this);
        }

        @Override
        public Optional<Found> found() {
            return Optional.empty();
        }

        @Override
        public boolean isUsable() {
            return true;
        }

        @Override
        public boolean isAvailable() {
            return true;
        }
    }

    /**
     * The file cannot be used for its metadata: there is none that can be relied on, or it cannot be read as metadata.
     * The file is excluded; the next one is looked at.
     *
     * @param cause why
     * @param detail what there is to say beside it, without secrets; may be empty
     */
    record Unusable(UnusableCause cause, String detail) implements MetadataAnswer {
        /** Makes an answer of which the cause says all. */
        public Unusable(UnusableCause cause) {
            this(cause, "");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unusable(this);
        }

        @Override
        public ContentAnswer asContent(@Nullable FileHashes hashes) {
            return hashes == null ? new ContentAnswer.Unreadable(cause, detail) : new ContentAnswer.Read(hashes, this);
        }

        @Override
        public Optional<Found> found() {
            return Optional.empty();
        }

        @Override
        public boolean isUsable() {
            return false;
        }

        @Override
        public boolean isAvailable() {
            return true;
        }
    }

    /**
     * The metadata could not be fetched, or is not what the index promised. The resolution ends.
     *
     * @param fault what came instead
     */
    record Unavailable(IndexFault fault) implements MetadataAnswer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unavailable(this);
        }

        @Override
        public ContentAnswer asContent(@Nullable FileHashes hashes) {
            return new ContentAnswer.Unavailable(fault);
        }

        @Override
        public Optional<Found> found() {
            return Optional.empty();
        }

        @Override
        public boolean isUsable() {
            return false;
        }

        @Override
        public boolean isAvailable() {
            return false;
        }
    }

    /**
     * One method for each case.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** {@return the result for metadata that was read} */
        R found(Found answer);

        /** {@return the result for a source archive that is still to be weighed} */
        R sourceArchive(SourceArchive answer);

        /** {@return the result for a file that cannot be used} */
        R unusable(Unusable answer);

        /** {@return the result for a question without an answer} */
        R unavailable(Unavailable answer);
    }
}

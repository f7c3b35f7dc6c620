// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.distribution.Yank;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.UrlSecrets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A file as an index lists it. Two are equal if all that is listed of them is.
 *
 * @since 0.1.0
 */
public final class DistributionFile {
    private final ProjectName project;
    private final String filename;
    private final String url;
    private final FileHashes hashes;
    private final OptionalLong size;
    private final Optional<Instant> uploadTime;
    private final Optional<String> requiresPython;
    private final Optional<Yank> yank;
    private final Optional<FileHashes> metadata;
    private final Optional<ListingFault> fault;
    private final Optional<String> mirror;
    private final Optional<String> subdirectory;

    private DistributionFile(Builder builder) {
        project = builder.project;
        filename = builder.filename;
        url = builder.url;
        hashes = builder.hashes;
        size = builder.size;
        uploadTime = builder.uploadTime;
        requiresPython = builder.requiresPython;
        yank = builder.yank;
        metadata = builder.metadata;
        fault = builder.fault;
        mirror = builder.mirror;
        subdirectory = builder.subdirectory;
    }

    /**
     * Begins a file of which nothing but its name and place is listed.
     *
     * @param project the project of the page that lists it
     * @param filename the name of the file
     * @param url where it is: {@link #url()}
     */
    public static Builder builder(ProjectName project, String filename, String url) {
        return new Builder(project, filename, url);
    }

    /** {@return a builder with all that is listed of this file, to be listed otherwise} */
    public Builder toBuilder() {
        Builder builder = new Builder(project, filename, url);
        builder.hashes = hashes;
        builder.size = size;
        builder.uploadTime = uploadTime;
        builder.requiresPython = requiresPython;
        builder.yank = yank;
        builder.metadata = metadata;
        builder.fault = fault;
        builder.mirror = mirror;
        builder.subdirectory = subdirectory;
        return builder;
    }

    /** {@return the project of the page that lists it} */
    public ProjectName project() {
        return project;
    }

    /** {@return the name of the file} */
    public String filename() {
        return filename;
    }

    /**
     * {@return where it is, absolute, without user information, and whole: its query may be a signature without which
     * it cannot be fetched} Whoever shows it leaves that out: {@link UrlSecrets#withoutQuery}, as {@link #toString}
     * does and every report of an outcome.
     */
    public String url() {
        return url;
    }

    /** {@return what its bytes must hash to; may be empty} */
    public FileHashes hashes() {
        return hashes;
    }

    /** {@return its size in bytes} */
    public OptionalLong size() {
        return size;
    }

    /** {@return when it was uploaded} */
    public Optional<Instant> uploadTime() {
        return uploadTime;
    }

    /** {@return the Requires-Python listed, as text: it may be malformed} */
    public Optional<String> requiresPython() {
        return requiresPython;
    }

    /** {@return whether it is yanked, and why} */
    public Optional<Yank> yank() {
        return yank;
    }

    /** {@return the hashes of its metadata file, possibly none of them, if the index announces such a file} */
    public Optional<FileHashes> metadata() {
        return metadata;
    }

    /** {@return why it may not be used for how it is listed: {@link ProjectPage#fault}} */
    public Optional<ListingFault> fault() {
        return fault;
    }

    /**
     * {@return the location that lists it, where that is a mirror of its index: what is asked about it is asked there}
     */
    public Optional<String> mirror() {
        return mirror;
    }

    /**
     * {@return where in a source archive the project is whose metadata is read, as the request has it that names the
     * archive by its URL; empty for its top, and for each file that an index lists}
     */
    public Optional<String> subdirectory() {
        return subdirectory;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DistributionFile that
                && project.equals(that.project)
                && filename.equals(that.filename)
                && url.equals(that.url)
                && hashes.equals(that.hashes)
                && size.equals(that.size)
                && uploadTime.equals(that.uploadTime)
                && requiresPython.equals(that.requiresPython)
                && yank.equals(that.yank)
                && metadata.equals(that.metadata)
                && fault.equals(that.fault)
                && mirror.equals(that.mirror)
                && subdirectory.equals(that.subdirectory);
    }

    @Override
    public int hashCode() {
        return 31 * url.hashCode() + filename.hashCode();
    }

    /** {@return project, name and URL without its query} */
    @Override
    public String toString() {
        return filename + " of " + project + " at " + UrlSecrets.withoutQuery(url);
    }

    /** Collects what is listed of a file. */
    public static final class Builder {
        private final ProjectName project;
        private final String filename;
        private final String url;
        private FileHashes hashes = FileHashes.none();
        private OptionalLong size = OptionalLong.empty();
        private Optional<Instant> uploadTime = Optional.empty();
        private Optional<String> requiresPython = Optional.empty();
        private Optional<Yank> yank = Optional.empty();
        private Optional<FileHashes> metadata = Optional.empty();
        private Optional<ListingFault> fault = Optional.empty();
        private Optional<String> mirror = Optional.empty();
        private Optional<String> subdirectory = Optional.empty();

        private Builder(ProjectName project, String filename, String url) {
            this.project = Objects.requireNonNull(project, "project");
            this.filename = Objects.requireNonNull(filename, "filename");
            this.url = Objects.requireNonNull(url, "url");
        }

        /** Sets what its bytes must hash to; may be empty. */
        public Builder hashes(FileHashes hashes) {
            this.hashes = Objects.requireNonNull(hashes, "hashes");
            return this;
        }

        /** Sets its size in bytes. */
        public Builder size(long bytes) {
            this.size = OptionalLong.of(bytes);
            return this;
        }

        /** Sets when it was uploaded. */
        public Builder uploadTime(Instant time) {
            this.uploadTime = Optional.of(time);
            return this;
        }

        /** Sets the Requires-Python listed, as text. */
        public Builder requiresPython(String specifier) {
            this.requiresPython = Optional.of(specifier);
            return this;
        }

        /** Says that it is yanked, and why. */
        public Builder yank(Yank yank) {
            this.yank = Optional.of(yank);
            return this;
        }

        /** Says that it is not yanked. */
        public Builder notYanked() {
            this.yank = Optional.empty();
            return this;
        }

        /** Says that the index announces a metadata file, with its hashes, possibly none. */
        public Builder metadata(FileHashes hashes) {
            this.metadata = Optional.of(hashes);
            return this;
        }

        /** Sets why it may not be used for how it is listed. */
        public Builder fault(ListingFault fault) {
            this.fault = Optional.of(fault);
            return this;
        }

        /** Sets the location that lists it, a mirror of its index. */
        public Builder mirror(String location) {
            this.mirror = Optional.of(location);
            return this;
        }

        /** Sets where in it, a source archive, the project is: a path within the archive, without {@code ..}. */
        public Builder subdirectory(String path) {
            this.subdirectory = Optional.of(path);
            return this;
        }

        /** {@return the file} */
        public DistributionFile build() {
            return new DistributionFile(this);
        }
    }
}

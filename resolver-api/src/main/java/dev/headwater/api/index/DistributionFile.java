// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.distribution.Yank;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.UrlSecrets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file as an index lists it.
 *
 * @param project the project of the page that lists it
 * @param filename the name of the file
 * @param url where it is, absolute, without user information, and whole: its query may be a signature without which it
 *     cannot be fetched. Whoever shows it leaves that out: {@link UrlSecrets#withoutQuery}, as {@link #toString} does
 *     and every report of an outcome
 * @param hashes what its bytes must hash to; may be empty
 * @param size its size in bytes
 * @param uploadTime when it was uploaded
 * @param requiresPython the Requires-Python listed, as text: it may be malformed
 * @param yank whether it is yanked, and why
 * @param metadata the hashes of its metadata file, possibly none of them, if the index announces such a file
 * @param fault why it may not be used for how it is listed: {@link ProjectPage#fault}
 * @param mirror the location that lists it, where that is a mirror of its index: what is asked about it is asked there
 */
public record DistributionFile(
        ProjectName project,
        String filename,
        String url,
        FileHashes hashes,
        OptionalLong size,
        Optional<Instant> uploadTime,
        Optional<String> requiresPython,
        Optional<Yank> yank,
        Optional<FileHashes> metadata,
        Optional<ListingFault> fault,
        Optional<String> mirror) {
    /** Makes a file that is listed without a fault, by the index itself. */
    public DistributionFile(
            ProjectName project,
            String filename,
            String url,
            FileHashes hashes,
            OptionalLong size,
            Optional<Instant> uploadTime,
            Optional<String> requiresPython,
            Optional<Yank> yank,
            Optional<FileHashes> metadata) {
        this(
                project,
                filename,
                url,
                hashes,
                size,
                uploadTime,
                requiresPython,
                yank,
                metadata,
                Optional.empty(),
                Optional.empty());
    }

    /** {@return the same file as a mirror lists it} */
    public DistributionFile ofMirror(String location) {
        return new DistributionFile(
                project,
                filename,
                url,
                hashes,
                size,
                uploadTime,
                requiresPython,
                yank,
                metadata,
                fault,
                Optional.of(location));
    }

    /** {@return the same file with other hashes} */
    public DistributionFile withHashes(FileHashes others) {
        return new DistributionFile(
                project, filename, url, others, size, uploadTime, requiresPython, yank, metadata, fault, mirror);
    }

    /** {@return project, name and URL without its query} */
    @Override
    public String toString() {
        return filename + " of " + project + " at " + UrlSecrets.withoutQuery(url);
    }
}

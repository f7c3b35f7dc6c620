// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.UploadTime;
import org.jspecify.annotations.Nullable;

/**
 * What an index lists of one project, as columns: a page may have a hundred thousand files, of which a resolution looks
 * at the names and takes one.
 *
 * <p>Immutable and safe to read from any thread. Files are in the order of the index, which means nothing.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/simple-repository-api/">Simple repository API</a>
 * @since 0.1.0
 */
public interface ProjectPage {
    /** What {@link #uploadTime} answers for a file without one. */
    long NO_UPLOAD_TIME = UploadTime.NONE;

    /** {@return the project that the page is about, as the page itself says} */
    ProjectName name();

    /** {@return the state of the project} */
    ProjectStatus status();

    /** {@return how many files are listed} */
    int fileCount();

    /** {@return the name of a file, as listed; it may be malformed} */
    String filename(int file);

    /**
     * {@return of which release each row is, and in which shape} Asked for once in every resolution, and taking as long
     * as all names together: an implementation whose pages live longer keeps it.
     */
    default PageReleases releases() {
        return PageReleases.of(this);
    }

    /** {@return when a file was uploaded, in microseconds since 1970 UTC, or {@link #NO_UPLOAD_TIME}} */
    long uploadTime(int file);

    /** {@return the Requires-Python of a file, as listed, or null} */
    @Nullable
    String requiresPython(int file);

    /** {@return the id of the overlay that says the Requires-Python of a file, or null where the index does} */
    default @Nullable String requiresPythonBy(int file) {
        return null;
    }

    /** {@return whether a file is yanked} */
    boolean isYanked(int file);

    /** {@return why a file may not be used for how it is listed; null for all others} */
    default @Nullable ListingFault fault(int file) {
        return null;
    }

    /** {@return the id of the overlay that yanked a file, or null where the index itself did} */
    default @Nullable String yankedBy(int file) {
        return null;
    }

    /** {@return by what a file was withdrawn, so that no request can use it, or null} */
    default @Nullable Withdrawal withdrawal(int file) {
        return null;
    }

    /**
     * {@return the distributor's package that provides what is listed, or null for a file} Of a row that is provided
     * there is no file: of the other columns only the upload time and what withdrew it are read. Where several packages
     * provide one version, they stand in the order in which the distributor prefers them.
     */
    default @Nullable ProvidedPackage provided(int row) {
        return null;
    }

    /**
     * {@return everything that is listed of a file; made when asked for}
     *
     * @throws UnsupportedOperationException for a row that is {@linkplain #provided provided}
     */
    DistributionFile file(int file);

    /**
     * {@return a file as its index itself lists it, to ask that about it} It differs from {@link #file} only where an
     * overlay changed what is listed.
     *
     * @throws UnsupportedOperationException for a row that is {@linkplain #provided provided}
     */
    default DistributionFile published(int file) {
        return file(file);
    }

    /** {@return what overlays make of the metadata of a row, or null where none is for the row} */
    default @Nullable MetadataEdit edit(int row) {
        return null;
    }
}

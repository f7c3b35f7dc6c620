// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.PageReleases;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.name.ProjectName;
import org.jspecify.annotations.Nullable;

/**
 * A page of an index, packed: about two hundred bytes a file, of which nothing is an object until it is asked for.
 *
 * <p>URLs of files are absolute and without user information, but otherwise what the page says: whoever fetches one
 * refuses what is not http or https.
 */
public final class ColumnPage implements ProjectPage {
    private final ProjectName name;
    private final ProjectStatus status;
    private final Columns columns;
    /** The file that was built last: who looks at one mostly asks for it again, as it is published. */
    private volatile @Nullable Built last;

    private record Built(int row, DistributionFile file) {}

    ColumnPage(ProjectName name, Columns columns) {
        this.name = name;
        this.status = columns.status();
        this.columns = columns;
    }

    /**
     * Reads what {@link #pack} gave. The array is kept: nobody may change it.
     *
     * @param asked the project that was asked for
     * @throws UnreadablePageException if the bytes are not whole, of another version, or of another project; the page
     *     has to be fetched again
     */
    public static ColumnPage unpack(byte[] pack, ProjectName asked) throws UnreadablePageException {
        return unpack(pack, 0, asked);
    }

    /**
     * Reads what {@link #pack} gave from the end of an array, which is kept: nobody may change it.
     *
     * @param from where it begins
     * @param asked the project that was asked for
     * @throws UnreadablePageException if the bytes are not whole, of another version, or of another project; the page
     *     has to be fetched again
     */
    public static ColumnPage unpack(byte[] bytes, int from, ProjectName asked) throws UnreadablePageException {
        Columns columns = Columns.check(bytes, from);
        if (!columns.project().equals(asked.value())) {
            throw new UnreadablePageException("a stored page of another project");
        }
        return new ColumnPage(asked, columns);
    }

    /** {@return the page as bytes, which are its own: nobody may change them} */
    public byte[] pack() {
        return columns.pack();
    }

    /** {@return about how many bytes of memory it takes} */
    public int weight() {
        return columns.weight();
    }

    @Override
    public ProjectName name() {
        return name;
    }

    @Override
    public ProjectStatus status() {
        return status;
    }

    @Override
    public int fileCount() {
        return columns.count();
    }

    @Override
    public String filename(int file) {
        return columns.filename(file);
    }

    @Override
    public PageReleases releases() {
        return columns.releases();
    }

    @Override
    public long uploadTime(int file) {
        return columns.uploadTime(file);
    }

    @Override
    public @Nullable String requiresPython(int file) {
        return columns.requiresPython(file);
    }

    @Override
    public boolean isYanked(int file) {
        return columns.isYanked(file);
    }

    @Override
    public @Nullable ListingFault fault(int file) {
        return columns.fault(file);
    }

    @Override
    public DistributionFile file(int file) {
        Built known = last;
        if (known == null || known.row != file) {
            known = new Built(file, columns.file(file, name));
            last = known;
        }
        return known.file;
    }
}

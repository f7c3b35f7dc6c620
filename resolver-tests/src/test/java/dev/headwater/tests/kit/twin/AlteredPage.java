// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.twin;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.PageReleases;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.Withdrawal;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.Version;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Some rows of a page in some order; who alters a column overrides it. */
public class AlteredPage implements ProjectPage {
    final ProjectPage page;
    private final int[] rows;

    public AlteredPage(ProjectPage page) {
        this(page, row -> true);
    }

    public AlteredPage(ProjectPage page, IntPredicate kept) {
        this.page = page;
        rows = rows(page).filter(kept).toArray();
    }

    /** {@return the numbers of all rows} */
    public static IntStream rows(ProjectPage page) {
        return IntStream.range(0, page.fileCount());
    }

    /** {@return the same page with its rows from last to first} */
    public static ProjectPage reversed(ProjectPage page) {
        AlteredPage altered = new AlteredPage(page);
        int last = page.fileCount() - 1;
        IntUnaryOperator mirrored = row -> last - row;
        System.arraycopy(rows(page).map(mirrored).toArray(), 0, altered.rows, 0, altered.rows.length);
        return altered;
    }

    /** {@return the page with the first row of each version alone} */
    public static ProjectPage firstOfEachVersion(ProjectPage page) {
        Set<Optional<Version>> seen = new HashSet<>();
        return new AlteredPage(page, row -> seen.add(version(page, row)));
    }

    /** {@return the page without the rows whose file name stood before} */
    public static ProjectPage withoutSecondNames(ProjectPage page) {
        Set<String> seen = new HashSet<>();
        return new AlteredPage(page, row -> page.provided(row) != null || seen.add(page.filename(row)));
    }

    /** {@return the version of a row, where its name has one} */
    public static Optional<Version> version(ProjectPage page, int row) {
        PageReleases releases = page.releases();
        int release = releases.release(row);
        return release < 0 ? Optional.empty() : Optional.of(releases.version(release));
    }

    /** {@return the highest version of a page} */
    public static Optional<Version> highest(ProjectPage page) {
        return rows(page)
                .mapToObj(row -> version(page, row))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    @Override
    public ProjectName name() {
        return page.name();
    }

    @Override
    public ProjectStatus status() {
        return page.status();
    }

    @Override
    public int fileCount() {
        return rows.length;
    }

    @Override
    public String filename(int file) {
        return page.filename(rows[file]);
    }

    @Override
    public long uploadTime(int file) {
        return page.uploadTime(rows[file]);
    }

    @Override
    public @Nullable String requiresPython(int file) {
        return page.requiresPython(rows[file]);
    }

    @Override
    public boolean isYanked(int file) {
        return page.isYanked(rows[file]);
    }

    @Override
    public @Nullable ListingFault fault(int file) {
        return page.fault(rows[file]);
    }

    @Override
    public @Nullable Withdrawal withdrawal(int file) {
        return page.withdrawal(rows[file]);
    }

    @Override
    public @Nullable ProvidedPackage provided(int row) {
        return page.provided(rows[row]);
    }

    @Override
    public DistributionFile file(int file) {
        return page.file(rows[file]);
    }
}

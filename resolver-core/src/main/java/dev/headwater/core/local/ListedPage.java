// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.name.ProjectName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page whose rows are at hand as objects.
 *
 * @param name the project
 * @param status its state
 * @param rows its rows: files, and what packages of a distributor provide
 */
public record ListedPage(ProjectName name, ProjectStatus status, List<ListedRow> rows) implements ProjectPage {
    /** Takes a copy of the rows. */
    public ListedPage {
        rows = List.copyOf(rows);
    }

    /** {@return a page of files} */
    public static ListedPage ofFiles(ProjectName name, ProjectStatus status, List<DistributionFile> files) {
        return new ListedPage(name, status, files.stream().map(ListedRow::of).toList());
    }

    @Override
    public int fileCount() {
        return rows.size();
    }

    @Override
    public String filename(int file) {
        return file(file).filename();
    }

    @Override
    public long uploadTime(int file) {
        Instant time = rows.get(file).uploadTime().orElse(null);
        return time == null ? NO_UPLOAD_TIME : ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    @Override
    public @Nullable String requiresPython(int file) {
        return file(file).requiresPython().orElse(null);
    }

    @Override
    public boolean isYanked(int file) {
        return file(file).yank().isPresent();
    }

    @Override
    public @Nullable ListingFault fault(int file) {
        return file(file).fault().orElse(null);
    }

    @Override
    public @Nullable ProvidedPackage provided(int row) {
        return rows.get(row).provided();
    }

    @Override
    public DistributionFile file(int file) {
        return rows.get(file).file();
    }
}

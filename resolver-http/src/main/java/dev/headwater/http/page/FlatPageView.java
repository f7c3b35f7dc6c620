// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.name.ProjectName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of one project on a flat page. */
final class FlatPageView implements ProjectPage {
    private final ProjectName name;
    private final Columns columns;
    private final List<Integer> files;

    FlatPageView(ProjectName name, Columns columns, List<Integer> files) {
        this.name = name;
        this.columns = columns;
        this.files = files;
    }

    @Override
    public ProjectName name() {
        return name;
    }

    /** A flat page has no place for another. */
    @Override
    public ProjectStatus status() {
        return ProjectStatus.ACTIVE;
    }

    @Override
    public int fileCount() {
        return files.size();
    }

    @Override
    public String filename(int file) {
        return columns.filename(files.get(file));
    }

    @Override
    public long uploadTime(int file) {
        return columns.uploadTime(files.get(file));
    }

    @Override
    public @Nullable String requiresPython(int file) {
        return columns.requiresPython(files.get(file));
    }

    @Override
    public boolean isYanked(int file) {
        return columns.isYanked(files.get(file));
    }

    @Override
    public @Nullable ListingFault fault(int file) {
        return columns.fault(files.get(file));
    }

    @Override
    public DistributionFile file(int file) {
        return columns.file(files.get(file), name);
    }
}

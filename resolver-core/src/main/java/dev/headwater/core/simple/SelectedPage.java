// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.simple;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.name.ProjectName;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Some files of a page, each as somebody else lists it: at another place, say. Immutable. */
public final class SelectedPage implements ProjectPage {
    private final ProjectPage page;
    private final int[] rows;
    private final IntFunction<DistributionFile> listed;

    private SelectedPage(ProjectPage page, int[] rows, IntFunction<DistributionFile> listed) {
        this.page = page;
        this.rows = rows;
        this.listed = listed;
    }

    /**
     * {@return those files of a page}
     *
     * @param rows their rows there, none of which is provided
     * @param listed gives what is listed of a row of the page
     */
    public static SelectedPage of(ProjectPage page, int[] rows, IntFunction<DistributionFile> listed) {
        return new SelectedPage(page, rows.clone(), listed);
    }

    /** {@return the row of a file in the page that it was selected from} */
    public int row(int file) {
        return rows[file];
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
    public DistributionFile file(int file) {
        return listed.apply(rows[file]);
    }
}

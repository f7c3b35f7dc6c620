// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.index;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.PageReleases;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.name.ProjectName;
import org.jspecify.annotations.Nullable;

/**
 * A page that a mirror gave. Its files say so: whoever asks about one of them, in whichever resolution, is answered by
 * the mirror that listed it.
 *
 * @param location the mirror
 * @param page what it lists
 */
record MirrorPage(String location, ProjectPage page) implements ProjectPage {
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
        return page.fileCount();
    }

    @Override
    public String filename(int file) {
        return page.filename(file);
    }

    @Override
    public PageReleases releases() {
        return page.releases();
    }

    @Override
    public long uploadTime(int file) {
        return page.uploadTime(file);
    }

    @Override
    public @Nullable String requiresPython(int file) {
        return page.requiresPython(file);
    }

    @Override
    public boolean isYanked(int file) {
        return page.isYanked(file);
    }

    @Override
    public @Nullable ListingFault fault(int file) {
        return page.fault(file);
    }

    @Override
    public DistributionFile file(int file) {
        return page.file(file).toBuilder().mirror(location).build();
    }
}

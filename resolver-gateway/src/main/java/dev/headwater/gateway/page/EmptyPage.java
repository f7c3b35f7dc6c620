// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.name.ProjectName;
import org.jspecify.annotations.Nullable;

/**
 * A page that lists nothing.
 *
 * @param name the project
 */
record EmptyPage(ProjectName name) implements ProjectPage {
    @Override
    public ProjectStatus status() {
        return ProjectStatus.ACTIVE;
    }

    @Override
    public int fileCount() {
        return 0;
    }

    @Override
    public String filename(int file) {
        throw none(file);
    }

    @Override
    public long uploadTime(int file) {
        throw none(file);
    }

    @Override
    public @Nullable String requiresPython(int file) {
        throw none(file);
    }

    @Override
    public boolean isYanked(int file) {
        throw none(file);
    }

    @Override
    public DistributionFile file(int file) {
        throw none(file);
    }

    private static IndexOutOfBoundsException none(int file) {
        return new IndexOutOfBoundsException(file);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.feed;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.name.ProjectName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a feed lists of a project: packages, and no file.
 *
 * @param name the project
 * @param packages what provides it
 * @param times when each came into its repository, where that is said
 */
record FeedPage(ProjectName name, List<ProvidedPackage> packages, List<Optional<Instant>> times)
        implements ProjectPage {
    @Override
    public ProjectStatus status() {
        return ProjectStatus.ACTIVE;
    }

    @Override
    public int fileCount() {
        return packages.size();
    }

    @Override
    public ProvidedPackage provided(int row) {
        return packages.get(row);
    }

    @Override
    public String filename(int row) {
        throw noFile(row);
    }

    @Override
    public long uploadTime(int row) {
        return times.get(row)
                .map(time -> TimeUnit.SECONDS.toMicros(time.getEpochSecond()))
                .orElse(NO_UPLOAD_TIME);
    }

    @Override
    public @Nullable String requiresPython(int row) {
        throw noFile(row);
    }

    @Override
    public boolean isYanked(int row) {
        return false;
    }

    @Override
    public DistributionFile file(int row) {
        throw noFile(row);
    }

    private UnsupportedOperationException noFile(int row) {
        return new UnsupportedOperationException(packages.get(row).purl() + " is no file");
    }
}

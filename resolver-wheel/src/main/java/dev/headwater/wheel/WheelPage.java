// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.name.ProjectName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A page that lists one wheel.
 *
 * @param wheel the wheel
 */
record WheelPage(DistributionFile wheel) implements ProjectPage {
    @Override
    public ProjectName name() {
        return wheel.project();
    }

    @Override
    public ProjectStatus status() {
        return ProjectStatus.ACTIVE;
    }

    @Override
    public int fileCount() {
        return 1;
    }

    @Override
    public String filename(int file) {
        return wheel.filename();
    }

    @Override
    public long uploadTime(int file) {
        Instant time = wheel.uploadTime().orElse(null);
        return time == null ? NO_UPLOAD_TIME : ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    @Override
    public @Nullable String requiresPython(int file) {
        return null;
    }

    @Override
    public boolean isYanked(int file) {
        return false;
    }

    @Override
    public DistributionFile file(int file) {
        return wheel;
    }
}

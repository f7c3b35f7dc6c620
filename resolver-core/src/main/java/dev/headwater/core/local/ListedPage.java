// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.name.ProjectName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of files that are at hand as objects.
 *
 * @param name the project
 * @param status its state
 * @param files its files
 */
public record ListedPage(ProjectName name, ProjectStatus status, List<DistributionFile> files) implements ProjectPage {
    /** Takes a copy of the files. */
    public ListedPage {
        files = List.copyOf(files);
    }

    @Override
    public int fileCount() {
        return files.size();
    }

    @Override
    public String filename(int file) {
        return files.get(file).filename();
    }

    @Override
    public long uploadTime(int file) {
        Instant time = files.get(file).uploadTime().orElse(null);
        return time == null ? NO_UPLOAD_TIME : ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    @Override
    public @Nullable String requiresPython(int file) {
        return files.get(file).requiresPython().orElse(null);
    }

    @Override
    public boolean isYanked(int file) {
        return files.get(file).yank().isPresent();
    }

    @Override
    public @Nullable ListingFault fault(int file) {
        return files.get(file).fault().orElse(null);
    }

    @Override
    public DistributionFile file(int file) {
        return files.get(file);
    }
}

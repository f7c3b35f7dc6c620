// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.name.ProjectName;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of a project in a folder. Their sizes and hashes are read when a file is asked for. */
final class FolderPage implements ProjectPage {
    private final ProjectName name;
    private final List<Path> paths;
    private final FileHasher hasher;

    FolderPage(ProjectName name, List<Path> paths, FileHasher hasher) {
        this.name = name;
        this.paths = List.copyOf(paths);
        this.hasher = hasher;
    }

    @Override
    public ProjectName name() {
        return name;
    }

    @Override
    public ProjectStatus status() {
        return ProjectStatus.ACTIVE;
    }

    @Override
    public int fileCount() {
        return paths.size();
    }

    @Override
    public String filename(int file) {
        return paths.get(file).getFileName().toString();
    }

    /** When a file was written into a folder says nothing of when it was published. */
    @Override
    public long uploadTime(int file) {
        return NO_UPLOAD_TIME;
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
        Path path = paths.get(file);
        FileHasher.SizeAndHash facts = hasher.read(path);
        DistributionFile.Builder listed = DistributionFile.builder(
                        name, filename(file), path.toUri().toASCIIString())
                .hashes(facts.hashes());
        facts.size().ifPresent(listed::size);
        return listed.build();
    }
}

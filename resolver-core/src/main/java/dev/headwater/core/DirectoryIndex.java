// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.api.DefectException;
import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.SdistMetadataRule;
import dev.headwater.core.local.DistributionFolder;
import dev.headwater.core.local.Faults;
import dev.headwater.core.local.UnreadableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A folder of wheels and source distributions as an index, as others call {@code --find-links}.
 *
 * <pre>{@code
 * wheels/requests-2.31.0-py3-none-any.whl       directly,
 * wheels/flask/flask-2.2.2-py3-none-any.whl     or in a sub-folder named for the project
 * wheels/six/                                   an empty one: six is here, and without files
 * }</pre>
 *
 * <p>A name that no file and no sub-folder has is absent. A folder that is missing or may not be read is unavailable,
 * and so is a project one of whose files is a link that leaves the folder or is no regular file: that is no answer, and
 * the next index must not be asked because of it. A file that can never be chosen, such as an egg, still makes its
 * project present.
 *
 * <p>The folder is looked at anew for each question. Metadata is read out of the archives: of a wheel as it is, of a
 * source distribution where the standard says that it can be relied on. A {@code .metadata} file beside a wheel is not
 * read, for what will be installed is the wheel. An archive that is damaged makes the index unavailable. Files have no
 * upload time; sizes and SHA-256 are read when a file is looked at, and kept.
 *
 * <p>All answers are given on the spot.
 *
 * <p>Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class DirectoryIndex implements PackageIndex {
    private final Path path;
    private final DistributionFolder folder;
    private volatile boolean closed;

    private DirectoryIndex(Path path, SdistMetadataRule rule) {
        this.path = path;
        this.folder = new DistributionFolder(path, rule);
    }

    /** {@return the folder at a path, which need not be there yet} */
    public static DirectoryIndex of(Path path) {
        return of(path, SdistMetadataRule.STATIC);
    }

    /**
     * {@return the folder at a path, which need not be there yet}
     *
     * @param rule which metadata of a source distribution is believed
     */
    public static DirectoryIndex of(Path path, SdistMetadataRule rule) {
        return new DirectoryIndex(path, rule);
    }

    @Override
    public CompletionStage<ProjectAnswer> project(ProjectName name) {
        return CompletableFuture.completedFuture(answer(name));
    }

    private ProjectAnswer answer(ProjectName name) {
        try {
            checkOpen();
            return folder.project(name);
        } catch (IOException e) {
            return new ProjectAnswer.Unavailable(Faults.of(path.toString(), e));
        } catch (RuntimeException e) {
            // Ours: what a folder or a recording has in it is no reason to throw.
            throw DefectException.of(e);
        }
    }

    @Override
    public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
        return CompletableFuture.completedFuture(answer(file));
    }

    private MetadataAnswer answer(DistributionFile file) {
        try {
            checkOpen();
            return folder.metadata(file);
        } catch (IOException e) {
            return new MetadataAnswer.Unavailable(Faults.of(file.url(), e));
        } catch (RuntimeException e) {
            // Ours: what a folder or a recording has in it is no reason to throw.
            throw DefectException.of(e);
        }
    }

    @Override
    public CompletionStage<ContentAnswer> content(DistributionFile file, List<String> algorithms) {
        ContentAnswer answer;
        try {
            checkOpen();
            answer = folder.content(file, algorithms);
        } catch (IOException e) {
            answer = new ContentAnswer.Unavailable(Faults.of(file.url(), e));
        } catch (RuntimeException e) {
            throw DefectException.of(e);
        }
        return CompletableFuture.completedFuture(answer);
    }

    private void checkOpen() throws IOException {
        if (closed) {
            throw UnreadableException.closed(path.toString());
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public String toString() {
        return "folder " + path;
    }
}

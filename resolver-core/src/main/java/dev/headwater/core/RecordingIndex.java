// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.api.DefectException;
import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.NamesAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.core.local.Faults;
import dev.headwater.core.local.Recording;
import dev.headwater.core.local.UnreadableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A recording as an index: its project pages and the metadata of its wheels, as a folder or a {@code .tar.gz}.
 *
 * <pre>{@code
 * PackageIndex pypi = RecordingIndex.of(Path.of("pypi.tar.gz"));
 * }</pre>
 *
 * <p>The form is described in {@code docs/recording.md}. A recording that is missing, damaged, or of a form that is not
 * known is unavailable, never absent. It is opened by the first question: a folder at once, of which then each page is
 * read when it is asked for; an archive is unpacked into memory, which takes about a second for 150 MB. Parsed pages
 * are cached. All answers are given on the spot.
 *
 * <p>A recording holds no files, so their URLs lead nowhere: {@code recording:/flask/flask-2.2.2-py3-none-any.whl}.
 *
 * <p>Recordings are not meant to change. A page that was read stays as it was for the life of this object.
 *
 * <p>Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class RecordingIndex implements PackageIndex {
    private static final long CACHE_BYTES = 128L << 20;

    /** Opens the recording; again if it failed, so that one that was mended is found. */
    private interface Opener {
        Recording open() throws IOException;
    }

    /** Reads metadata out of the recording. */
    private interface Reading {
        MetadataAnswer read() throws IOException;
    }

    private final String location;
    private final Opener opener;
    private @Nullable Recording opened;
    private boolean closed;

    private RecordingIndex(String location, Opener opener) {
        this.location = location;
        this.opener = opener;
    }

    /** {@return the recording at a path, a folder or an archive} */
    public static RecordingIndex of(Path path) {
        return of(path, CACHE_BYTES);
    }

    /**
     * {@return the recording at a path, a folder or an archive}
     *
     * @param cacheBytes about how many bytes of parsed pages are kept
     */
    public static RecordingIndex of(Path path, long cacheBytes) {
        return new RecordingIndex(path.toString(), () -> Recording.open(path, cacheBytes));
    }

    /**
     * {@return the recording in the bytes of an archive, which are not copied}
     *
     * @param location what it is called in messages
     */
    public static RecordingIndex ofArchive(String location, byte[] archive) {
        return new RecordingIndex(location, () -> Recording.open(location, archive, CACHE_BYTES));
    }

    @Override
    public CompletionStage<ProjectAnswer> project(ProjectName name) {
        return CompletableFuture.completedFuture(answer(name));
    }

    @Override
    public CompletionStage<NamesAnswer> names() {
        NamesAnswer answer;
        try {
            answer = recording().names();
        } catch (IOException e) {
            answer = new NamesAnswer.Unavailable(Faults.of(location, e));
        } catch (RuntimeException e) {
            throw DefectException.of(e);
        }
        return CompletableFuture.completedFuture(answer);
    }

    private ProjectAnswer answer(ProjectName name) {
        try {
            return recording().project(name);
        } catch (IOException e) {
            return new ProjectAnswer.Unavailable(Faults.of(location, e));
        } catch (RuntimeException e) {
            // Ours: what a folder or a recording has in it is no reason to throw.
            throw DefectException.of(e);
        }
    }

    @Override
    public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
        return CompletableFuture.completedFuture(answer(() -> recording().metadata(file)));
    }

    @Override
    public CompletionStage<MetadataAnswer> metadata(ProjectName project, ProvidedPackage provided) {
        return CompletableFuture.completedFuture(answer(() -> recording().metadata(project, provided)));
    }

    @Override
    public CompletionStage<PublishedAnswer> published(ProjectName project, ProvidedPackage provided) {
        PublishedAnswer answer;
        try {
            answer = recording().published(project, provided);
        } catch (IOException e) {
            answer = new PublishedAnswer.Unavailable(Faults.of(location, e));
        } catch (RuntimeException e) {
            throw DefectException.of(e);
        }
        return CompletableFuture.completedFuture(answer);
    }

    private MetadataAnswer answer(Reading reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            return new MetadataAnswer.Unavailable(Faults.of(location, e));
        } catch (RuntimeException e) {
            // Ours: what a folder or a recording has in it is no reason to throw.
            throw DefectException.of(e);
        }
    }

    @Override
    public CompletionStage<ContentAnswer> content(DistributionFile file, List<String> algorithms) {
        ContentAnswer answer;
        try {
            answer = recording().content(file);
        } catch (IOException e) {
            answer = new ContentAnswer.Unavailable(Faults.of(location, e));
        } catch (RuntimeException e) {
            throw DefectException.of(e);
        }
        return CompletableFuture.completedFuture(answer);
    }

    private synchronized Recording recording() throws IOException {
        if (closed) {
            throw UnreadableException.closed(location);
        }
        if (opened == null) {
            opened = opener.open();
        }
        return opened;
    }

    @Override
    public synchronized void close() {
        closed = true;
        opened = null;
    }

    @Override
    public String toString() {
        return "recording " + location;
    }
}

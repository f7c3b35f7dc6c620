// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.NamesAnswer;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.name.ProjectName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An opened recording of format 1 or 2, described in {@code docs/recording.md}. A page is parsed when it is asked for.
 *
 * <p>Safe to use from any thread; two threads that ask for one page at once may both parse it.
 */
public final class Recording {
    private final RecordingStore store;
    private final Manifest manifest;
    private final Cache<ProjectName, StoredPage> pages;

    private Recording(RecordingStore store, long cacheBytes) throws IOException {
        this.store = store;
        this.manifest = Manifest.read(store);
        // One segment: with more, each gets a share of the weight, and a large page would fit in none.
        this.pages = CacheBuilder.newBuilder()
                .concurrencyLevel(1)
                .maximumWeight(cacheBytes)
                .weigher((ProjectName name, StoredPage page) -> page.weight())
                .build();
    }

    /**
     * Opens a folder, or unpacks an archive into memory, and reads the manifest.
     *
     * @param cacheBytes about how much parsed pages may take together
     * @throws IOException if there is none, or it is not to be read
     */
    public static Recording open(Path path, long cacheBytes) throws IOException {
        if (Files.isDirectory(path)) {
            return new Recording(FolderStore.of(path), cacheBytes);
        }
        try (InputStream in = Files.newInputStream(path)) {
            return new Recording(ArchiveStore.read(path.toString(), in, Files.size(path)), cacheBytes);
        }
    }

    /** Unpacks the bytes of an archive into memory, and reads the manifest. */
    public static Recording open(String location, byte[] archive, long cacheBytes) throws IOException {
        return new Recording(
                ArchiveStore.read(location, new ByteArrayInputStream(archive), archive.length), cacheBytes);
    }

    /** {@return the page, or what the manifest says where there is none} */
    public ProjectAnswer project(ProjectName name) throws IOException {
        IndexFault failure = manifest.failures().get(name);
        if (failure != null) {
            return new ProjectAnswer.Unavailable(failure);
        }
        StoredPage page = page(name);
        if (page != null && manifest.absent().contains(name)) {
            throw new UnreadableException(
                    store.location(RecordingStore.MANIFEST), "it lists '" + name + "' as absent, and there is a page");
        } else if (page != null) {
            return new ProjectAnswer.Present(page.page());
        } else if (manifest.complete() || manifest.absent().contains(name)) {
            return new ProjectAnswer.Absent(manifest.proven().contains(name));
        }
        return new ProjectAnswer.Unavailable(IndexFault.of(
                        IndexFault.Kind.NOT_RECORDED,
                        store.location("pages/" + name + ".json"),
                        "it was not recorded, and the recording is not complete")
                .withRemedy(Remedy.of(Remedy.Action.RECORD_AGAIN)));
    }

    /** {@return the projects of which there is a page, or a failure in the place of one; of a complete one, all} */
    public NamesAnswer names() throws IOException {
        if (!manifest.complete()) {
            return new NamesAnswer.Untold(NamesAnswer.Untold.Why.INCOMPLETE);
        }
        Set<ProjectName> names = new TreeSet<>(manifest.failures().keySet());
        for (String page : store.pages()) {
            names.add(ProjectName.parse(page.substring(0, page.length() - ".json".length())));
        }
        return NamesAnswer.Complete.of(names);
    }

    private @Nullable StoredPage page(ProjectName name) throws IOException {
        StoredPage cached = pages.getIfPresent(name);
        if (cached != null) {
            return cached;
        }
        String entry = "pages/" + name + ".json";
        try (InputStream in = store.open(entry)) {
            if (in == null) {
                return null;
            }
            StoredPage page = manifest.format() == 1
                    ? RecordedPageReader.read(store.location(entry), in, name, manifest.verbatim())
                    : TranscriptReader.read(store.location(entry), in, name);
            pages.put(name, page);
            return page;
        }
    }

    /** {@return the recorded metadata of a file that a page of this recording listed} */
    public MetadataAnswer metadata(DistributionFile file) throws IOException {
        StoredPage page = page(file.project());
        return (page == null ? Optional.<MetadataAnswer>empty() : page.metadata(file))
                .orElseGet(() -> new MetadataAnswer.Unavailable(unlisted(file)));
    }

    /** {@return the recorded metadata of what a page of this recording says is provided} */
    public MetadataAnswer metadata(ProjectName project, ProvidedPackage provided) throws IOException {
        StoredPage page = page(project);
        return (page == null ? Optional.<MetadataAnswer>empty() : page.metadata(provided))
                .orElseGet(() -> new MetadataAnswer.Unavailable(unlisted(project, provided)));
    }

    /** {@return what was recorded of the metadata within a package that a page of this recording listed} */
    public PublishedAnswer published(ProjectName project, ProvidedPackage provided) throws IOException {
        StoredPage page = page(project);
        return page == null ? new PublishedAnswer.Unavailable(unlisted(project, provided)) : page.published(provided);
    }

    private IndexFault unlisted(ProjectName project, ProvidedPackage provided) {
        return IndexFault.of(
                IndexFault.Kind.FILE,
                store.location("pages/" + project + ".json"),
                "it does not list '" + provided + "'");
    }

    /** {@return what was recorded of the bytes of a file that a page of this recording listed} */
    public ContentAnswer content(DistributionFile file) throws IOException {
        StoredPage page = page(file.project());
        return page == null ? new ContentAnswer.Unavailable(unlisted(file)) : page.content(file);
    }

    private IndexFault unlisted(DistributionFile file) {
        return IndexFault.of(
                IndexFault.Kind.FILE,
                store.location("pages/" + file.project() + ".json"),
                "it lists no file '" + file.filename() + "' of that hash");
    }

    /** {@return the recorded metadata of a file that a request named by its URL; empty if there is none here} */
    public Optional<MetadataAnswer> archive(DistributionFile file) throws IOException {
        String entry = RecordingStore.URLS + "/" + file.project() + ".json";
        try (InputStream in = manifest.format() == 1 ? null : store.open(entry)) {
            return in == null
                    ? Optional.empty()
                    : TranscriptReader.read(store.location(entry), in, file.project())
                            .metadataOf(file);
        }
    }
}

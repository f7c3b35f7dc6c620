// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.headwater.api.archive.ArchiveMetadata;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An opened recording of format 1, described in {@code docs/recording.md}. A page is parsed when it is asked for.
 *
 * <p>Safe to use from any thread; two threads that ask for one page at once may both parse it.
 */
public final class Recording {
    private final RecordingStore store;
    private final Manifest manifest;
    private final Cache<ProjectName, RecordedPage> pages;

    private Recording(RecordingStore store, long cacheBytes) throws IOException {
        this.store = store;
        this.manifest = Manifest.read(store);
        // One segment: with more, each gets a share of the weight, and a large page would fit in none.
        this.pages = CacheBuilder.newBuilder()
                .concurrencyLevel(1)
                .maximumWeight(cacheBytes)
                .weigher((ProjectName name, RecordedPage page) -> page.weight())
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

    /** Does the same with the bytes of an archive. */
    public static Recording open(String location, byte[] archive, long cacheBytes) throws IOException {
        return new Recording(
                ArchiveStore.read(location, new ByteArrayInputStream(archive), archive.length), cacheBytes);
    }

    /** {@return the page, or what the manifest says where there is none} */
    public ProjectAnswer project(ProjectName name) throws IOException {
        String failure = manifest.failures().get(name);
        if (failure != null) {
            return new ProjectAnswer.Unavailable(IndexFault.of(store.location("pages/" + name + ".json"), failure));
        }
        RecordedPage page = page(name);
        if (page != null && manifest.absent().contains(name)) {
            throw new UnreadableException(
                    store.location(RecordingStore.MANIFEST), "it lists '" + name + "' as absent, and there is a page");
        } else if (page != null) {
            return new ProjectAnswer.Present(page);
        } else if (manifest.complete() || manifest.absent().contains(name)) {
            return new ProjectAnswer.Absent();
        }
        return new ProjectAnswer.Unavailable(IndexFault.of(
                store.location("pages/" + name + ".json"),
                "it was not recorded, and the recording is not complete",
                "record the request again"));
    }

    private @Nullable RecordedPage page(ProjectName name) throws IOException {
        RecordedPage cached = pages.getIfPresent(name);
        if (cached != null) {
            return cached;
        }
        String entry = "pages/" + name + ".json";
        try (InputStream in = store.open(entry)) {
            if (in == null) {
                return null;
            }
            RecordedPage page = PageReader.read(store.location(entry), in, name, manifest.verbatim());
            pages.put(name, page);
            return page;
        }
    }

    /** {@return the recorded metadata of a file that a page of this recording listed} */
    public MetadataAnswer metadata(DistributionFile file) throws IOException {
        RecordedPage page = page(file.project());
        int place = page == null ? -1 : page.find(file);
        if (page == null || place < 0) {
            return new MetadataAnswer.Unavailable(IndexFault.of(
                    store.location("pages/" + file.project() + ".json"),
                    "it lists no file '" + file.filename() + "' of that hash"));
        }
        String text = page.metadata(place);
        return text == null ? missing(file.filename()) : ArchiveMetadata.ofText(text, MetadataAnswer.Source.ANNOUNCED);
    }

    private static MetadataAnswer missing(String filename) {
        boolean wheel = filename.endsWith(".whl");
        return new MetadataAnswer.Unusable(
                wheel ? "has no recorded metadata" : "has no reliable metadata without building it");
    }
}

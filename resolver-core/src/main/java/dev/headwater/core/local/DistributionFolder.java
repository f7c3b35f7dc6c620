// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import dev.headwater.api.distribution.ArchiveKind;
import dev.headwater.api.distribution.InvalidWheelFilenameException;
import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A folder of wheels and source distributions, directly or in a sub-folder a project. Safe to use from any thread. */
public final class DistributionFolder {
    /** A folder that changes again within the resolution of its clock keeps its time: a new listing is not trusted. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private final Path folder;
    private final Clock clock;
    private final FileHasher hasher = new FileHasher();
    private volatile @Nullable Listed last;

    /** A listing, which holds as long as the folder has the time of its last change. */
    private record Listed(Path root, FileTime changed, FolderListing listing) {}

    /** Names a folder; nothing is read yet. */
    public DistributionFolder(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** {@return what there is of a project now} */
    public ProjectAnswer project(ProjectName name) throws IOException {
        Listed listed = listed();
        List<FolderEntry> entries = listed.listing().of(name);
        if (entries.isEmpty()) {
            return new ProjectAnswer.Absent();
        }
        List<Path> files = new ArrayList<>();
        for (FolderEntry entry : entries) {
            addFiles(entry, listed.root(), files);
        }
        return new ProjectAnswer.Present(new FolderPage(name, files, hasher));
    }

    private static void addFiles(FolderEntry entry, Path root, List<Path> files) throws IOException {
        if (entry.refusal() != null) {
            throw new UnreadableException(
                    entry.path().toString(), entry.refusal(), "remove it, or put the file itself there");
        } else if (!entry.isFolder()) {
            files.add(entry.path());
            return;
        }
        for (FolderEntry below : FolderEntry.list(root, entry.path())) {
            if (!below.isFolder()) {
                addFiles(below, root, files);
            }
        }
    }

    private Listed listed() throws IOException {
        Path root = folder.toRealPath();
        FileTime changed = Files.getLastModifiedTime(root);
        Listed listed = last;
        if (listed != null && listed.changed().equals(changed) && listed.root().equals(root)) {
            return listed;
        }
        listed = new Listed(root, changed, FolderListing.read(root));
        last = changed.toInstant().plus(SETTLED).isBefore(clock.instant()) ? listed : null;
        return listed;
    }

    /** {@return the metadata that is in a file of this folder} */
    public MetadataAnswer metadata(DistributionFile file) throws IOException {
        Path path = path(file);
        if (path == null) {
            return new MetadataAnswer.Unavailable(IndexFault.of(file.url(), "it is no file of " + folder));
        }
        if (file.filename().endsWith(".whl")) {
            return wheel(path, file.filename());
        }
        Optional<ArchiveKind> kind = ArchiveKind.of(file.filename());
        return kind.isPresent()
                ? SdistMetadata.read(path, kind.get())
                : new MetadataAnswer.Unusable("is neither a wheel nor a source distribution");
    }

    private static MetadataAnswer wheel(Path path, String filename) throws IOException {
        try {
            WheelFilename wheel = WheelFilename.parse(filename);
            return WheelMetadata.read(path.toString(), Files.newByteChannel(path), wheel);
        } catch (InvalidWheelFilenameException e) {
            return new MetadataAnswer.Unusable("has a name that cannot be read: " + e.getMessage());
        }
    }

    /** The path of a file that a page listed, looked at again: links may have changed, and anybody can write a URL. */
    private @Nullable Path path(DistributionFile file) throws IOException {
        try {
            Path path = Path.of(URI.create(file.url()));
            boolean named =
                    path.getFileName() != null && path.getFileName().toString().equals(file.filename());
            return named && path.toRealPath().startsWith(folder.toRealPath()) ? path : null;
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return null;
        }
    }
}

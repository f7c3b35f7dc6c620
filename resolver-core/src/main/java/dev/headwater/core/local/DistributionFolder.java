// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import dev.headwater.api.content.ArchiveMetadata;
import dev.headwater.api.distribution.ArchiveKind;
import dev.headwater.api.distribution.DistributionNames;
import dev.headwater.api.distribution.FileDigest;
import dev.headwater.api.distribution.InvalidWheelFilenameException;
import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.SdistMetadataRule;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A folder of wheels and source distributions, directly or in a sub-folder a project. Safe to use from any thread. */
public final class DistributionFolder {
    private final Path folder;
    private final SdistMetadataRule rule;
    private final FileHasher hasher = new FileHasher();

    /** Names a folder; nothing is read yet. */
    public DistributionFolder(Path folder, SdistMetadataRule rule) {
        this.folder = folder;
        this.rule = rule;
    }

    /** {@return what there is of a project now} */
    public ProjectAnswer project(ProjectName project) throws IOException {
        Path root = folder.toRealPath();
        boolean present = false;
        List<Path> files = new ArrayList<>();
        for (FolderEntry entry : FolderEntry.list(root, root, name -> isOf(project, name))) {
            if (entry.isFolder() && DistributionNames.isFolderOf(project, entry.name())) {
                present = true;
                for (FolderEntry below : FolderEntry.list(root, entry.path(), DistributionNames::isDistribution)) {
                    addFile(below, files);
                }
            } else if (!entry.isFolder()
                    && (entry.refusal() != null || DistributionNames.mayBeOf(project, entry.name()))) {
                addFile(entry, files);
            }
        }
        return present || !files.isEmpty()
                ? new ProjectAnswer.Present(new FolderPage(project, files, hasher))
                : new ProjectAnswer.Absent();
    }

    private static boolean isOf(ProjectName project, String name) {
        return DistributionNames.mayBeOf(project, name) || DistributionNames.isFolderOf(project, name);
    }

    private static void addFile(FolderEntry entry, List<Path> files) throws UnreadableException {
        if (entry.refusal() != null) {
            throw new UnreadableException(entry.path().toString(), entry.refusal(), Remedy.Action.REPLACE_LINK);
        } else if (!entry.isFolder()) {
            files.add(entry.path());
        }
    }

    /**
     * {@return the metadata that is in a file of this folder} It is verified: the hash that the page gives is that of
     * the very file that is read.
     */
    public MetadataAnswer metadata(DistributionFile file) throws IOException {
        Path path = path(file);
        if (path == null) {
            return new MetadataAnswer.Unavailable(foreign(file));
        }
        return read(path, file.filename()).asVerified();
    }

    /** {@return what a file of this folder hashes to, with the metadata that is in it} */
    public ContentAnswer content(DistributionFile file, List<String> algorithms) throws IOException {
        Path path = path(file);
        if (path == null) {
            return new ContentAnswer.Unavailable(foreign(file));
        }
        try (InputStream in = Files.newInputStream(path)) {
            return new ContentAnswer.Read(FileDigest.of(in, algorithms), metadata(file));
        }
    }

    private IndexFault foreign(DistributionFile file) {
        return IndexFault.of(IndexFault.Kind.FILE, file.url(), "it is no file of " + folder);
    }

    private MetadataAnswer read(Path path, String filename) throws IOException {
        if (filename.endsWith(".whl")) {
            return wheel(path, filename);
        }
        Optional<ArchiveKind> kind = ArchiveKind.of(filename);
        return kind.isPresent()
                ? ArchiveMetadata.ofSdist(Files.newByteChannel(path), kind.get(), rule)
                : new MetadataAnswer.Unusable(UnusableCause.UNSUPPORTED_FILE);
    }

    private static MetadataAnswer wheel(Path path, String filename) throws IOException {
        try {
            WheelFilename wheel = WheelFilename.parse(filename);
            return ArchiveMetadata.ofWheel(Files.newByteChannel(path), wheel);
        } catch (InvalidWheelFilenameException e) {
            return new MetadataAnswer.Unusable(UnusableCause.UNREADABLE_NAME, String.valueOf(e.getMessage()));
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

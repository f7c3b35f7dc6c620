// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import dev.headwater.api.archive.BoundedInputStream;
import dev.headwater.api.index.Remedy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A recording as a folder, read page by page. Below it no link is followed. */
final class FolderStore implements RecordingStore {
    private final Path folder;

    private FolderStore(Path folder) {
        this.folder = folder;
    }

    static FolderStore of(Path folder) throws IOException {
        Path pages = folder.resolve("pages");
        if (!Files.isDirectory(pages, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnreadableException(folder.toString(), "it has no folder 'pages'", Remedy.Action.NAME_RECORDING);
        }
        List<String> unused = checkedPages(pages);
        return new FolderStore(folder);
    }

    /** A page that no question leads to would be taken for an absence, and the next index be asked. */
    private static List<String> checkedPages(Path pages) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(pages, "*.json")) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (!ArchiveStore.isNormalized(name)) {
                    throw new UnreadableException(
                            file.toString(),
                            "it is no page; pages have the normalized name of their project, NAME.json");
                }
                names.add(name);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    @Override
    public List<String> pages() throws IOException {
        return checkedPages(folder.resolve("pages"));
    }

    @Override
    public String location(String entry) {
        return folder.resolve(entry).toString();
    }

    @Override
    public @Nullable InputStream open(String entry) throws IOException {
        Path path = folder.resolve(entry);
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        }
        if (!attributes.isRegularFile()) {
            throw new UnreadableException(
                    path.toString(), "it is no regular file; links are not followed in a recording");
        }
        if (attributes.size() > LONGEST_PAGE) {
            throw new UnreadableException(
                    path.toString(), "it has " + attributes.size() + " bytes; at most " + LONGEST_PAGE + " are read");
        }
        InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS);
        return new BoundedInputStream(in, LONGEST_PAGE);
    }
}

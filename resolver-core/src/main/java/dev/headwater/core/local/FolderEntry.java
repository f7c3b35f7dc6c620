// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a folder of distributions.
 *
 * @param path where it is
 * @param isFolder whether it is a folder; else it is a file, or refused
 * @param refusal why it is not to be read; null if it is
 */
record FolderEntry(Path path, boolean isFolder, @Nullable String refusal) {
    String name() {
        return path.getFileName().toString();
    }

    /**
     * Lists a folder.
     *
     * @param root the real path of the folder that no link may leave
     * @param wanted accepts the names that are looked at; the others may be anything
     * @return what has such a name, in the order of the names
     */
    static List<FolderEntry> list(Path root, Path folder, Predicate<String> wanted) throws IOException {
        List<FolderEntry> entries = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (Path path : paths) {
                FolderEntry entry = wanted.test(path.getFileName().toString()) ? of(root, path) : null;
                if (entry != null) {
                    entries.add(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort(Comparator.comparing(FolderEntry::name));
        return entries;
    }

    private static @Nullable FolderEntry of(Path root, Path path) throws IOException {
        BasicFileAttributes attributes;
        String refusal = null;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            // Removed since the folder was listed.
            return null;
        }
        if (attributes.isSymbolicLink()) {
            try {
                attributes = Files.readAttributes(path, BasicFileAttributes.class);
                refusal = path.toRealPath().startsWith(root) ? null : "it is a link that leaves the folder";
            } catch (IOException e) {
                refusal = "it is a link that leads nowhere";
            }
        }
        if (refusal == null && !attributes.isRegularFile() && !attributes.isDirectory()) {
            refusal = "it is no regular file";
        }
        return new FolderEntry(path, refusal == null && attributes.isDirectory(), refusal);
    }
}

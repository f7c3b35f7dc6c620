// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.installed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Files and folders that may be anything: regular files only, bounded in size and number. */
public final class DiskText {
    private static final int MOST_ENTRIES = 200_000;

    private DiskText() {}

    /**
     * {@return the text of a file; what is no UTF-8 in it is replaced}
     *
     * @throws IOException if it is no regular file, cannot be read, or is longer
     */
    static String read(Path file, int longest) throws IOException {
        return new String(bytes(file, longest), StandardCharsets.UTF_8);
    }

    /**
     * {@return the bytes of a file}
     *
     * @throws IOException if it is no regular file, cannot be read, or is longer
     */
    static byte[] bytes(Path file, int longest) throws IOException {
        try (InputStream in = open(file)) {
            byte[] bytes = in.readNBytes(longest + 1);
            if (bytes.length > longest) {
                throw new IOException("has more than " + longest + " bytes");
            }
            return bytes;
        }
    }

    /**
     * {@return a stream of a file}
     *
     * @throws IOException if it is no regular file or cannot be read
     */
    static InputStream open(Path file) throws IOException {
        // Asked before opening: opening a pipe would wait for its other end.
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("is no regular file");
        }
        try {
            return Files.newInputStream(file);
        } catch (FileSystemException e) {
            Path above = file.getParent();
            throw above != null && Files.isRegularFile(above) ? new IOException("is below a file", e) : e;
        }
    }

    /**
     * {@return what a folder has, in the order of names}
     *
     * @throws IOException if it cannot be read, or has more than any that is installed into
     */
    public static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path entry : all) {
                if (entries.size() == MOST_ENTRIES) {
                    throw new IOException("more than " + MOST_ENTRIES + " entries");
                }
                entries.add(entry);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(entries);
        return entries;
    }

    /** {@return why something could not be read, as a clause} */
    public static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "is not there";
        } else if (e instanceof AccessDeniedException) {
            return "may not be read";
        } else if (e instanceof FileSystemLoopException
                || String.valueOf(e.getMessage()).contains("ymbolic link")) {
            return "is a link that leads in a circle";
        }
        return e.getClass() == IOException.class
                ? String.valueOf(e.getMessage())
                : e.getClass().getSimpleName();
    }
}

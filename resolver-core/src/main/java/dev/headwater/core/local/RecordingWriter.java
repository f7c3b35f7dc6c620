// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import dev.headwater.api.index.IndexId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes recordings into a folder: all of it, or nothing. It is written beside, brought to the disk and then renamed,
 * so whoever finds the folder finds it whole, whenever the writer was stopped.
 */
public final class RecordingWriter {
    /** The name of the policy file that replays what is in the folder. */
    public static final String POLICY = "headwater.toml";

    private final Path folder;
    private final Runnable step;

    /**
     * Makes a writer of a folder.
     *
     * @throws FileAlreadyExistsException if there is something already, other than an empty folder
     */
    public RecordingWriter(Path folder) throws IOException {
        this(folder, () -> {});
    }

    /** Does the same, and runs something after each step. */
    RecordingWriter(Path folder, Runnable step) throws IOException {
        this.folder = folder.toAbsolutePath().normalize();
        this.step = step;
        checkFree(this.folder);
    }

    /**
     * Checks that a folder can be made.
     *
     * @throws FileAlreadyExistsException if there is something already, other than an empty folder
     */
    public static void checkFree(Path folder) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                if (!entries.iterator().hasNext()) {
                    return;
                }
            }
        }
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(folder.toString());
        }
    }

    /**
     * Writes one recording for each index, and other files beside them.
     *
     * @param urls what was answered about files at URLs; it goes into the recording of the first index
     */
    public void write(SortedMap<IndexId, Minutes> indexes, IndexId first, Minutes urls, SortedMap<String, String> files)
            throws IOException {
        SortedMap<String, byte[]> texts = new TreeMap<>();
        for (Map.Entry<IndexId, Minutes> index : indexes.entrySet()) {
            index.getValue().texts().forEach((path, text) -> texts.put(index.getKey() + "/" + path, text));
        }
        urls.urlTexts().forEach((path, text) -> texts.put(first + "/" + path, text));
        files.forEach((name, text) -> texts.put(name, text.getBytes(StandardCharsets.UTF_8)));
        Path parent = folder.getParent();
        if (parent == null) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        Files.createDirectories(parent);
        Path beside = Files.createTempDirectory(parent, "." + folder.getFileName() + "-");
        try {
            for (IndexId id : indexes.keySet()) {
                Files.createDirectories(beside.resolve(id.value()).resolve("pages"));
            }
            for (Map.Entry<String, byte[]> text : texts.entrySet()) {
                write(beside.resolve(text.getKey()), text.getValue());
                step.run();
            }
            checkFree(folder);
            Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
            step.run();
        } catch (IOException | RuntimeException e) {
            delete(beside);
            throw e;
        }
    }

    private static void write(Path file, byte[] text) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(text);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(path);
            }
        }
    }
}

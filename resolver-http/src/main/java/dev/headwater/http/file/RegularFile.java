// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * Opens files that may be anything else: a pipe that nobody writes to, a device without an end.
 *
 * <p>What a file is, is asked before it is opened, since to open a pipe waits for its other end. Who can exchange the
 * file between the two can make us wait, as could who sent us to it.
 */
public final class RegularFile {
    private RegularFile() {}

    /**
     * {@return a file whole}
     *
     * @param mostBytes how long it may be
     * @throws UnfitFileException if it is no regular file, or longer; the message names it and says so
     * @throws IOException if it is not there or cannot be read
     */
    public static byte[] read(Path file, int mostBytes) throws IOException {
        check(file);
        try (InputStream in = Channels.newInputStream(Files.newByteChannel(file))) {
            byte[] bytes = in.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw new UnfitFileException(file, "has more than " + (mostBytes >> 10) + " KiB");
            }
            return bytes;
        }
    }

    /**
     * {@return a file to be read; a link is none}
     *
     * @throws UnfitFileException if it is no regular file
     * @throws IOException if it is not there or cannot be opened
     */
    public static FileChannel open(Path file) throws IOException {
        return open(file, StandardOpenOption.READ);
    }

    /**
     * {@return a file whose end is written to; a link is none}
     *
     * @throws UnfitFileException if it is no regular file
     * @throws IOException if it is not there or cannot be opened
     */
    public static FileChannel append(Path file) throws IOException {
        return open(file, StandardOpenOption.APPEND);
    }

    private static FileChannel open(Path file, StandardOpenOption option) throws IOException {
        check(file, LinkOption.NOFOLLOW_LINKS);
        return FileChannel.open(file, Set.of(option, LinkOption.NOFOLLOW_LINKS));
    }

    private static void check(Path file, LinkOption... links) throws IOException {
        if (!Files.readAttributes(file, BasicFileAttributes.class, links).isRegularFile()) {
            throw new UnfitFileException(file, "is no regular file");
        }
    }
}

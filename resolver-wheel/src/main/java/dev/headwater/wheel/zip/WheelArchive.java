// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel.zip;

import dev.headwater.api.DamagedArchiveException;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;

/**
 * A zip archive of which every byte belongs to an entry, to the directory or to its comment, and of which each entry is
 * told in one way only. What is legal, rare and read in one way is taken as it is: descriptors behind the data, sizes
 * of eight bytes in an entry's own header, a comment.
 */
public final class WheelArchive implements Closeable {
    /** Compressed text shrinks to a fourth, the best deflate can do is a thousandth. */
    private static final long EXPANSION = 200;

    private static final long ALWAYS_ALLOWED = 64L << 20;

    private final SeekableByteChannel channel;
    private final ArchiveBytes bytes;
    private final DirectoryReader directory;

    private WheelArchive(SeekableByteChannel channel, ArchiveBytes bytes, DirectoryReader directory) {
        this.channel = channel;
        this.bytes = bytes;
        this.directory = directory;
    }

    /**
     * Opens an archive; it closes the channel, also if this fails.
     *
     * @throws DamagedArchiveException if it is damaged, if two tools could read two things in it, or if it unpacks to
     *     more than 200 times its size
     */
    public static WheelArchive open(SeekableByteChannel channel) throws IOException {
        try {
            ArchiveBytes bytes = new ArchiveBytes(channel);
            WheelArchive archive = new WheelArchive(channel, bytes, DirectoryReader.read(bytes));
            archive.checkExpansion();
            return archive;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void checkExpansion() throws DamagedArchiveException {
        long unpacked = 0;
        for (WheelEntry entry : entries()) {
            unpacked += entry.size();
        }
        long most = Math.max(ALWAYS_ALLOWED, bytes.size() * EXPANSION);
        if (unpacked > most) {
            throw new DamagedArchiveException(
                    "it unpacks to " + unpacked + " bytes, and at most " + most + " are unpacked");
        }
    }

    /** {@return the entries in the order of the directory} */
    public List<WheelEntry> entries() {
        return directory.entries();
    }

    /** {@return the file of a path} */
    public Optional<WheelEntry> find(String path) {
        return entries().stream().filter(entry -> entry.name().equals(path)).findFirst();
    }

    /**
     * {@return the bytes of a file}
     *
     * @param most the most bytes that are read
     * @throws DamagedArchiveException if it has more, or is damaged
     */
    public byte[] read(WheelEntry entry, int most) throws IOException {
        if (entry.size() > most) {
            throw new DamagedArchiveException(DirectoryReader.shown(entry.name()) + " has " + entry.size()
                    + " bytes; at most " + most + " are read");
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream((int) entry.size());
        unpack(entry, content);
        return content.toByteArray();
    }

    /**
     * Unpacks a file.
     *
     * @throws DamagedArchiveException if it is damaged, or not of the size and checksum that it says
     */
    public void unpack(WheelEntry entry, OutputStream target) throws IOException {
        new Unpacking(bytes, entry, target).run();
    }

    /** Writes the archive as it is. */
    public void copy(OutputStream target) throws IOException {
        bytes.copy(0, bytes.size(), target);
    }

    ArchiveBytes bytes() {
        return bytes;
    }

    byte[] comment() {
        return directory.comment();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.feed;

import dev.headwater.api.name.ProjectName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;

/**
 * The file of a compiled feed, as it is written. One feed gives the same bytes, whenever and wherever it is written
 * with the same library for compression.
 *
 * <pre>
 * eight bytes   what it is, and the version of the format
 * four          a checksum of all that follows (CRC-32C)
 * digest        of what it says of its packages (SHA-256, 32 bytes)
 * head          length and fields
 * names         how many; where each begins; the names, sorted
 * blocks        how many; where each begins and how long it is unpacked; the rows, packed, 64 projects a block
 * </pre>
 *
 * <p>Whoever asks for a project looks its name up in the sorted names and unpacks one block. {@link CompiledFeed} reads
 * it.
 */
public final class FeedFile {
    /** The bytes that a file begins with: what it is, and the version of the format. */
    static final byte[] BEGINNING = "hwfeed\0\3".getBytes(StandardCharsets.US_ASCII);

    /** More than a feed of any distributor has: what is larger is refused before it is looked at. */
    public static final int MOST_BYTES = 1 << 26;

    static final int MOST_SOURCES = 100;
    static final int MOST_PROJECTS = 1 << 20;
    static final int PER_BLOCK = 64;
    static final int MOST_BYTES_OF_BLOCK = 1 << 24;
    static final long MOST_BYTES_UNPACKED = 1L << 29;

    private FeedFile() {}

    /**
     * {@return a feed as a file}
     *
     * @throws IllegalArgumentException if the feed has more sources, Pythons, projects or text than a file holds
     */
    public static byte[] toBytes(Feed feed) {
        require(feed.head().sources().size() <= MOST_SOURCES
                && feed.head().interpreters().size() <= MOST_SOURCES
                && feed.projects().size() <= MOST_PROJECTS);
        FieldWriter body = new FieldWriter();
        body.raw(FeedDigest.of(feed));
        FieldWriter head = new FieldWriter();
        HeadFields.write(head, feed.head());
        body.integer(head.size());
        body.raw(head.toBytes());
        writeSlices(
                body,
                feed.projects().keySet().stream()
                        .map(name -> name.value().getBytes(StandardCharsets.US_ASCII))
                        .toList());
        List<Block> blocks = blocks(feed);
        body.integer(blocks.size());
        blocks.forEach(block -> body.integer(block.length));
        writeSlices(body, blocks.stream().map(block -> block.packed).toList());
        byte[] file = sealed(body.toBytes());
        require(file.length <= MOST_BYTES);
        return file;
    }

    private static void require(boolean held) {
        if (!held) {
            throw new IllegalArgumentException("the feed is larger than a file holds");
        }
    }

    /** The rows of some projects. Of all blocks one at a time is there as it is before it is packed. */
    private static final class Block {
        private final byte[] packed;
        private final int length;

        Block(byte[] rows) {
            packed = FeedFile.packed(rows);
            length = rows.length;
        }
    }

    private static List<Block> blocks(Feed feed) {
        List<Block> blocks = new ArrayList<>();
        FieldWriter block = new FieldWriter();
        int projects = 0;
        for (Map.Entry<ProjectName, List<FeedRow>> project : feed.projects().entrySet()) {
            FieldWriter rows = new FieldWriter();
            rows.list(project.getValue(), RowFields::write);
            block.bytes(rows.toBytes());
            projects++;
            if (projects % PER_BLOCK == 0 || projects == feed.projects().size()) {
                require(block.size() <= MOST_BYTES_OF_BLOCK);
                blocks.add(new Block(block.toBytes()));
                block = new FieldWriter();
            }
        }
        return blocks;
    }

    /** How many, where each ends, and all of them. */
    private static void writeSlices(FieldWriter body, List<byte[]> slices) {
        body.integer(slices.size());
        int end = 0;
        for (byte[] slice : slices) {
            end += slice.length;
            body.integer(end);
        }
        slices.forEach(body::raw);
    }

    private static byte[] packed(byte[] block) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(block);
            deflater.finish();
            byte[] packed = new byte[block.length + block.length / 100 + 64];
            int length = deflater.deflate(packed);
            require(deflater.finished());
            return Arrays.copyOf(packed, length);
        } finally {
            deflater.end();
        }
    }

    /** {@return a body with what it is and its checksum before it} */
    static byte[] sealed(byte[] body) {
        CRC32C checksum = new CRC32C();
        checksum.update(body);
        return ByteBuffer.allocate(BEGINNING.length + Integer.BYTES + body.length)
                .put(BEGINNING)
                .putInt((int) checksum.getValue())
                .put(body)
                .array();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.feed;

import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A compiled feed that answers by name out of its bytes. Opening it reads its head; of the projects only what is asked
 * for is unpacked. Immutable and safe for use by many threads.
 */
public final class CompiledFeed {
    private final byte[] digest;
    private final FeedHead head;
    private final Slices names;
    private final ByteBuffer sizes;
    private final Slices blocks;

    private CompiledFeed(byte[] digest, FeedHead head, Slices names, ByteBuffer sizes, Slices blocks) {
        this.digest = digest;
        this.head = head;
        this.names = names;
        this.sizes = sizes;
        this.blocks = blocks;
    }

    /**
     * Opens a feed.
     *
     * @param file the bytes that {@link FeedFile} made, which nobody changes from now on
     * @throws InvalidFeedException if they are of another version, or not as they were written
     */
    public static CompiledFeed open(byte[] file) {
        int start = FeedFile.BEGINNING.length;
        if (file.length < start + Integer.BYTES || !begins(file, start - 1)) {
            throw new InvalidFeedException("is no compiled feed");
        } else if (!begins(file, start)) {
            throw new InvalidFeedException("is a compiled feed of version " + file[start - 1]
                    + " of the format, of which version " + FeedFile.BEGINNING[start - 1] + " is read");
        }
        ByteBuffer all = ByteBuffer.wrap(file).position(start);
        CRC32C checksum = new CRC32C();
        int said = all.getInt();
        checksum.update(all.slice());
        if ((int) checksum.getValue() != said) {
            throw new InvalidFeedException("was cut off or changed since it was written");
        }
        return body(all.slice());
    }

    private static boolean begins(byte[] file, int length) {
        for (int i = 0; i < length; i++) {
            if (file[i] != FeedFile.BEGINNING[i]) {
                return false;
            }
        }
        return true;
    }

    private static CompiledFeed body(ByteBuffer body) {
        FieldReader in = new FieldReader(body);
        byte[] digest = in.raw(FeedDigest.BYTES);
        FeedHead head = HeadFields.read(new FieldReader(in.slice(in.integer())));
        Slices names = Slices.read(in, FeedFile.MOST_PROJECTS);
        int blocks = in.integer();
        if (blocks != (names.count() + FeedFile.PER_BLOCK - 1) / FeedFile.PER_BLOCK) {
            throw new InvalidFeedException("has " + blocks + " blocks for " + names.count() + " projects");
        }
        ByteBuffer sizes = in.slice(blocks * Integer.BYTES);
        Slices packed = Slices.read(in, blocks);
        if (packed.count() != blocks || in.hasMore() || head.sources().isEmpty()) {
            throw new InvalidFeedException("is not as long as it says");
        }
        requireWithin(sizes);
        return new CompiledFeed(digest, head, names, sizes, packed);
    }

    /** What is asked for is unpacked; to read all of it must be possible, too. */
    private static void requireWithin(ByteBuffer sizes) {
        long all = 0;
        for (int at = 0; at < sizes.limit(); at += Integer.BYTES) {
            int size = sizes.getInt(at);
            all += size;
            if (size < 0 || size > FeedFile.MOST_BYTES_OF_BLOCK || all > FeedFile.MOST_BYTES_UNPACKED) {
                throw new InvalidFeedException("has more in it than is unpacked");
            }
        }
    }

    /**
     * {@return the projects that it has, sorted}
     *
     * @throws InvalidFeedException if what stands there is not what was written
     */
    public List<ProjectName> names() {
        return IntStream.range(0, names.count()).mapToObj(this::name).toList();
    }

    /** {@return what it says besides its projects} */
    public FeedHead head() {
        return head;
    }

    /**
     * {@return {@code sha256:} and the digest of what it says of its packages, as its file has it} It is held against
     * these where {@linkplain #read() all} of it is read.
     */
    public String digest() {
        return "sha256:" + HexFormat.of().formatHex(digest);
    }

    /** {@return how many projects it has} */
    public int size() {
        return names.count();
    }

    /**
     * {@return the rows of a project, in the order in which the distributor prefers them; empty if it is not there}
     *
     * @throws InvalidFeedException if what stands there is not what was written
     */
    public List<FeedRow> find(ProjectName project) {
        byte[] wanted = project.value().getBytes(StandardCharsets.US_ASCII);
        int low = 0;
        int high = names.count() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = names.get(middle).compareTo(ByteBuffer.wrap(wanted));
            if (order == 0) {
                return rows(middle);
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return List.of();
    }

    private List<FeedRow> rows(int number) {
        FieldReader block = new FieldReader(unpacked(number / FeedFile.PER_BLOCK));
        for (int before = number % FeedFile.PER_BLOCK; before > 0; before--) {
            block.slice();
        }
        return rows(block);
    }

    private List<FeedRow> rows(FieldReader block) {
        List<FeedRow> rows = new FieldReader(block.slice()).list(RowFields::read);
        if (rows.isEmpty()
                || rows.stream()
                        .anyMatch(row -> row.source() >= head.sources().size()
                                || row.interpreters().stream()
                                        .anyMatch(place ->
                                                place >= head.interpreters().size()))) {
            throw new InvalidFeedException("has a project without a package of one of its sources");
        }
        return rows;
    }

    private ByteBuffer unpacked(int block) {
        int size = sizes.getInt(block * Integer.BYTES);
        byte[] bytes = new byte[size];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(blocks.get(block));
            int length = inflater.inflate(bytes);
            if (length != size || inflater.getRemaining() > 0) {
                throw new InvalidFeedException("has a block of another length than it says");
            }
        } catch (DataFormatException e) {
            throw new InvalidFeedException("has a block that cannot be unpacked", e);
        } finally {
            inflater.end();
        }
        return ByteBuffer.wrap(bytes);
    }

    /**
     * {@return all of it, read}
     *
     * @throws InvalidFeedException if something in it is not what was written
     */
    public Feed read() {
        SortedMap<ProjectName, List<FeedRow>> projects = new TreeMap<>();
        for (int block = 0; block < blocks.count(); block++) {
            FieldReader in = new FieldReader(unpacked(block));
            int last = Math.min(names.count(), (block + 1) * FeedFile.PER_BLOCK);
            for (int number = block * FeedFile.PER_BLOCK; number < last; number++) {
                projects.put(name(number), rows(in));
            }
        }
        Feed feed = new Feed(head, projects);
        if (!Arrays.equals(FeedDigest.of(feed), digest)) {
            throw new InvalidFeedException("has another digest than what stands in it");
        }
        return feed;
    }

    private ProjectName name(int number) {
        try {
            return new ProjectName(
                    StandardCharsets.US_ASCII.decode(names.get(number)).toString());
        } catch (InvalidNameException e) {
            throw new InvalidFeedException("has a name that is none of a project", e);
        }
    }
}

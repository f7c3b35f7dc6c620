// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A pack that was found by pruning: what was in it then, and what of that is to be taken away. */
final class FoundPack {
    /** Where more than this part of a pack counts no more, or most of its entries do not, it is written anew. */
    private static final int WASTED_PART = 4;

    private final Layout layout;
    private final String name;
    private final PackDirectory directory;
    /** The entries that count and whose answers are there as far as their length tells; the others are waste. */
    private final int[] answering;

    private final Path answerFile;
    private final long bytes;
    /** How much of that is known to be an answer's, or was one's: in what lies between somebody may be writing. */
    private final long known;

    private final Set<ByteBuffer> leaving = new HashSet<>();

    private FoundPack(Layout layout, String name, PackGeneration generation, Instant begun) throws IOException {
        this.layout = layout;
        this.name = name;
        this.directory = generation.directory();
        this.answering = answering(generation);
        this.answerFile = generation.answerFile();
        this.bytes = generation.bytes();
        this.known = generation.written().isBefore(begun) ? bytes - PackHead.LENGTH : generation.bytesTold();
    }

    private static int[] answering(PackGeneration generation) throws IOException {
        int[] counting = generation.directory().counting();
        int answering = 0;
        for (int number : counting) {
            if (generation.reaches(number)) {
                counting[answering++] = number;
            }
        }
        return Arrays.copyOf(counting, answering);
    }

    /**
     * {@return the pack of a directory}
     *
     * @param begun who has begun to write before, and added nothing since, is gone
     * @throws IOException as when one is opened
     */
    static FoundPack of(Layout layout, Path file, Instant begun) throws IOException {
        String name = String.valueOf(file.getFileName());
        try (PackGeneration generation = PackGeneration.open(layout, name)) {
            return new FoundPack(layout, name, generation, begun);
        }
    }

    Path answerFile() {
        return answerFile;
    }

    /** {@return how much is in its files} */
    long bytes() {
        return bytes;
    }

    /** {@return its answers} */
    List<Found> answers() {
        List<Found> answers = new ArrayList<>();
        for (int number : answering) {
            answers.add(new Found(answerFile, size(number), false, directory.used(number), () -> leave(number)));
        }
        return answers;
    }

    private long size(int number) {
        return PackDirectory.ENTRY + (long) directory.length(number);
    }

    private long leave(int number) {
        leaving.add(ByteBuffer.wrap(directory.keyOf(number)));
        return 0;
    }

    /** {@return how much would be gone if it were written anew, but for what somebody may be writing} */
    long waste() {
        return Math.max(0, known - bytesStaying());
    }

    /** {@return whether it has to be written anew, as answers leave, or is worth to be} */
    boolean isWasteful() {
        return !leaving.isEmpty() || waste() > bytes / WASTED_PART || directory.count() / 2 > answering.length;
    }

    /**
     * Writes it anew, without what counts no more. Where answers are to go and the disk has no room for the others once
     * more, those go, too.
     *
     * @return what is gone by that, but for the answers that were to go
     */
    CacheRemoval writeAnew() throws IOException {
        try {
            if (!leaving.isEmpty() && Files.getFileStore(answerFile).getUsableSpace() < bytesStaying()) {
                Files.deleteIfExists(layout.pack(name));
                Files.deleteIfExists(answerFile);
                return new CacheRemoval(answering.length - leaving.size(), bytes);
            }
            return new CacheRemoval(0, Math.max(0, bytes - new PackRewrite(layout, name, leaving).run()));
        } catch (NoSuchFileException e) {
            // Gone already, as others may have wanted.
            return new CacheRemoval(0, bytes);
        }
    }

    private long bytesStaying() {
        return Arrays.stream(answering)
                .filter(number -> !leaving.contains(ByteBuffer.wrap(directory.keyOf(number))))
                .mapToLong(this::size)
                .sum();
    }
}

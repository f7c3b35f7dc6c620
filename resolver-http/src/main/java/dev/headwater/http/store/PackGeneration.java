// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import dev.headwater.http.file.RegularFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A pack as it is on the disk, opened: a directory, and the file of answers that it names. Both are only added to; to
 * take something out, another generation takes their place.
 *
 * <p>Nobody locks. The system adds what is written to the end of a file in one piece, whoever else writes; an answer is
 * written first, and its entry once it is there. So an entry leads to a whole answer, but after a loss of power, or on
 * a file system across a network: the checksum, of the pack's name, key and answer, finds that out.
 *
 * <p>Used by one thread at a time.
 */
final class PackGeneration implements Closeable {
    private static final int ATTEMPTS = 4;
    /** More than others write while one answer is written. */
    private static final long MOST_BETWEEN = 1L << 25;

    private final Layout layout;
    private final String name;
    private final byte[] nameBytes;
    private final Path answerFile;
    private final FileChannel entries;
    private final FileChannel answers;
    private final @Nullable Object identity;
    private final PackDirectory directory = new PackDirectory();
    /** How much of the directory's file is known. */
    private long known = PackHead.LENGTH;
    /** How much there is in the file of answers, or was some time ago. */
    private long answersEnd;

    private @Nullable FileChannel moreEntries;
    private @Nullable FileChannel moreAnswers;

    private PackGeneration(
            Layout layout,
            String name,
            Path answerFile,
            FileChannel entries,
            FileChannel answers,
            @Nullable Object identity) {
        this.layout = layout;
        this.name = name;
        this.nameBytes = name.getBytes(StandardCharsets.US_ASCII);
        this.answerFile = answerFile;
        this.entries = entries;
        this.answers = answers;
        this.identity = identity;
    }

    /**
     * {@return the generation that is there}
     *
     * @throws NoSuchFileException if there is none
     * @throws UnreadablePackException if it is damaged, or of a later version
     */
    static PackGeneration open(Layout layout, String name) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return openOnce(layout, name);
            } catch (NoSuchFileException e) {
                if (!Files.exists(layout.pack(name))) {
                    throw e;
                } else if (attempt == ATTEMPTS) {
                    throw new UnreadablePackException(layout.pack(name), UnreadablePackException.Cause.DAMAGE);
                }
                // Another generation took its place between one file and the other.
            }
        }
    }

    private static PackGeneration openOnce(Layout layout, String name) throws IOException {
        Path file = layout.pack(name);
        Object identity = identity(file);
        FileChannel entries = RegularFile.open(file);
        try {
            Path answerFile = layout.packedAnswers(name, PackHead.generation(entries, file));
            FileChannel answers = RegularFile.open(answerFile);
            return caughtUp(new PackGeneration(layout, name, answerFile, entries, answers, identity));
        } catch (IOException e) {
            entries.close();
            throw e;
        }
    }

    private static PackGeneration caughtUp(PackGeneration opened) throws IOException {
        try {
            opened.catchUp();
            return opened;
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    /** What tells a file from another one of its name; null where the system does not tell. */
    private static @Nullable Object identity(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    /** {@return whether another generation took its place, or nothing} */
    boolean isOutdated() throws IOException {
        try {
            return !Objects.equals(identity, identity(layout.pack(name)));
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    PackDirectory directory() {
        return directory;
    }

    /** {@return the file of answers} */
    Path answerFile() {
        return answerFile;
    }

    /** {@return how much is in its files} */
    long bytes() throws IOException {
        return entries.size() + answers.size();
    }

    /** {@return how much of that entries tell of: themselves, and the answers that they lead to} */
    long bytesTold() throws IOException {
        long told = (long) directory.count() * PackDirectory.ENTRY;
        Set<Long> positions = new HashSet<>();
        for (int number = 0; number < directory.count(); number++) {
            // An entry that tells of a use leads where the one before it does.
            if (reaches(number) && positions.add(directory.position(number))) {
                told += directory.length(number);
            }
        }
        return told;
    }

    /** {@return when something was added to it last} */
    Instant written() throws IOException {
        Instant ofEntries = Files.getLastModifiedTime(layout.pack(name)).toInstant();
        Instant ofAnswers = Files.getLastModifiedTime(answerFile).toInstant();
        return ofEntries.isAfter(ofAnswers) ? ofEntries : ofAnswers;
    }

    /**
     * Takes in entries that were added since, by whomever.
     *
     * @return whether there were any
     * @throws UnreadablePackException if what was there is no longer
     */
    boolean catchUp() throws IOException {
        long size = entries.size();
        if (size == known) {
            return false;
        } else if (size < known || size > SealedFile.MOST_BYTES) {
            throw new UnreadablePackException(layout.pack(name), UnreadablePackException.Cause.DAMAGE);
        }
        int before = directory.count();
        ByteBuffer added = ByteBuffer.allocate((int) (size - known));
        if (Pieces.fill(entries, known, added)) {
            known += directory.add(added);
        }
        return directory.count() > before;
    }

    /** {@return the number of the entry that counts under a key; negative if there is none} */
    int find(byte[] key) throws IOException {
        int number = directory.find(key);
        return number < 0 && catchUp() ? directory.find(key) : number;
    }

    /** {@return the answer of an entry; empty if what is there is not what was written} */
    Optional<byte[]> read(int number) throws IOException {
        if (!reaches(number)) {
            return Optional.empty();
        }
        byte[] answer = new byte[directory.length(number)];
        boolean isWhole = Pieces.fill(answers, directory.position(number), ByteBuffer.wrap(answer))
                && checksum(directory.keyOf(number), answer) == directory.checksum(number);
        return isWhole ? Optional.of(answer) : Optional.empty();
    }

    /** {@return whether an entry's answer lies within the file of answers} After a loss of power it may not. */
    boolean reaches(int number) throws IOException {
        long position = directory.position(number);
        int length = directory.length(number);
        if (position < 0 || length < 0 || length > SealedFile.MOST_BYTES) {
            return false;
        }
        if (length > answersEnd - position) {
            answersEnd = answers.size();
        }
        return length <= answersEnd - position;
    }

    private int checksum(byte[] key, byte[] answer) {
        CRC32C checksum = new CRC32C();
        checksum.update(nameBytes);
        checksum.update(key);
        checksum.update(answer);
        return (int) checksum.getValue();
    }

    /**
     * Adds an answer. Where others got between its parts, or it cannot be told where it is, it is not there.
     *
     * @return whether that is done; it is not where another generation took its place
     */
    boolean append(byte[] key, byte[] answer, Instant now) throws IOException {
        if (moreAnswers == null) {
            moreAnswers = RegularFile.append(answerFile);
        }
        long before = moreAnswers.size();
        Pieces.empty(moreAnswers, ByteBuffer.wrap(answer));
        long position = place(answer, before, moreAnswers.size());
        return position < 0 || append(PackDirectory.entry(key, checksum(key, answer), position, answer.length, now));
    }

    /** Adds that an answer was used. */
    void appendUse(int number, Instant now) throws IOException {
        append(PackDirectory.entry(
                directory.keyOf(number),
                directory.checksum(number),
                directory.position(number),
                directory.length(number),
                now));
    }

    private boolean append(ByteBuffer entry) throws IOException {
        if (moreEntries == null) {
            FileChannel opened = RegularFile.append(layout.pack(name));
            if (isOutdated()) {
                opened.close();
                return false;
            }
            moreEntries = opened;
        }
        Pieces.empty(moreEntries, entry);
        catchUp();
        // Who put another generation in its place copies what was added until then, and nothing that was added later.
        return !isOutdated();
    }

    /** {@return where an answer is that was written between two ends of the file; negative if it cannot be told} */
    private long place(byte[] answer, long before, long after) throws IOException {
        if (after - before == answer.length) {
            return before;
        } else if (after - before < answer.length || after - before > MOST_BETWEEN) {
            return -1;
        }
        byte[] between = new byte[(int) (after - before)];
        if (!Pieces.fill(answers, before, ByteBuffer.wrap(between))) {
            return -1;
        }
        for (int at = 0; at + answer.length <= between.length; at++) {
            if (Arrays.equals(between, at, at + answer.length, answer, 0, answer.length)) {
                return before + at;
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        entries.close();
        answers.close();
        if (moreEntries != null) {
            moreEntries.close();
        }
        if (moreAnswers != null) {
            moreAnswers.close();
        }
    }
}

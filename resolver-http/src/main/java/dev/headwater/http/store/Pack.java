// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Answers of one location and login in two files, to which they are added one by one. For any number of threads. */
final class Pack {
    /** A use of an answer counts once in so long. */
    static final Duration USE_COUNTS = Duration.ofDays(1);
    /** Who reads looks so often whether another generation took the place of the one that is open. */
    private static final Duration LOOKS = Duration.ofMinutes(1);

    /** Nobody writes generations faster than answers are added. */
    private static final int ATTEMPTS = 4;

    private final Layout layout;
    private final String name;
    private final Trouble trouble;
    /** What was there when it was last looked for. */
    private @Nullable PackGeneration generation;
    /** When it was last made sure that nothing else is there. */
    private Instant looked = Instant.EPOCH;
    /** Whether uses cannot be noted: the folder may be one that can only be read. */
    private boolean notesNoUse;
    /** Whether nobody will let go of the files any more, but who still reads and writes here. */
    private boolean retired;

    Pack(Layout layout, String name, Trouble trouble) {
        this.layout = layout;
        this.name = name;
        this.trouble = trouble;
    }

    /** {@return what was written under a key, as far as this process knows} */
    synchronized Optional<byte[]> read(String key, Instant now) {
        try {
            return found(key, now);
        } finally {
            closeIfRetired();
        }
    }

    private Optional<byte[]> found(String key, Instant now) {
        try {
            if (now.isAfter(looked.plus(LOOKS)) || now.isBefore(looked)) {
                leaveOutdated();
                looked = now;
            }
            PackGeneration current = opened();
            int number = current.find(PackDirectory.key(key));
            Optional<byte[]> answer = number < 0 ? Optional.empty() : current.read(number);
            if (current.directory().isDamaged() || (number >= 0 && answer.isEmpty())) {
                trouble.passedOver(UnreadablePackException.Cause.DAMAGE.of(layout.pack(name)));
            }
            if (answer.isPresent()) {
                countUse(current, number, now);
            }
            return answer;
        } catch (UnreadablePackException e) {
            trouble.passedOver(e);
        } catch (NoSuchFileException e) {
            // Nothing is kept there yet.
            return Optional.empty();
        } catch (IOException e) {
            // It cannot be read now. A thread that is interrupted, too, closes what it reads.
        }
        close();
        return Optional.empty();
    }

    private PackGeneration opened() throws IOException {
        if (generation == null) {
            generation = PackGeneration.open(layout, name);
        }
        return generation;
    }

    private void countUse(PackGeneration current, int number, Instant now) {
        if (!notesNoUse && current.directory().used(number).plus(USE_COUNTS).isBefore(now)) {
            try {
                current.appendUse(number, now);
            } catch (IOException e) {
                notesNoUse = true;
            }
        }
    }

    /**
     * Keeps an answer under a key, in place of what was there.
     *
     * @throws NoSuchFileException if the folder of packs is not there
     * @throws IOException if it cannot be kept
     */
    synchronized void write(String key, byte[] answer, Instant now) throws IOException {
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                if (latest().append(PackDirectory.key(key), answer, now)) {
                    break;
                }
            }
        } catch (UnreadablePackException e) {
            trouble.passedOver(e);
            close();
        } catch (IOException e) {
            close();
            throw e;
        } finally {
            closeIfRetired();
        }
    }

    private PackGeneration latest() throws IOException {
        leaveOutdated();
        try {
            return opened();
        } catch (NoSuchFileException e) {
            make();
        } catch (UnreadablePackException e) {
            if (e.cause() == UnreadablePackException.Cause.VERSION) {
                throw e;
            }
            trouble.passedOver(e);
            Files.deleteIfExists(layout.pack(name));
            make();
        }
        return opened();
    }

    private void leaveOutdated() throws IOException {
        if (generation != null && generation.isOutdated()) {
            close();
        }
    }

    /** Makes the first generation, unless another process is faster. */
    private void make() throws IOException {
        long first = ThreadLocalRandom.current().nextLong();
        Path answers = layout.packedAnswers(name, first);
        Files.createFile(answers, OwnFolder.ofFile(answers));
        List<ByteBuffer> head = List.of(PackHead.of(first));
        try {
            AtomicWrite.create(layout.pack(name), head, AtomicWrite.Durability.SOME_TIME);
        } catch (FileAlreadyExistsException e) {
            Files.deleteIfExists(answers);
        } catch (IOException e) {
            Files.deleteIfExists(answers);
            throw e;
        }
    }

    /** Lets go of the files, for good: who has got hold of this pack before opens them for as long as it takes. */
    synchronized void retire() {
        retired = true;
        close();
    }

    private void closeIfRetired() {
        if (retired) {
            close();
        }
    }

    /** Lets go of the files; they are opened again when they are needed. */
    private void close() {
        if (generation != null) {
            try {
                generation.close();
            } catch (IOException e) {
                // Nothing was written that waited for it.
            }
            generation = null;
        }
    }
}

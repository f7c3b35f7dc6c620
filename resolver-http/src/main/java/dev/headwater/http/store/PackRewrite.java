// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The next generation of a pack: what counts and is to stay, in a file of its own, and then a directory that takes the
 * place of the one before. Who has that open reads on in it; what was added to it until then is added to the new one,
 * and who adds something from then on finds that out, and adds it again.
 */
final class PackRewrite {
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final Layout layout;
    private final String name;
    private final Set<ByteBuffer> leaving;
    private final ByteArrayOutputStream entries = new ByteArrayOutputStream();
    /** How many entries of the former generation are copied. */
    private int done;

    /**
     * Prepares it.
     *
     * @param leaving the keys of answers that do not stay
     */
    PackRewrite(Layout layout, String name, Set<ByteBuffer> leaving) {
        this.layout = layout;
        this.name = name;
        this.leaving = leaving;
    }

    /**
     * Writes it.
     *
     * @return how much is in its files
     * @throws IOException if that fails; then what was there is there
     */
    long run() throws IOException {
        try (PackGeneration former = PackGeneration.open(layout, name)) {
            long generation = ThreadLocalRandom.current().nextLong();
            Path answers = layout.packedAnswers(name, generation);
            long bytes;
            try {
                bytes = copy(former, answers);
                if (former.isOutdated()) {
                    // Another process was faster: what it wrote is as good.
                    Files.deleteIfExists(answers);
                    return former.bytes();
                }
                replace(generation, answers);
            } catch (IOException e) {
                Files.deleteIfExists(answers);
                throw e;
            }
            Files.deleteIfExists(former.answerFile());
            addLate(former);
            return entries.size() == 0 ? 0 : PackHead.LENGTH + entries.size() + bytes;
        }
    }

    private void replace(long generation, Path answers) throws IOException {
        if (entries.size() == 0) {
            Files.deleteIfExists(layout.pack(name));
            Files.deleteIfExists(answers);
        } else {
            List<ByteBuffer> parts = List.of(PackHead.of(generation), ByteBuffer.wrap(entries.toByteArray()));
            AtomicWrite.replace(layout.pack(name), parts, AtomicWrite.Durability.NOW);
        }
    }

    /** What is added meanwhile is copied, too, until nothing is. */
    private long copy(PackGeneration former, Path file) throws IOException {
        try (FileChannel answers = FileChannel.open(file, NEW, OwnFolder.ofFile(file))) {
            do {
                int end = former.directory().count();
                for (int number = done; number < end; number++) {
                    copy(former, number, answers);
                }
                done = end;
            } while (former.catchUp());
            answers.force(true);
            return answers.size();
        }
    }

    /** What was added between the last look and the end of the former generation: whoever did so thinks it is kept. */
    private void addLate(PackGeneration former) throws IOException {
        if (!former.catchUp()) {
            return;
        }
        Pack next = new Pack(layout, name, new Trouble(layout.folder(), problem -> {}));
        try {
            PackDirectory directory = former.directory();
            for (int number = done; number < directory.count(); number++) {
                Optional<byte[]> answer = directory.counts(number) ? former.read(number) : Optional.empty();
                if (answer.isPresent()) {
                    next.write(HexFormat.of().formatHex(directory.keyOf(number)), answer.get(), directory.used(number));
                }
            }
        } finally {
            next.retire();
        }
    }

    private void copy(PackGeneration former, int number, FileChannel answers) throws IOException {
        PackDirectory directory = former.directory();
        byte[] key = directory.keyOf(number);
        if (!directory.counts(number) || leaving.contains(ByteBuffer.wrap(key))) {
            return;
        }
        Optional<byte[]> answer = former.read(number);
        if (answer.isPresent()) {
            long position = answers.position();
            Pieces.empty(answers, ByteBuffer.wrap(answer.get()));
            int length = answer.get().length;
            byte[] entry = new byte[PackDirectory.ENTRY];
            PackDirectory.entry(key, directory.checksum(number), position, length, directory.used(number))
                    .get(entry);
            entries.write(entry, 0, entry.length);
        }
    }
}

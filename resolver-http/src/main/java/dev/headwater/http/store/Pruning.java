// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A look at all that lies in a cache folder, and the taking away of some of it.
 *
 * <p>Nothing is locked. Who reads an answer that is taken away reads it to its end; who writes one puts it back; of two
 * who prune, each finds some gone already and counts them as gone.
 */
final class Pruning {
    /** No writer is at one file for so long. */
    private static final Duration LONGEST_WRITE = Duration.ofHours(1);

    /** What a disk gives to a file of one byte, mostly. */
    private static final int BLOCK = 4096;

    private final List<Found> answers = new ArrayList<>();
    private final List<Found> asides = new ArrayList<>();
    private long bytesOfFiles;
    private int fileCount;
    private final List<FoundPack> packs = new ArrayList<>();
    /** Files of packs that are nobody's yet, or no longer. */
    private final SortedMap<Path, Found> packFiles = new TreeMap<>();
    /** Packs of a later version, which only go when all is to go. */
    private final List<Found> others = new ArrayList<>();

    /** Who has begun to write before, and added nothing since, is gone. */
    private final Instant begun;

    private Pruning(Instant begun) {
        this.begun = begun;
    }

    /** {@return what lies there now; nothing if the folder is not there} */
    static Pruning look(Layout layout, Instant now) throws IOException {
        Pruning pruning = new Pruning(now.minus(LONGEST_WRITE));
        if (Files.isDirectory(layout.version())) {
            Files.walkFileTree(layout.version(), EnumSet.noneOf(FileVisitOption.class), 2, pruning.in(layout));
            pruning.lookIntoPacks(layout);
        }
        pruning.answers.sort(Pruning::byAge);
        return pruning;
    }

    private static int byAge(Found one, Found other) {
        int byTime = one.time().compareTo(other.time());
        return byTime == 0 ? one.file().compareTo(other.file()) : byTime;
    }

    private void lookIntoPacks(Layout layout) throws IOException {
        for (Path file : packFiles.keySet().stream().filter(layout::isPack).toList()) {
            try {
                FoundPack pack = FoundPack.of(layout, file, begun);
                List<Found> packed = pack.answers();
                // One without answers is one that somebody has just begun, or left.
                if (!packed.isEmpty()) {
                    packs.add(pack);
                    answers.addAll(packed);
                    packFiles.keySet().removeAll(List.of(file, pack.answerFile()));
                }
            } catch (NoSuchFileException e) {
                // Gone meanwhile.
            } catch (UnreadablePackException e) {
                if (e.cause() == UnreadablePackException.Cause.VERSION) {
                    letAlone(String.valueOf(file.getFileName()));
                }
            }
        }
        asides.addAll(packFiles.values());
    }

    private void letAlone(String name) {
        for (Found found : List.copyOf(packFiles.values())) {
            if (String.valueOf(found.file().getFileName()).startsWith(name)) {
                others.add(found);
                packFiles.remove(found.file());
            }
        }
    }

    CacheContents contents() {
        int last = answers.size() - 1;
        return new CacheContents(
                answers.size(),
                bytes(),
                asides.size(),
                last < 0 ? Optional.empty() : Optional.of(answers.get(0).time()),
                last < 0 ? Optional.empty() : Optional.of(answers.get(last).time()));
    }

    /** {@return how much is in the files of answers} */
    long bytes() {
        return bytesOfFiles + packs.stream().mapToLong(FoundPack::bytes).sum();
    }

    /** {@return how many answers have files of their own} */
    int fileCount() {
        return fileCount;
    }

    /** Takes away what writers left that are surely gone. */
    void sweep() throws IOException {
        for (Found aside : asides) {
            if (aside.time().isBefore(begun)) {
                aside.removal().run();
            }
        }
    }

    /** Takes away what writers have begun, even if they are at it: what they write is not kept then. */
    void sweepAll() throws IOException {
        for (Found aside : asides) {
            aside.removal().run();
        }
        for (Found other : others) {
            other.removal().run();
        }
    }

    /**
     * Takes away answers, those used longest ago first, until the rest has no more than so many bytes and files, and
     * what counts no more in packs of which it is a good part. Where nothing may be left, answers without bytes go,
     * too.
     *
     * @throws IOException if some could not be taken away; the others are gone
     */
    CacheRemoval shrinkTo(long mostBytes, int mostFiles) throws IOException {
        boolean isTooMuch = bytes() > mostBytes;
        Taking taking = new Taking();
        int next = 0;
        while (next < answers.size() && (taking.bytesLeft > mostBytes || mostBytes == 0)) {
            taking.take(answers.get(next++));
        }
        if (taking.filesLeft > mostFiles) {
            for (Found file : filesSmallFirst(answers.subList(next, answers.size()))) {
                if (taking.filesLeft <= mostFiles) {
                    break;
                }
                taking.take(file);
            }
        }
        for (FoundPack pack : packs) {
            if (pack.isWasteful() || (isTooMuch && pack.waste() > 0)) {
                taking.writeAnew(pack);
            }
        }
        return taking.end();
    }

    /**
     * A use counts once a day, and absences of any number of names can be asked for within one: they, and whatever else
     * is soon got again, go before pages that are in use.
     */
    private static List<Found> filesSmallFirst(List<Found> byTime) {
        return byTime.stream()
                .filter(Found::isFile)
                .sorted(Comparator.comparing(file -> file.bytes() > BLOCK))
                .toList();
    }

    /** What was taken away, and what is left. */
    private final class Taking {
        private long bytesLeft =
                bytes() - packs.stream().mapToLong(FoundPack::waste).sum();
        private int filesLeft = fileCount;
        private long removed;
        private long removedBytes;
        private @Nullable IOException failure;

        void take(Found answer) {
            try {
                removedBytes += answer.removal().run();
                bytesLeft -= answer.bytes();
                filesLeft -= answer.isFile() ? 1 : 0;
                removed++;
            } catch (IOException e) {
                failure = e;
            }
        }

        void writeAnew(FoundPack pack) {
            try {
                CacheRemoval removal = pack.writeAnew();
                removed += removal.answers();
                removedBytes += removal.bytes();
            } catch (IOException e) {
                failure = e;
            }
        }

        CacheRemoval end() throws IOException {
            if (failure != null) {
                throw failure;
            }
            return new CacheRemoval(removed, removedBytes);
        }
    }

    private SimpleFileVisitor<Path> in(Layout layout) {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    Found found = Found.file(
                            file,
                            attributes.size(),
                            attributes.lastModifiedTime().toInstant());
                    if (layout.isAnswer(file)) {
                        answers.add(found);
                        bytesOfFiles += found.bytes();
                        fileCount++;
                    } else if (layout.isPack(file) || layout.isPackedAnswers(file)) {
                        packFiles.put(file, found);
                    } else if (layout.isAside(file)) {
                        asides.add(found);
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers in a folder on disk: a file for each, or one of many in a pack; used by any number of processes at once.
 *
 * <pre>{@code
 * CacheFolder cache = CacheFolder.builder(Path.of("/home/me/.cache/headwater"), clock)
 *         .onTrouble(problem -> log.warn(problem))
 *         .open();
 * }</pre>
 *
 * <p>A file is written aside and renamed, a pack is only ever added to, and answers carry a checksum: a reader gets a
 * whole answer or none, whenever a writer was killed, the power lost, or the disk full. Nobody waits for a lock. The
 * folder and its files can be read by their user alone.
 *
 * <p>When a folder cannot be written to, answers in it are used and new ones are not kept; that is told once, as it is
 * that packs are damaged, or of a later version, and passed over. Answers used longest ago go first when there are more
 * bytes, or files, than the folder may hold; of too many files, small ones before others. That is looked after by who
 * writes, at most once an hour or after a sixteenth of the limit, so that the limit may be exceeded meanwhile. An
 * answer counts as used once a day.
 *
 * <p>Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class CacheFolder implements PageStore {
    /** How much a folder holds if nothing else is said: 2 GiB. */
    public static final long DEFAULT_MOST_BYTES = 2L << 30;

    /** Answers in files of their own: a small one takes a block of the disk and an entry of the file system, too. */
    private static final int MOST_FILES = 200_000;

    private static final Duration LIMIT_COUNTS = Duration.ofHours(1);
    /** Pruning makes room for a while: four fifths are left. */
    private static final int FIFTHS_LEFT = 4;

    private static final int ATTEMPTS = 4;

    private static final int CHECKS_IN_LIMIT = 16;
    private static final String TAG = """
            Signature: 8a477f597d28d172789f06886806bc55
            # This folder holds answers of package indexes, kept by headwater. It can be deleted at any time.
            # See https://bford.info/cachedir/
            """;

    private final Layout layout;
    private final Clock clock;
    private final long mostBytes;
    private final int mostFiles;
    private final Trouble trouble;
    private final Packs packs;
    /** What was written since the limit was last looked after; negative before the first time. */
    private final AtomicLong unchecked = new AtomicLong(-1);

    /** What tells the folder of answers that was checked last from others; nothing before the first time. */
    private volatile Map<String, Object> checked = Map.of();

    private byte @Nullable [] salt;

    private CacheFolder(Builder builder, Path folder) {
        this.layout = new Layout(folder);
        this.clock = builder.clock;
        this.mostBytes = builder.mostBytes;
        this.mostFiles = builder.mostFiles;
        this.trouble = new Trouble(folder, builder.onTrouble);
        this.packs = new Packs(layout, trouble);
    }

    /** {@return a builder of a cache in a folder, which is made when something is first to be kept} */
    public static Builder builder(Path folder, Clock clock) {
        return new Builder(folder, clock);
    }

    /** {@return the folder, without symbolic links where it was there when it was opened} */
    public Path folder() {
        return layout.folder();
    }

    @Override
    public synchronized byte[] salt() {
        if (salt == null) {
            try {
                salt = savedSalt();
            } catch (IOException | UnusableCacheException e) {
                trouble.notKept(e);
                salt = KeySalt.make();
            }
        }
        return salt.clone();
    }

    @Override
    public Optional<byte[]> read(String key) {
        Path file = layout.answer(key);
        try {
            Optional<byte[]> answer = SealedFile.read(file, key);
            if (answer.isPresent()) {
                countUse(file);
            }
            return answer;
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void write(String key, byte[] answer) {
        Path file = layout.answer(key);
        keep(
                answer,
                Math.max(answer.length, mostBytes / mostFiles),
                file.resolveSibling(""),
                () -> AtomicWrite.replace(file, SealedFile.of(key, answer), AtomicWrite.Durability.SOME_TIME));
    }

    @Override
    public Optional<byte[]> read(String pack, String key) {
        Layout.checkKey(key);
        return packs.of(pack).read(key, clock.instant());
    }

    @Override
    public void write(String pack, String key, byte[] answer) {
        Layout.checkKey(key);
        keep(answer, answer.length, layout.packs(), () -> packs.of(pack).write(key, answer, clock.instant()));
    }

    private void keep(byte[] answer, long counts, Path parent, Writing writing) {
        if (answer.length > SealedFile.MOST_BYTES) {
            return;
        }
        try {
            write(parent, writing);
            keepLimit(counts);
        } catch (IOException | UnusableCacheException e) {
            trouble.notKept(e);
        }
    }

    /** Others may take away what is written to, each time anew while they prune. */
    private void write(Path parent, Writing writing) throws IOException {
        makeSure();
        for (int attempt = 1; ; attempt++) {
            try {
                writing.run();
                return;
            } catch (NoSuchFileException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                makeSure();
                OwnFolder.make(parent);
            }
        }
    }

    /** Writes something into a folder that may not be there yet. */
    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    @Override
    public void remove(String key) {
        try {
            Files.deleteIfExists(layout.answer(key));
        } catch (IOException e) {
            trouble.notKept(e);
        }
    }

    @Override
    public void release() {
        packs.close();
    }

    /**
     * {@return what lies in the folder}
     *
     * @throws IOException if that cannot be read
     */
    public CacheContents contents() throws IOException {
        return Pruning.look(layout, clock.instant()).contents();
    }

    /**
     * Takes out answers until no more than so many bytes are left, those used longest ago first, and what killed
     * writers left behind. May be called while others read and write.
     *
     * @throws IOException if something could not be taken out; the rest is gone
     */
    public CacheRemoval prune(long mostBytes) throws IOException {
        return prune(pruning -> pruning.shrinkTo(mostBytes, Integer.MAX_VALUE));
    }

    /** Where there is too much, room is made for a while. */
    private CacheRemoval makeRoom(Pruning pruning) throws IOException {
        boolean isTooMuch = pruning.bytes() > mostBytes;
        boolean areTooMany = pruning.fileCount() > mostFiles;
        return pruning.shrinkTo(
                isTooMuch ? mostBytes / (FIFTHS_LEFT + 1) * FIFTHS_LEFT : mostBytes,
                areTooMany ? mostFiles / (FIFTHS_LEFT + 1) * FIFTHS_LEFT : mostFiles);
    }

    /** Takes something out, once it was looked at what is there. */
    @FunctionalInterface
    private interface Shrinking {
        CacheRemoval of(Pruning pruning) throws IOException;
    }

    private CacheRemoval prune(Shrinking shrinking) throws IOException {
        packs.close();
        Pruning pruning = Pruning.look(layout, clock.instant());
        pruning.sweep();
        CacheRemoval removal = shrinking.of(pruning);
        if (Files.isDirectory(layout.version())) {
            mark(layout.pruned());
        }
        return removal;
    }

    /** Sets the time of an empty file. To change the time of what is no file may take for ever. */
    private void mark(Path file) throws IOException {
        try {
            if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.write(file, new byte[0]);
            } else if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(file);
                Files.write(file, new byte[0]);
            }
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        } catch (NoSuchFileException e) {
            // Another process took it away, or the folder: then somebody prunes sooner.
        }
    }

    /**
     * Takes out all answers, and all that writers have begun. May be called while others read and write.
     *
     * @throws IOException if something could not be taken out; the rest is gone
     */
    public CacheRemoval clear() throws IOException {
        packs.close();
        Pruning pruning = Pruning.look(layout, clock.instant());
        pruning.sweepAll();
        return pruning.shrinkTo(0, 0);
    }

    /** Makes the folder, if it is not there, and checks it, unless it is the one that was checked already. */
    private void makeSure() throws IOException {
        Map<String, Object> before = checked;
        if (before.isEmpty() || !before.equals(OwnFolder.identity(layout.version()))) {
            prepare();
        }
    }

    private void prepare() throws IOException {
        OwnFolder.make(layout.folder());
        OwnFolder.check(layout.folder());
        OwnFolder.make(layout.version());
        check();
        if (!Files.exists(layout.tag())) {
            Files.writeString(layout.tag(), TAG);
        }
    }

    private void check() throws IOException {
        // What takes its place from here on is not it.
        Map<String, Object> identity = OwnFolder.identity(layout.version());
        OwnFolder.checkPrivate(layout.version());
        checked = identity;
    }

    private byte[] savedSalt() throws IOException {
        if (!Files.exists(layout.salt())) {
            prepare();
        }
        return KeySalt.of(layout.salt());
    }

    private void countUse(Path file) {
        try {
            Instant now = clock.instant();
            if (Files.getLastModifiedTime(file)
                    .toInstant()
                    .plus(Pack.USE_COUNTS)
                    .isBefore(now)) {
                Files.setLastModifiedTime(file, FileTime.from(now));
            }
        } catch (IOException e) {
            // The folder may be one that can only be read: then nothing is pruned, either.
        }
    }

    private void keepLimit(long written) throws IOException {
        boolean due = unchecked.compareAndSet(-1, 0)
                ? !isPrunedOf(clock.instant().minus(LIMIT_COUNTS))
                : unchecked.addAndGet(written) > mostBytes / CHECKS_IN_LIMIT;
        if (due) {
            unchecked.set(0);
            prune(this::makeRoom);
        }
    }

    private boolean isPrunedOf(Instant time) throws IOException {
        try {
            return Files.getLastModifiedTime(layout.pruned()).toInstant().isAfter(time);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Builds a {@link CacheFolder}. */
    public static final class Builder {
        private final Path folder;
        private final Clock clock;
        private long mostBytes = DEFAULT_MOST_BYTES;
        private int mostFiles = MOST_FILES;
        private Consumer<String> onTrouble = problem -> {};

        private Builder(Path folder, Clock clock) {
            this.folder = folder;
            this.clock = clock;
        }

        /** Sets how many bytes the folder may hold. */
        public Builder mostBytes(long mostBytes) {
            if (mostBytes < 0) {
                throw new IllegalArgumentException("a size is not negative: " + mostBytes);
            }
            this.mostBytes = mostBytes;
            return this;
        }

        /** Sets how many answers may have files of their own. */
        Builder mostFiles(int mostFiles) {
            this.mostFiles = mostFiles;
            return this;
        }

        /** Sets who is told, once each and from any thread, that answers are not kept, or are passed over, and why. */
        public Builder onTrouble(Consumer<String> onTrouble) {
            this.onTrouble = onTrouble;
            return this;
        }

        /**
         * {@return the cache}
         *
         * @throws UnusableCacheException if the folder is there and belongs to another user, or others may write what
         *     is kept in it, or it is no folder
         */
        public CacheFolder open() {
            CacheFolder cache = new CacheFolder(this, folder.toAbsolutePath());
            if (!Files.exists(folder)) {
                return cache;
            }
            try {
                cache = new CacheFolder(this, folder.toRealPath());
                OwnFolder.check(cache.folder());
                if (Files.exists(cache.layout.version(), LinkOption.NOFOLLOW_LINKS)) {
                    cache.check();
                }
            } catch (IOException e) {
                cache.trouble.notKept(e);
            }
            return cache;
        }
    }
}

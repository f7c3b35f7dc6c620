// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String KEY = Keys.key(1);

    @TempDir
    private Path parent;

    private final List<String> troubles = new ArrayList<>();
    private Path folder;

    @BeforeEach
    void nameAFolderThatIsNotThere() {
        folder = parent.resolve("above/cache");
    }

    private CacheFolder open() {
        return openAt(NOW);
    }

    private CacheFolder openAt(Instant now) {
        return CacheFolder.builder(folder, Clock.fixed(now, ZoneOffset.UTC))
                .onTrouble(troubles::add)
                .open();
    }

    private Path file() {
        return folder.resolve("v1/" + KEY.substring(0, 2) + "/" + KEY.substring(2));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Nested
    class WhatIsNoFile {
        private void putPipe(Path path) throws IOException, InterruptedException {
            Files.createDirectories(path.resolveSibling(""));
            Files.deleteIfExists(path);
            try {
                assumeTrue(new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0);
            } catch (IOException e) {
                assumeTrue(false, "needs mkfifo: " + e);
            }
        }

        @Test
        @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
        void isNoAnswerAndMakesRoomForOne() throws IOException, InterruptedException {
            open().write(KEY, bytes("answer"));
            putPipe(file());

            assertThat(open().read(KEY)).isEmpty();
            open().write(KEY, bytes("answer"));
            assertThat(open().read(KEY)).isPresent();
        }

        @Test
        @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
        void isNoSalt() throws IOException, InterruptedException {
            open().salt();
            putPipe(folder.resolve("v1/salt"));

            assertThat(open().salt()).hasSize(KeySalt.LENGTH);
            assertThat(troubles).singleElement().asString().endsWith("salt is no regular file");
        }

        @Test
        @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
        void isReplacedByPruning() throws IOException, InterruptedException {
            open().write(KEY, bytes("answer"));
            putPipe(folder.resolve("v1/pruned"));

            assertThat(open().prune(0).answers()).isEqualTo(1);
        }
    }

    @Nested
    class Answers {
        @Test
        void areThereInTheNextRun() {
            open().write(KEY, bytes("answer"));

            assertThat(open().read(KEY))
                    .hasValueSatisfying(answer -> assertThat(answer).isEqualTo(bytes("answer")));
            assertThat(open().read(Keys.key(2))).isEmpty();
        }

        @Test
        void areReplacedAndForgotten() {
            CacheFolder cache = open();
            cache.write(KEY, bytes("first"));
            cache.write(KEY, new byte[0]);
            assertThat(cache.read(KEY))
                    .hasValueSatisfying(answer -> assertThat(answer).isEmpty());

            cache.remove(KEY);
            cache.remove(KEY);
            assertThat(cache.read(KEY)).isEmpty();
            assertThat(troubles).isEmpty();
        }

        @Test
        void areNothingWithOneBitFlippedOrCutOffAnywhere() throws IOException {
            CacheFolder cache = open();
            cache.write(KEY, bytes("an answer of thirty-two bytes..."));
            byte[] whole = Files.readAllBytes(file());
            for (int i = 0; i < whole.length * 8; i++) {
                byte[] damaged = whole.clone();
                damaged[i / 8] ^= (byte) (1 << i % 8);
                Files.write(file(), damaged);
                assertThat(cache.read(KEY)).as("bit %d", i).isEmpty();
            }
            for (int length = 0; length < whole.length; length++) {
                Files.write(file(), Arrays.copyOf(whole, length));
                assertThat(cache.read(KEY)).as("length %d", length).isEmpty();
                // What a loss of power leaves: the length, and no bytes behind the first ones.
                Files.write(file(), Arrays.copyOf(Arrays.copyOf(whole, length), whole.length));
                assertThat(cache.read(KEY)).as("zeros from %d", length).isEmpty();
            }
            Files.write(file(), Arrays.copyOf(whole, whole.length + 1));
            assertThat(cache.read(KEY)).isEmpty();

            cache.write(KEY, bytes("mended"));
            assertThat(cache.read(KEY)).isPresent();
        }

        @Test
        void areNothingUnderAnotherKey() throws IOException {
            CacheFolder cache = open();
            String other = KEY.substring(0, 63) + (KEY.endsWith("0") ? "1" : "0");
            cache.write(KEY, bytes("of one login"));
            Files.copy(file(), file().resolveSibling(other.substring(2)));

            assertThat(cache.read(other)).isEmpty();
        }

        @Test
        void areNothingBehindASymbolicLink() throws IOException {
            CacheFolder cache = open();
            cache.write(KEY, bytes("answer"));
            Files.move(file(), parent.resolve("elsewhere"));
            Files.createSymbolicLink(file(), parent.resolve("elsewhere"));

            assertThat(cache.read(KEY)).isEmpty();
        }

        @Test
        void haveKeysThatCannotLeadElsewhere() {
            CacheFolder cache = open();
            for (String key : List.of("", "salt", "../" + KEY.substring(3), KEY.substring(1) + "G", KEY + "0")) {
                assertThatThrownBy(() -> cache.read(key)).isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> cache.write(key, new byte[0])).isInstanceOf(IllegalArgumentException.class);
            }
        }

        @Test
        void largerThanAPieceComeBackWhole() {
            byte[] large = new byte[1 << 20];
            new Random(7).nextBytes(large);
            open().write(KEY, large);

            assertThat(open().read(KEY))
                    .hasValueSatisfying(answer -> assertThat(answer).isEqualTo(large));
        }
    }

    @Nested
    class ASalt {
        @Test
        void isMadeOnce() {
            byte[] salt = open().salt();

            assertThat(salt).hasSize(32);
            assertThat(open().salt()).isEqualTo(salt);
            assertThat(troubles).isEmpty();
        }

        @Test
        void isOneHoweverManyMakeIt() throws Exception {
            int many = 16;
            for (int round = 0; round < 10; round++) {
                folder = parent.resolve("round" + round);
                CountDownLatch ready = new CountDownLatch(many);
                ExecutorService threads = Executors.newFixedThreadPool(many);
                List<CompletableFuture<byte[]>> salts = new ArrayList<>();
                for (int i = 0; i < many; i++) {
                    salts.add(CompletableFuture.supplyAsync(() -> saltTogether(ready), threads));
                }
                Set<String> different = new HashSet<>();
                for (CompletableFuture<byte[]> salt : salts) {
                    different.add(Arrays.toString(salt.get()));
                }
                threads.shutdown();
                assertThat(different).hasSize(1);
            }
            assertThat(troubles).isEmpty();
        }

        private byte[] saltTogether(CountDownLatch ready) {
            CacheFolder cache = open();
            ready.countDown();
            try {
                ready.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return cache.salt();
        }

        @Test
        void isMadeAnewWhereItIsDamaged() throws IOException {
            byte[] salt = open().salt();
            Files.write(folder.resolve("v1/salt"), new byte[48]);

            byte[] other = open().salt();
            assertThat(other).hasSize(32).isNotEqualTo(salt);
            assertThat(open().salt()).isEqualTo(other);
        }
    }

    @Nested
    class TheFolder {
        @Test
        void isNotMadeBySomebodyWhoOnlyLooks() throws IOException {
            CacheFolder cache = open();

            assertThat(cache.read(KEY)).isEmpty();
            assertThat(cache.contents().answers()).isZero();
            assertThat(cache.prune(0)).isEqualTo(new CacheRemoval(0, 0));
            assertThat(cache.clear()).isEqualTo(new CacheRemoval(0, 0));
            assertThat(folder).doesNotExist();
        }

        @Test
        void isItsUsersAlone() throws IOException {
            open().write(KEY, bytes("answer"));
            open().salt();

            assertThat(permissions(folder)).isEqualTo("rwx------");
            assertThat(permissions(folder.resolve("v1"))).isEqualTo("rwx------");
            assertThat(permissions(file().resolveSibling(""))).isEqualTo("rwx------");
            assertThat(permissions(file())).isEqualTo("rw-------");
            assertThat(permissions(folder.resolve("v1/salt"))).isEqualTo("rw-------");
        }

        @Test
        void isMarkedAsACache() throws IOException {
            open().write(KEY, bytes("answer"));

            assertThat(folder.resolve("CACHEDIR.TAG"))
                    .content()
                    .startsWith("Signature: 8a477f597d28d172789f06886806bc55\n");
        }

        @Test
        void thatOthersCanReadIsClosed() throws IOException {
            open().write(KEY, bytes("answer"));
            Files.setPosixFilePermissions(folder.resolve("v1"), PosixFilePermissions.fromString("rwxr-xr-x"));

            assertThat(open().read(KEY)).isPresent();
            assertThat(permissions(folder.resolve("v1"))).isEqualTo("rwx------");
        }

        @Test
        void keepsItsPermissionsWhereItWasThereBefore() throws IOException {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            open().write(KEY, bytes("answer"));

            assertThat(permissions(folder)).isEqualTo("rwxr-xr-x");
            assertThat(permissions(folder.resolve("v1"))).isEqualTo("rwx------");
        }

        @Test
        void thatOthersCanWriteToIsRefused() throws IOException {
            open().write(KEY, bytes("answer"));
            Files.setPosixFilePermissions(folder.resolve("v1"), PosixFilePermissions.fromString("rwxrwx---"));

            assertThatThrownBy(CacheFolderTest.this::open)
                    .isInstanceOf(UnusableCacheException.class)
                    .hasMessage("the cache folder " + folder + "/v1 may be written to by other users");
        }

        @Test
        void isCheckedWhereItAppearsAfterItWasOpened() throws IOException {
            Files.createDirectories(folder);
            CacheFolder cache = open();
            makeOpenToAll();
            cache.write(KEY, bytes("answer"));
            cache.write(Keys.key(2), Keys.key(3), bytes("answer"));

            assertNothingIsKept();
        }

        @Test
        void isCheckedAgainWhereAnotherTookItsPlace() throws IOException {
            CacheFolder cache = open();
            cache.write(KEY, bytes("answer"));
            Files.move(folder.resolve("v1"), parent.resolve("elsewhere"));
            makeOpenToAll();
            cache.write(KEY, bytes("answer"));

            assertNothingIsKept();
        }

        @Test
        void isCheckedAgainWhereItWasOpenedToOthers() throws IOException {
            CacheFolder cache = open();
            cache.write(KEY, bytes("answer"));
            Files.delete(file());
            openToAll();
            cache.write(KEY, bytes("answer"));

            assertThat(file()).doesNotExist();
            assertThat(troubles).singleElement().asString().endsWith("v1 may be written to by other users");
        }

        private void makeOpenToAll() throws IOException {
            Files.createDirectories(file().resolveSibling(""));
            Files.createDirectory(folder.resolve("v1/packs"));
            openToAll();
        }

        private void openToAll() throws IOException {
            Files.setPosixFilePermissions(folder.resolve("v1"), PosixFilePermissions.fromString("rwxrwxrwx"));
        }

        private void assertNothingIsKept() throws IOException {
            assertThat(file()).doesNotExist();
            assertThat(folder.resolve("v1/packs")).isEmptyDirectory();
            assertThat(troubles).singleElement().asString().endsWith("v1 may be written to by other users");
        }

        @Test
        void ofAnotherUserIsRefused() throws IOException {
            Files.createDirectories(folder);
            try {
                Files.setAttribute(folder, "unix:uid", 65534);
            } catch (IOException | UnsupportedOperationException e) {
                assumeTrue(false, "needs the right to give a folder away: " + e);
            }

            assertThatThrownBy(CacheFolderTest.this::open)
                    .isInstanceOf(UnusableCacheException.class)
                    .hasMessageContaining("belongs to another user");
            Path link = Files.createSymbolicLink(parent.resolve("link"), folder);
            Path other = folder;
            folder = link;
            assertThatThrownBy(CacheFolderTest.this::open)
                    .isInstanceOfSatisfying(
                            UnusableCacheException.class,
                            e -> assertThat(e.folder()).isEqualTo(other));
        }

        @Test
        void mayBeReachedByALinkToOneOfOurs() throws IOException {
            Path real = Files.createDirectories(parent.resolve("real"));
            folder = Files.createSymbolicLink(parent.resolve("link"), real);
            open().write(KEY, bytes("answer"));

            assertThat(open().folder()).isEqualTo(real.toRealPath());
            assertThat(open().read(KEY)).isPresent();
        }

        @Test
        void doesNotGoElsewhereBelow() throws IOException {
            Files.createDirectories(folder);
            Files.createSymbolicLink(folder.resolve("v1"), parent);

            assertThatThrownBy(CacheFolderTest.this::open).hasMessageContaining("is a symbolic link");
        }

        @Test
        void thatIsAFileIsRefused() throws IOException {
            Files.createDirectories(parent.resolve("above"));
            Files.createFile(folder);

            assertThatThrownBy(CacheFolderTest.this::open)
                    .hasMessage("the cache folder " + folder + " is not a folder");
        }

        @Test
        void thatCannotBeMadeIsToldOnce() throws IOException {
            Files.createFile(parent.resolve("above"));
            CacheFolder cache = open();
            cache.write(KEY, bytes("answer"));
            cache.write(KEY, bytes("answer"));

            assertThat(cache.read(KEY)).isEmpty();
            assertThat(cache.salt()).hasSize(32).isEqualTo(cache.salt());
            assertThat(troubles).hasSize(1).first().asString().startsWith("answers are not kept in " + folder + ": ");
        }

        @Test
        void thatVanishedIsMadeAgain() throws IOException {
            CacheFolder cache = open();
            cache.write(KEY, bytes("answer"));
            deleteAll();

            assertThat(cache.read(KEY)).isEmpty();
            cache.write(KEY, bytes("again"));
            assertThat(cache.read(KEY)).isPresent();
            assertThat(permissions(folder)).isEqualTo("rwx------");
            assertThat(troubles).isEmpty();
        }

        @Test
        void thatVanishedIsNotTrustedAgainUnseen() throws IOException {
            CacheFolder cache = open();
            cache.write(KEY, bytes("answer"));
            deleteAll();
            Files.createDirectories(folder);
            Files.createSymbolicLink(folder.resolve("v1"), parent.resolve("nowhere"));
            cache.write(KEY, bytes("again"));

            assertThat(parent.resolve("nowhere")).doesNotExist();
            assertThat(troubles).hasSize(1);
        }

        private void deleteAll() throws IOException {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(path);
                }
            }
        }

        private String permissions(Path path) throws IOException {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        }
    }

    /** A clock that takes a file away, if it is there, when it is asked for the time. */
    private static final class Taking extends Clock {
        private final Path file;
        private final AtomicBoolean isTaken;

        Taking(Path file, AtomicBoolean isTaken) {
            this.file = file;
            this.isTaken = isTaken;
        }

        @Override
        public Instant instant() {
            try {
                isTaken.compareAndSet(false, Files.deleteIfExists(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return NOW;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Nested
    class Pruned {
        private static final int HEAD = 16;

        @Test
        void takesWhatWasUsedLongestAgo() throws IOException {
            CacheFolder cache = open();
            for (int i = 0; i < 10; i++) {
                keep(i, NOW.minus(Duration.ofDays(20 - i)));
            }
            assertThat(cache.contents())
                    .isEqualTo(new CacheContents(
                            10,
                            10 * (HEAD + 100),
                            0,
                            java.util.Optional.of(NOW.minus(Duration.ofDays(20))),
                            java.util.Optional.of(NOW.minus(Duration.ofDays(11)))));
            cache.read(Keys.key(0));

            assertThat(cache.prune(3 * (HEAD + 100) + 5)).isEqualTo(new CacheRemoval(7, 7 * (HEAD + 100)));
            assertThat(there()).containsExactly(0, 8, 9);
        }

        @Test
        void countsAUseOnceADay() throws IOException {
            keep(1, NOW.minus(Duration.ofHours(23)));
            open().read(KEY);
            assertThat(used()).isEqualTo(NOW.minus(Duration.ofHours(23)));

            openAt(NOW.plus(Duration.ofHours(2))).read(KEY);
            assertThat(used()).isEqualTo(NOW.plus(Duration.ofHours(2)));
        }

        @Test
        void leavesWhatWritersAreAt() throws IOException {
            keep(1, NOW);
            Path fresh = aside("a", NOW.minus(Duration.ofMinutes(50)));
            Path old = aside("b", NOW.minus(Duration.ofMinutes(70)));
            assertThat(open().contents().abandoned()).isEqualTo(2);

            open().prune(Long.MAX_VALUE);
            assertThat(fresh).exists();
            assertThat(old).doesNotExist();

            assertThat(open().clear()).isEqualTo(new CacheRemoval(1, HEAD + 100));
            assertThat(fresh).doesNotExist();
        }

        @Test
        void takesAnswersOfWhichAllBytesWereLost() throws IOException {
            keep(1, NOW);
            Files.write(file(), new byte[0]);

            assertThat(open().clear()).isEqualTo(new CacheRemoval(1, 0));
            assertThat(file()).doesNotExist();
        }

        @Test
        void touchesNothingThatIsNotOurs() throws IOException {
            keep(1, NOW);
            List<Path> others = List.of(
                    folder.resolve("notes.tmp"),
                    folder.resolve("v1/notes"),
                    folder.resolve("v1/salt"),
                    file().resolveSibling("notes"),
                    folder.resolve("v2"));
            for (Path other : others) {
                Files.writeString(other, "mine");
            }
            open().clear();

            assertThat(others).allSatisfy(other -> assertThat(other).exists());
            assertThat(file()).doesNotExist();
        }

        @Test
        void isNoTroubleWhereAnotherTakesTheMarkAway() {
            AtomicBoolean isTaken = new AtomicBoolean();
            CacheFolder cache = CacheFolder.builder(folder, new Taking(folder.resolve("v1/pruned"), isTaken))
                    .onTrouble(troubles::add)
                    .open();
            cache.write(KEY, new byte[1]);

            assertThat(isTaken).isTrue();
            assertThat(troubles).isEmpty();
            assertThat(cache.read(KEY)).isPresent();
        }

        @Test
        void happensByItselfWhenTheLimitIsExceeded() {
            CacheFolder cache = CacheFolder.builder(folder, Clock.systemUTC())
                    .mostBytes(1_000_000)
                    .open();
            for (int i = 0; i < 100; i++) {
                cache.write(Keys.key(i), new byte[50_000]);
            }

            assertThat(bytes(cache)).isLessThanOrEqualTo(1_000_000 + 1_000_000 / 16 + 50_016);
            assertThat(cache.read(Keys.key(99))).isPresent();
        }

        @Test
        void happensByItselfWhenThereAreTooManySmallFilesAndLetsPacksBe() throws IOException {
            CacheFolder cache = CacheFolder.builder(folder, Clock.systemUTC())
                    .mostFiles(100)
                    .open();
            cache.write(Keys.key(5000), Keys.key(5001), new byte[50]);
            for (int i = 0; i < 1000; i++) {
                cache.write(Keys.key(i), new byte[50]);
            }

            assertThat(cache.contents().answers()).isBetween(1 + 80L, 1 + 100L + 100 / 16 + 1);
            assertThat(cache.read(Keys.key(999))).isPresent();
            assertThat(cache.read(Keys.key(5000), Keys.key(5001))).isPresent();
        }

        /**
         * As of absences of any number of names that somebody asks for, all within the day in which uses count once.
         */
        @Test
        void takesSmallFilesFirstWhereFilesAreTooMany() throws IOException {
            CacheFolder cache = CacheFolder.builder(folder, Clock.systemUTC())
                    .mostFiles(100)
                    .open();
            for (int i = 0; i < 50; i++) {
                cache.write(Keys.key(i), new byte[5000]);
            }
            for (int i = 50; i < 400; i++) {
                cache.write(Keys.key(i), new byte[50]);
            }

            assertThat(IntStream.range(0, 50))
                    .allMatch(i -> cache.read(Keys.key(i)).isPresent());
            assertThat(cache.read(Keys.key(399))).isPresent();
            assertThat(cache.contents().answers()).isLessThanOrEqualTo(100 + 100 / 16 + 1);
        }

        @Test
        void takesLargeFilesToo() throws IOException {
            CacheFolder cache = CacheFolder.builder(folder, Clock.systemUTC())
                    .mostFiles(100)
                    .open();
            for (int i = 0; i < 400; i++) {
                cache.write(Keys.key(i), new byte[5000]);
            }

            assertThat(cache.read(Keys.key(399))).isPresent();
            assertThat(cache.contents().answers()).isBetween(80L, 100L + 100 / 16 + 1);
        }

        @Test
        void isNotLookedAfterMoreOftenForAnswersThatMakeNoFiles() throws IOException {
            CacheFolder cache = CacheFolder.builder(folder, Clock.systemUTC())
                    .mostFiles(100)
                    .open();
            cache.write(KEY, new byte[50]);
            Files.delete(folder.resolve("v1/pruned"));
            for (int i = 0; i < 50; i++) {
                cache.write(Keys.key(5000), Keys.key(i), new byte[50]);
            }

            assertThat(folder.resolve("v1/pruned")).doesNotExist();
        }

        @Test
        void happensInTheFirstWriteOfARunAnHourLater() throws IOException {
            for (int i = 0; i < 10; i++) {
                keep(i, NOW.minus(Duration.ofDays(10 - i)));
            }
            CacheFolder cache = CacheFolder.builder(folder, Clock.fixed(NOW, ZoneOffset.UTC))
                    .mostBytes(5 * (HEAD + 100))
                    .open();
            Files.deleteIfExists(folder.resolve("v1/pruned"));
            cache.write(Keys.key(10), new byte[100]);

            assertThat(bytes(cache)).isEqualTo(4 * (HEAD + 100));
        }

        private static long bytes(CacheFolder cache) {
            try {
                return cache.contents().bytes();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private Instant used() throws IOException {
            return Files.getLastModifiedTime(file()).toInstant();
        }

        private void keep(int number, Instant used) throws IOException {
            String key = Keys.key(number);
            CacheFolder cache = open();
            cache.write(key, new byte[100]);
            Path file = folder.resolve("v1/" + key.substring(0, 2) + "/" + key.substring(2));
            Files.setLastModifiedTime(file, FileTime.from(used));
        }

        private Path aside(String end, Instant time) throws IOException {
            Path aside = file().resolveSibling(file().getFileName() + "." + end + ".tmp");
            Files.writeString(aside, "half");
            return Files.setLastModifiedTime(aside, FileTime.from(time));
        }

        private List<Integer> there() {
            List<Integer> there = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                if (open().read(Keys.key(i)).isPresent()) {
                    there.add(i);
                }
            }
            return there;
        }
    }
}

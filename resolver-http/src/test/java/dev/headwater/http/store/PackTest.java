// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are kept together, in a directory and a file of answers. */
class PackTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final String PACK = Keys.key(-1);
    private static final String OTHER = Keys.key(-2);
    private static final int FEW = 5;

    @TempDir
    private Path parent;

    private final List<String> troubles = new ArrayList<>();

    private Path folder() {
        return parent.resolve("cache");
    }

    private Path packs() {
        return folder().resolve("v1/packs");
    }

    private CacheFolder open() {
        return openAt(NOW);
    }

    private CacheFolder openAt(Instant now) {
        return CacheFolder.builder(folder(), Clock.fixed(now, ZoneOffset.UTC))
                .onTrouble(troubles::add)
                .open();
    }

    private static byte[] answer(int number) {
        return ("answer " + number).getBytes(StandardCharsets.UTF_8);
    }

    private void keepFew() {
        CacheFolder cache = open();
        IntStream.range(0, FEW).forEach(i -> cache.write(PACK, Keys.key(i), answer(i)));
        cache.release();
    }

    /** {@return the numbers of those that are there; each is what was written, or not there} */
    private List<Integer> there(CacheFolder cache) {
        List<Integer> there = new ArrayList<>();
        for (int i = 0; i < FEW; i++) {
            Optional<byte[]> answer = cache.read(PACK, Keys.key(i));
            if (answer.isPresent()) {
                assertThat(answer.get()).isEqualTo(answer(i));
                there.add(i);
            }
        }
        return there;
    }

    private Path directory() {
        return packs().resolve(PACK);
    }

    private Path answers() throws IOException {
        try (Stream<Path> files = Files.list(packs())) {
            return files.filter(file -> file.getFileName().toString().startsWith(PACK + "."))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(packs())) {
            return files.sorted().toList();
        }
    }

    /** {@return the files of this test's packs that are open, once for each time} */
    private List<Path> openPackFiles() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        assumeTrue(Files.isDirectory(descriptors));
        List<Path> open = new ArrayList<>();
        try (Stream<Path> all = Files.list(descriptors)) {
            for (Path descriptor : all.toList()) {
                try {
                    open.add(Files.readSymbolicLink(descriptor));
                } catch (NoSuchFileException e) {
                    // Closed meanwhile.
                }
            }
        }
        open.removeIf(file -> !file.startsWith(packs().toAbsolutePath()));
        return open;
    }

    @Nested
    class Answers {
        @Test
        void areThereInTheNextRunInTwoFiles() throws IOException {
            keepFew();

            assertThat(there(open())).containsExactly(0, 1, 2, 3, 4);
            assertThat(open().read(PACK, Keys.key(9))).isEmpty();
            assertThat(open().read(Keys.key(1))).as("without a pack").isEmpty();
            assertThat(files()).hasSize(2);
            assertThat(troubles).isEmpty();
        }

        @Test
        void areReplaced() {
            CacheFolder cache = open();
            cache.write(PACK, Keys.key(1), answer(7));
            cache.write(PACK, Keys.key(1), new byte[0]);
            cache.write(PACK, Keys.key(1), answer(1));

            assertThat(there(cache)).containsExactly(1);
            assertThat(there(open())).containsExactly(1);
        }

        @Test
        void ofOtherProcessesAreSeenOnceTheyAreThere() {
            CacheFolder reader = open();
            assertThat(there(reader)).isEmpty();
            open().write(PACK, Keys.key(1), answer(1));
            assertThat(there(reader)).containsExactly(1);
            open().write(PACK, Keys.key(2), answer(2));
            assertThat(there(reader)).containsExactly(1, 2);
        }

        @Test
        void areFoundAmongThousands() {
            CacheFolder cache = open();
            IntStream.range(0, 3000).forEach(i -> cache.write(PACK, Keys.key(i), answer(i)));

            CacheFolder next = open();
            for (int i = 0; i < 3000; i++) {
                assertThat(next.read(PACK, Keys.key(i)).orElseThrow()).isEqualTo(answer(i));
            }
        }

        @Test
        void largerThanAPieceComeBackWhole() {
            byte[] large = new byte[300_000];
            Arrays.fill(large, (byte) 7);
            open().write(PACK, Keys.key(1), large);

            assertThat(open().read(PACK, Keys.key(1)).orElseThrow()).isEqualTo(large);
        }

        @Test
        void haveNamesThatCannotLeadElsewhere() {
            for (String name : List.of("", "../" + PACK.substring(3), PACK + "0")) {
                assertThatThrownBy(() -> open().read(name, Keys.key(1))).isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> open().write(PACK, name, new byte[0]))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }

        @Test
        void surviveAThreadThatIsInterrupted() {
            keepFew();
            CacheFolder cache = open();
            assertThat(there(cache)).hasSize(FEW);
            Thread.currentThread().interrupt();
            cache.read(PACK, Keys.key(1));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(there(cache)).hasSize(FEW);
        }
    }

    @Nested
    class OneLogin {
        @Test
        void hasNothingOfAnother() {
            keepFew();

            for (int i = 0; i < FEW; i++) {
                assertThat(open().read(OTHER, Keys.key(i))).isEmpty();
            }
        }

        @Test
        void hasNothingOfAnotherWhoseFilesGotUnderItsName() throws IOException {
            keepFew();
            Files.copy(directory(), packs().resolve(OTHER));
            Files.copy(
                    answers(),
                    packs().resolve(answers().getFileName().toString().replace(PACK, OTHER)));

            for (int i = 0; i < FEW; i++) {
                assertThat(open().read(OTHER, Keys.key(i))).isEmpty();
            }
        }

        @Test
        void hasFilesThatNobodyElseReads() throws IOException {
            keepFew();

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(packs())))
                    .isEqualTo("rwx------");
            for (Path file : files()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Nested
    class Damage {
        @Test
        void toAnAnswerLosesThatAlone() throws IOException {
            keepFew();
            byte[] whole = Files.readAllBytes(answers());
            for (int bit = 0; bit < whole.length * 8; bit++) {
                Files.write(answers(), flipped(whole, bit));
                assertThat(there(open())).as("bit %d", bit).hasSize(FEW - 1);
            }
            assertThat(troubles).hasSize(whole.length * 8);
        }

        @Test
        void toAnEntryLosesThatAlone() throws IOException {
            keepFew();
            byte[] whole = Files.readAllBytes(directory());
            for (int bit = PackHead.LENGTH * 8; bit < whole.length * 8; bit++) {
                Files.write(directory(), flipped(whole, bit));
                assertThat(there(open())).as("bit %d", bit).hasSize(FEW - 1);
            }
        }

        @Test
        void toTheHeadIsSaidAndMakesRoom() throws IOException {
            keepFew();
            byte[] whole = Files.readAllBytes(directory());
            for (int bit = 0; bit < PackHead.LENGTH * 8; bit++) {
                Files.write(directory(), flipped(whole, bit));
                troubles.clear();
                CacheFolder cache = open();
                assertThat(there(cache)).as("bit %d", bit).isEmpty();
                assertThat(troubles).singleElement().asString().startsWith("kept answers are passed over: ");
            }
            Files.write(directory(), flipped(whole, 0));
            open().write(PACK, Keys.key(1), answer(1));
            assertThat(there(open())).containsExactly(1);
        }

        @Test
        void fromAMachineOfAnotherByteOrderIsPassedOver() throws IOException {
            keepFew();
            byte[] whole = Files.readAllBytes(directory());
            ByteBuffer swapped = ByteBuffer.allocate(whole.length);
            for (int i = 0; i + 4 <= whole.length; i += 4) {
                swapped.putInt(Integer.reverseBytes(ByteBuffer.wrap(whole).getInt(i)));
            }
            Files.write(directory(), swapped.array());

            assertThat(there(open())).isEmpty();
            assertThat(troubles).containsExactly("kept answers are passed over: " + directory() + " is damaged");
        }

        @Test
        void byACutLosesWhatWasBehindIt() throws IOException {
            for (Path file : List.of(directoryOfFew(), answers())) {
                byte[] whole = Files.readAllBytes(file);
                for (int length = 0; length < whole.length; length++) {
                    Files.write(file, Arrays.copyOf(whole, length));
                    List<Integer> first = there(open());
                    assertThat(first)
                            .isEqualTo(IntStream.range(0, first.size()).boxed().toList());
                    assertThat(first).hasSizeLessThan(FEW);
                    Files.write(file, Arrays.copyOf(Arrays.copyOf(whole, length), whole.length));
                    assertThat(there(open())).as("zeros from %d", length).hasSizeLessThanOrEqualTo(FEW - 1);
                }
                Files.write(file, whole);
            }
            assertThat(there(open())).hasSize(FEW);
        }

        @Test
        void isMendedByWritingWhateverWasCut() throws IOException {
            for (Path file : List.of(directoryOfFew(), answers())) {
                byte[] whole = Files.readAllBytes(file);
                for (int length = whole.length - 70; length < whole.length; length++) {
                    Files.write(file, Arrays.copyOf(whole, Math.max(0, length)));
                    keepFew();
                    assertThat(there(open())).as("length %d", length).hasSize(FEW);
                }
            }
        }

        @Test
        void byACutWhileItIsReadIsNoFault() throws IOException {
            keepFew();
            CacheFolder reader = open();
            assertThat(there(reader)).hasSize(FEW);
            cut(answers(), answer(0).length + 3);
            assertThat(there(reader)).containsExactly(0);
            cut(directory(), PackHead.LENGTH + PackDirectory.ENTRY);
            reader.read(PACK, Keys.key(99));
            assertThat(there(reader)).containsExactly(0);
            assertThat(troubles).hasSize(1);

            IntStream.range(0, FEW).forEach(i -> reader.write(PACK, Keys.key(i), answer(i)));
            assertThat(there(reader)).hasSize(FEW);
            assertThat(there(open())).hasSize(FEW);
        }

        @Test
        void byACutLeavesNothingBehindWhenAllIsCleared() throws IOException {
            keepFew();
            byte[] salt = open().salt();
            Path later = folder().resolve(Path.of(
                    "v1", Keys.key(50).substring(0, 2), Keys.key(50).substring(2)));
            open().write(Keys.key(50), new byte[0]);
            Files.setLastModifiedTime(later, FileTime.from(NOW.plus(Duration.ofDays(1))));
            cut(answers(), 0);
            CacheContents contents = open().contents();
            assertThat(contents.answers()).as("as can be read").isEqualTo(1);

            assertThat(open().clear()).isEqualTo(new CacheRemoval(1, contents.bytes()));
            assertThat(files()).isEmpty();
            assertThat(later).doesNotExist();
            assertThat(open().salt()).isEqualTo(salt);
        }

        @Test
        void byACutIsPrunedAndTheRestStays() throws IOException {
            keepFew();
            cut(answers(), 2L * answer(0).length);

            assertThat(open().prune(Long.MAX_VALUE)).isEqualTo(new CacheRemoval(0, 3L * PackDirectory.ENTRY));
            assertThat(there(open())).containsExactly(0, 1);
            assertThat(open().prune(PackHead.LENGTH + PackDirectory.ENTRY + answer(0).length)
                            .answers())
                    .isEqualTo(1);
            assertThat(there(open())).hasSize(1);
        }

        @Test
        void byOneWhoWasKilledLosesNothingOfOthers() throws IOException {
            keepFew();
            byte[] entry = Files.readAllBytes(directory());
            Files.write(answers(), new byte[11], StandardOpenOption.APPEND);
            Files.write(directory(), Arrays.copyOfRange(entry, 16, 50), StandardOpenOption.APPEND);
            open().write(PACK, Keys.key(4), answer(9));
            open().write(PACK, Keys.key(4), answer(4));

            assertThat(there(open())).hasSize(FEW);
        }

        @Test
        void isAlsoThatTheAnswersAreGone() throws IOException {
            keepFew();
            Files.delete(answers());
            assertThat(there(open())).isEmpty();
            assertThat(troubles).containsExactly("kept answers are passed over: " + directory() + " is damaged");

            open().write(PACK, Keys.key(1), answer(1));
            assertThat(there(open())).containsExactly(1);
        }

        @Test
        void toTheLengthLeavesNoFileOpen() throws IOException {
            keepFew();
            try (FileChannel channel = FileChannel.open(directory(), StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.allocate(1), SealedFile.MOST_BYTES);
            }

            assertThat(there(open())).isEmpty();
            assertThat(troubles).containsExactly("kept answers are passed over: " + directory() + " is damaged");
            assertThat(openPackFiles()).isEmpty();
        }

        private Path directoryOfFew() {
            keepFew();
            return directory();
        }

        private void cut(Path file, long length) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(length);
            }
        }

        private byte[] flipped(byte[] whole, int bit) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            return damaged;
        }
    }

    @Nested
    class ALaterVersion {
        @Test
        void isSaidOnceAndLetAlone() throws IOException {
            keepFew();
            byte[] later = Files.readAllBytes(directory());
            later[3]++;
            Files.write(directory(), later);
            Files.setLastModifiedTime(answers(), FileTime.from(NOW.minus(Duration.ofDays(9))));
            CacheFolder cache = open();
            assertThat(there(cache)).isEmpty();
            cache.write(PACK, Keys.key(1), answer(1));
            cache.prune(0);

            assertThat(there(cache)).isEmpty();
            assertThat(Files.readAllBytes(directory())).isEqualTo(later);
            assertThat(answers()).exists();
            assertThat(troubles)
                    .containsExactly("kept answers are passed over: " + directory() + " is of a later version");
            cache.clear();
            assertThat(files()).isEmpty();
        }
    }

    @Nested
    class Pruned {
        @Test
        void takesWhatWasUsedLongestAgo() throws IOException {
            keepOnDifferentDays();
            CacheContents contents = open().contents();
            assertThat(contents.answers()).isEqualTo(FEW);
            assertThat(contents.leastRecentUse()).contains(NOW.minus(Duration.ofDays(FEW)));
            assertThat(contents.mostRecentUse()).contains(NOW.minus(Duration.ofDays(1)));
            open().read(PACK, Keys.key(0));

            CacheRemoval removal = open().prune(3 * (PackDirectory.ENTRY + 8) + PackHead.LENGTH);

            assertThat(removal.answers()).isEqualTo(2);
            assertThat(open().contents().bytes())
                    .isEqualTo(contents.bytes() + PackDirectory.ENTRY - removal.bytes())
                    .isEqualTo(3 * (PackDirectory.ENTRY + 8) + PackHead.LENGTH);
            assertThat(there(open())).containsExactly(0, 3, 4);
            assertThat(files()).hasSize(2);
        }

        @Test
        void countsAUseOnceADay() throws IOException {
            keepFew();
            long before = Files.size(directory());
            there(openAt(NOW.plus(Duration.ofHours(23))));
            assertThat(Files.size(directory())).isEqualTo(before);

            there(openAt(NOW.plus(Duration.ofHours(25))));
            there(openAt(NOW.plus(Duration.ofHours(26))));
            assertThat(Files.size(directory())).isEqualTo(before + FEW * PackDirectory.ENTRY);
        }

        @Test
        void leavesReadersTheirsAndWritersFindTheNext() throws IOException {
            keepFew();
            CacheFolder reader = open();
            assertThat(there(reader)).hasSize(FEW);
            open().prune(2 * (PackDirectory.ENTRY + 8) + PackHead.LENGTH);

            assertThat(there(reader)).as("as it was").hasSize(FEW);
            reader.write(PACK, Keys.key(0), answer(0));
            assertThat(there(reader)).as("as it is").containsExactly(0, 3, 4);
            assertThat(there(open())).containsExactly(0, 3, 4);
        }

        @Test
        void isFoundOutByReadersAfterAWhile() throws IOException {
            keepFew();
            Instant[] now = {NOW};
            CacheFolder reader = CacheFolder.builder(folder(), new Ticking(now)).open();
            assertThat(there(reader)).hasSize(FEW);
            open().prune(2 * (PackDirectory.ENTRY + 8) + PackHead.LENGTH);

            assertThat(there(reader)).as("as it was").hasSize(FEW);
            now[0] = NOW.plusSeconds(61);
            assertThat(there(reader)).as("as it is").containsExactly(3, 4);
        }

        @Test
        void takesWhatWasReplacedOrDamaged() throws IOException {
            keepFew();
            for (int i = 0; i < 20; i++) {
                keepFew();
            }
            long before = open().contents().bytes();
            assertThat(open().contents().answers()).isEqualTo(FEW);

            long counting = FEW * (PackDirectory.ENTRY + 8) + PackHead.LENGTH;
            assertThat(open().prune(Long.MAX_VALUE)).isEqualTo(new CacheRemoval(0, before - counting));
            assertThat(there(open())).hasSize(FEW);
            assertThat(open().prune(Long.MAX_VALUE)).isEqualTo(new CacheRemoval(0, 0));
            assertThat(troubles).isEmpty();
        }

        @Test
        void leavesAnAnswerWhoseEntryIsStillToCome() throws IOException {
            keepFew();
            byte[] large = new byte[10_000];
            try (FileChannel answers = FileChannel.open(answers(), StandardOpenOption.APPEND);
                    FileChannel entries = FileChannel.open(directory(), StandardOpenOption.APPEND)) {
                long position = answers.size();
                answers.write(ByteBuffer.wrap(large));
                open().write(PACK, Keys.key(6), answer(6));
                writtenAt(NOW.minus(Duration.ofMinutes(59)));
                assertThat(open().prune(Long.MAX_VALUE)).isEqualTo(new CacheRemoval(0, 0));
                byte[] key = PackDirectory.key(Keys.key(7));
                entries.write(PackDirectory.entry(key, checksum(key, large), position, large.length, NOW));
            }

            assertThat(open().read(PACK, Keys.key(7)).orElseThrow()).isEqualTo(large);
            assertThat(open().read(PACK, Keys.key(6)).orElseThrow()).isEqualTo(answer(6));
        }

        @Test
        void takesAnAnswerWhoseEntryNeverCame() throws IOException {
            keepFew();
            byte[] large = new byte[10_000];
            Files.write(answers(), large, StandardOpenOption.APPEND);
            open().write(PACK, Keys.key(6), answer(6));
            writtenAt(NOW.minus(Duration.ofMinutes(61)));

            assertThat(open().prune(Long.MAX_VALUE)).isEqualTo(new CacheRemoval(0, large.length));
            assertThat(there(open())).hasSize(FEW);
            assertThat(open().read(PACK, Keys.key(6))).isPresent();
        }

        private void writtenAt(Instant time) throws IOException {
            Files.setLastModifiedTime(answers(), FileTime.from(time));
            Files.setLastModifiedTime(directory(), FileTime.from(time));
        }

        private int checksum(byte[] key, byte[] answer) {
            CRC32C checksum = new CRC32C();
            checksum.update(PACK.getBytes(StandardCharsets.US_ASCII));
            checksum.update(key);
            checksum.update(answer);
            return (int) checksum.getValue();
        }

        @Test
        void takesFilesAndPackedAnswersByTheirAge() throws IOException {
            keepOnDifferentDays();
            open().write(Keys.key(50), new byte[100]);
            open().prune(200);

            assertThat(there(open())).containsExactly(4);
            assertThat(open().read(Keys.key(50))).isPresent();
        }

        @Test
        void sweepsWhatBelongsToNobody() throws IOException {
            keepFew();
            Path fresh = Files.write(packs().resolve(OTHER + ".0123456789abcdef"), new byte[9]);
            Path old = Files.write(packs().resolve(PACK + ".0123456789abcdef"), new byte[9]);
            Path damaged = Files.write(packs().resolve(Keys.key(-3)), new byte[9]);
            Path notes = Files.write(packs().resolve("notes"), new byte[9]);
            Files.setLastModifiedTime(fresh, FileTime.from(NOW));
            for (Path file : List.of(old, damaged, notes, answers(), directory())) {
                Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofHours(2))));
            }
            assertThat(open().contents().abandoned()).isEqualTo(3);
            open().prune(Long.MAX_VALUE);

            assertThat(there(open())).hasSize(FEW);
            assertThat(List.of(fresh, notes))
                    .allSatisfy(file -> assertThat(file).exists());
            assertThat(List.of(old, damaged))
                    .allSatisfy(file -> assertThat(file).doesNotExist());
        }

        @Test
        void clearsAll() throws IOException {
            keepFew();
            CacheFolder reader = open();
            long bytes = open().contents().bytes();

            assertThat(reader.clear()).isEqualTo(new CacheRemoval(FEW, bytes));
            assertThat(files()).isEmpty();
            assertThat(there(reader)).isEmpty();
            reader.write(PACK, Keys.key(1), answer(1));
            assertThat(there(open())).containsExactly(1);
        }

        private void keepOnDifferentDays() {
            for (int i = 0; i < FEW; i++) {
                openAt(NOW.minus(Duration.ofDays(FEW - i))).write(PACK, Keys.key(i), answer(i));
            }
        }
    }

    /** A clock that says what another one sets. */
    private static final class Ticking extends Clock {
        private final Instant[] now;

        Ticking(Instant[] now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now[0];
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
    class TheFolder {
        @Test
        void thatVanishedIsMadeAgain() throws IOException {
            CacheFolder cache = open();
            cache.write(PACK, Keys.key(1), answer(1));
            Files.move(folder(), parent.resolve("elsewhere"), StandardCopyOption.ATOMIC_MOVE);
            cache.write(PACK, Keys.key(2), answer(2));

            assertThat(there(cache)).containsExactly(2);
            assertThat(troubles).isEmpty();
        }

        @Test
        void isNotMadeBySomebodyWhoOnlyLooks() {
            assertThat(there(open())).isEmpty();
            assertThat(folder()).doesNotExist();
        }

        @Test
        void hasFewFilesOpenHoweverManyPacksThereAre() throws IOException {
            Path descriptors = Path.of("/proc/self/fd");
            assumeTrue(Files.isDirectory(descriptors));
            CacheFolder cache = open();
            long before = count(descriptors);
            for (int i = 0; i < 100; i++) {
                cache.write(Keys.key(1000 + i), Keys.key(i), answer(i));
            }

            assertThat(count(descriptors) - before).isLessThan(100);
            for (int i = 0; i < 100; i++) {
                assertThat(cache.read(Keys.key(1000 + i), Keys.key(i))).isPresent();
            }
            cache.release();
            assertThat(count(descriptors)).isEqualTo(before);
            assertThat(cache.read(Keys.key(1000), Keys.key(0))).isPresent();
        }

        @Test
        void hasNoFileOpenForOneWhoStillHasAPackThatWasLetGo() throws IOException {
            keepFew();
            Packs packs = new Packs(new Layout(folder()), new Trouble(folder(), troubles::add));
            Pack pack = packs.of(PACK);
            assertThat(pack.read(Keys.key(1), NOW)).isPresent();
            assertThat(openPackFiles()).isNotEmpty();
            packs.close();
            assertThat(openPackFiles()).isEmpty();

            assertThat(pack.read(Keys.key(1), NOW)).isPresent();
            assertThat(openPackFiles()).as("after it was read").isEmpty();
            pack.write(Keys.key(9), answer(9), NOW);
            assertThat(openPackFiles()).as("after it was written to").isEmpty();
            assertThat(packs.of(PACK).read(Keys.key(9), NOW)).isPresent();
        }

        @Test
        void hasNoFileOpenForOneWhoStillHasAPackThatOthersTookThePlaceOf() throws IOException {
            keepFew();
            Packs packs = new Packs(new Layout(folder()), new Trouble(folder(), troubles::add));
            Pack pack = packs.of(PACK);
            IntStream.range(0, 16).forEach(i -> packs.of(Keys.key(1000 + i)));

            assertThat(pack.read(Keys.key(1), NOW)).isPresent();
            assertThat(openPackFiles()).isEmpty();
        }

        private long count(Path folder) throws IOException {
            try (Stream<Path> all = Files.list(folder)) {
                return all.count();
            }
        }
    }
}

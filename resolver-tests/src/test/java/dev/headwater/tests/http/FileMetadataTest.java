// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.http;

import static dev.headwater.tests.http.FileServer.asPart;
import static dev.headwater.tests.http.FileServer.inParts;
import static dev.headwater.tests.http.FileServer.status;
import static dev.headwater.tests.http.FileServer.whole;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.core.report.FaultText;
import dev.headwater.http.HttpIndexes;
import dev.headwater.http.store.CacheMode;
import dev.headwater.http.store.PageStore;
import dev.headwater.tests.store.MemoryStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Metadata of files as servers give them out, right and wrong: what is believed, and for how long it is kept. */
class FileMetadataTest {
    private static final String WHEEL = "/files/lib-1.0-py3-none-any.whl";
    private static final String ANNOUNCED = WHEEL + ".metadata";
    private static final String ERROR_PAGE = "<html>We are down for maintenance</html>";
    private static final String BLAKE2 = "00".repeat(64);

    private final FileServer server = new FileServer();
    private final HandClock clock = new HandClock();
    private final PageStore store = new MemoryStore();

    @AfterEach
    void close() {
        server.close();
    }

    private static byte[] text(String dependency) {
        return ("Metadata-Version: 2.1\nName: lib\nVersion: 1.0\nRequires-Dist: " + dependency + "\n").getBytes(UTF_8);
    }

    /** {@return a wheel; with that many bytes before its metadata that nothing can pack} */
    private static byte[] wheel(byte[] metadata, int padding) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_SPEED);
            byte[] noise = new byte[padding];
            new Random(1).nextBytes(noise);
            zip.putNextEntry(new ZipEntry("lib/data"));
            zip.write(noise);
            zip.putNextEntry(new ZipEntry("lib-1.0.dist-info/METADATA"));
            zip.write(metadata);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    /** {@return a wheel whose directory is longer than what is asked for at first} */
    private static byte[] wheelOfManyMembers(byte[] metadata) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("lib-1.0.dist-info/METADATA"));
            zip.write(metadata);
            for (int i = 0; i < 2000; i++) {
                zip.putNextEntry(new ZipEntry("lib/module" + i + ".py"));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static FileHashes sha256(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return hash("sha256", HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static FileHashes hash(String algorithm, String hex) {
        return FileHashes.of(List.of(new FileHash(algorithm, hex)));
    }

    private DistributionFile file(FileHashes hashes, Optional<FileHashes> announced) {
        return file(server.url(WHEEL), hashes, announced);
    }

    private static DistributionFile file(String url, FileHashes hashes, Optional<FileHashes> announced) {
        DistributionFile.Builder file = DistributionFile.builder(
                        ProjectName.parse("lib"), WHEEL.substring(WHEEL.lastIndexOf('/') + 1), url)
                .hashes(hashes);
        announced.ifPresent(file::metadata);
        return file.build();
    }

    private DistributionFile announced(FileHashes hashes) {
        return file(FileHashes.none(), Optional.of(hashes));
    }

    private DistributionFile unannounced(FileHashes hashes) {
        return file(hashes, Optional.empty());
    }

    /** {@return what a run of a program says, that shares nothing with others but the store} */
    private MetadataAnswer run(CacheMode mode, DistributionFile file) {
        IndexEntry entry = IndexEntry.builder(IndexId.parse("main"), server.url("/simple/"))
                .retries(0)
                .build();
        try (HttpIndexes indexes =
                HttpIndexes.builder().clock(clock).cache(store).mode(mode).build()) {
            return indexes.create(entry, IndexPolicy.builder().index(entry).build())
                    .orElseThrow()
                    .metadata(file)
                    .toCompletableFuture()
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();
        }
    }

    /** Two folders of one archive are two projects, also for the cache. */
    @Test
    void ofAnArchiveAtAUrlIsReadInTheFolderThatTheRequestNames() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String folder : List.of("", "one/", "two/")) {
                zip.putNextEntry(new ZipEntry("lib-1.0/" + folder + "PKG-INFO"));
                zip.write(new String(text("six" + folder.replace("/", "")), UTF_8)
                        .replace(": 2.1", ": 2.2")
                        .getBytes(UTF_8));
            }
        }
        String path = "/files/lib-1.0.zip";
        server.give(path, whole(bytes.toByteArray()));
        DistributionFile file = DistributionFile.builder(ProjectName.parse("lib"), "lib-1.0.zip", server.url(path))
                .build();
        IndexEntry entry =
                IndexEntry.builder(IndexId.parse("own"), server.url("/simple/")).build();
        for (int round = 0; round < 2; round++) {
            try (HttpIndexes indexes =
                    HttpIndexes.builder().clock(clock).cache(store).build()) {
                PackageIndex archives = indexes.archives(
                                IndexPolicy.builder().index(entry).build())
                        .orElseThrow();
                assertThat(requires(archives, file)).containsExactly("six");
                for (String folder : List.of("one", "two")) {
                    assertThat(requires(
                                    archives,
                                    file.toBuilder().subdirectory(folder).build()))
                            .containsExactly("six" + folder);
                }
            }
        }
    }

    private static List<String> requires(PackageIndex archives, DistributionFile file) {
        MetadataAnswer answer = archives.metadata(file)
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        return answer.found().orElseThrow().effective().requiresDist();
    }

    private MetadataAnswer run(DistributionFile file) {
        return run(CacheMode.NORMAL, file);
    }

    private static String dependency(MetadataAnswer answer) {
        assertThat(answer).isInstanceOf(MetadataAnswer.Found.class);
        String fields =
                new String(((MetadataAnswer.Found) answer).effective().fields().toBytes(), UTF_8);
        return fields.substring(fields.indexOf("Requires-Dist: ") + "Requires-Dist: ".length())
                .strip();
    }

    private static String unusable(MetadataAnswer answer) {
        assertThat(answer).isInstanceOf(MetadataAnswer.Unusable.class);
        MetadataAnswer.Unusable unusable = (MetadataAnswer.Unusable) answer;
        return unusable.cause() + ": " + unusable.detail();
    }

    private static String fault(MetadataAnswer answer) {
        assertThat(answer).isInstanceOf(MetadataAnswer.Unavailable.class);
        return FaultText.received(((MetadataAnswer.Unavailable) answer).fault());
    }

    @Nested
    class HeldAgainstAHash {
        @Test
        void isKeptForGood() {
            server.give(ANNOUNCED, whole(text("good")));
            DistributionFile file = announced(sha256(text("good")));
            assertThat(dependency(run(file))).isEqualTo("good");
            server.give(ANNOUNCED, whole(text("evil")));
            clock.move(Duration.ofDays(1000));
            assertThat(dependency(run(CacheMode.REFRESH, file))).isEqualTo("good");
            assertThat(dependency(run(CacheMode.OFFLINE, file))).isEqualTo("good");
            assertThat(server.asked()).containsExactly(ANNOUNCED);
        }

        @Test
        void isKeptForGoodWhereTheWholeWheelWasRead() {
            byte[] wheel = wheel(text("good"), 200_000);
            server.give(WHEEL, whole(wheel));
            DistributionFile file = unannounced(sha256(wheel));
            assertThat(dependency(run(file))).isEqualTo("good");
            clock.move(Duration.ofDays(1000));
            assertThat(dependency(run(CacheMode.REFRESH, file))).isEqualTo("good");
            assertThat(server.asked()).containsExactly(WHEEL + " bytes=-32768");
        }

        @Test
        void isKeptForGoodWhereTheEndOfTheWheelIsAllOfIt() {
            byte[] wheel = wheel(text("good"), 1000);
            server.give(WHEEL, inParts(wheel));
            DistributionFile file = unannounced(sha256(wheel));
            assertThat(dependency(run(file))).isEqualTo("good");
            assertThat(dependency(run(CacheMode.REFRESH, file))).isEqualTo("good");
            assertThat(server.asked()).containsExactly(WHEEL + " bytes=-32768");
        }

        @Test
        void isUnusableForGoodWhereItIsNoMetadata() {
            byte[] text = ERROR_PAGE.getBytes(UTF_8);
            server.give(ANNOUNCED, whole(text));
            DistributionFile file = announced(sha256(text));
            assertThat(run(file)).isInstanceOf(MetadataAnswer.Unusable.class);
            assertThat(run(CacheMode.OFFLINE, file)).isInstanceOf(MetadataAnswer.Unusable.class);
            assertThat(server.asked()).containsExactly(ANNOUNCED);
        }

        @Test
        void isUnavailableWhereItDiffers() {
            server.give(ANNOUNCED, whole(text("evil")));
            assertThat(fault(run(announced(sha256(text("good")))))).startsWith("a file with sha256 ");
        }
    }

    /** A source archive whose PKG-INFO is not reliable, with a pyproject.toml: kept unweighed, and read back so. */
    @Nested
    class SourceArchives {
        private static final String SDIST = "/files/lib-1.0.zip";

        private byte[] archive(String pyproject) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                zip.putNextEntry(new ZipEntry("lib-1.0/pyproject.toml"));
                zip.write(pyproject.getBytes(UTF_8));
                zip.putNextEntry(new ZipEntry("lib-1.0/PKG-INFO"));
                zip.write(text("old"));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return bytes.toByteArray();
        }

        private DistributionFile file(FileHashes hashes, Optional<FileHashes> announced) {
            DistributionFile.Builder file = DistributionFile.builder(
                            ProjectName.parse("lib"), SDIST.substring(SDIST.lastIndexOf('/') + 1), server.url(SDIST))
                    .hashes(hashes);
            announced.ifPresent(file::metadata);
            return file.build();
        }

        private void is(String pyproject, boolean verified, MetadataAnswer answer) {
            assertThat(answer).isInstanceOf(MetadataAnswer.SourceArchive.class);
            MetadataAnswer.SourceArchive archive = (MetadataAnswer.SourceArchive) answer;
            assertThat(archive.pyproject()).isEqualTo(pyproject);
            assertThat(archive.verified()).isEqualTo(verified);
            assertThat(archive.info().orElseThrow().requiresDist()).containsExactly("old");
            assertThat(archive.otherwise()).isInstanceOf(MetadataAnswer.Unusable.class);
        }

        @Test
        void areKeptWithoutPkgInfo() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                zip.putNextEntry(new ZipEntry("lib-1.0/pyproject.toml"));
                zip.write("[project]\nname = 'lib'\n".getBytes(UTF_8));
            }
            server.give(SDIST, whole(bytes.toByteArray()));
            DistributionFile file = file(sha256(bytes.toByteArray()), Optional.empty());
            MetadataAnswer first = run(file);

            assertThat(run(file)).isEqualTo(first);
            assertThat(first)
                    .isEqualTo(new MetadataAnswer.SourceArchive(
                            Optional.empty(),
                            new MetadataAnswer.Unusable(UnusableCause.NO_METADATA, "PKG-INFO"),
                            "[project]\nname = 'lib'\n",
                            true));
            assertThat(server.asked()).containsExactly(SDIST);
        }

        @Test
        void areKeptForGoodWhereTheyWereHeldAgainstAHash() {
            byte[] archive = archive("[project]\nname = 'lib \u00e9'\n");
            server.give(SDIST, whole(archive));
            DistributionFile file = file(sha256(archive), Optional.empty());
            is("[project]\nname = 'lib \u00e9'\n", true, run(file));
            clock.move(Duration.ofDays(1000));
            is("[project]\nname = 'lib \u00e9'\n", true, run(CacheMode.REFRESH, file));
            assertThat(server.asked()).containsExactly(SDIST);
        }

        @Test
        void areReadAnewWhereTheyWereNot() {
            server.give(SDIST, whole(archive("one")));
            DistributionFile file = file(FileHashes.none(), Optional.empty());
            is("one", false, run(file));
            server.give(SDIST, whole(archive("two")));
            is("one", false, run(CacheMode.OFFLINE, file));
            is("two", false, run(CacheMode.REFRESH, file));
        }

        @Test
        void areReadWhereAnnouncedMetadataIsNotReliable() {
            byte[] archive = archive("one");
            server.give(SDIST + ".metadata", whole(text("old")));
            server.give(SDIST, whole(archive));
            is("one", true, run(file(sha256(archive), Optional.of(sha256(text("old"))))));
            assertThat(server.asked()).containsExactly(SDIST + ".metadata", SDIST);
        }
    }

    @Nested
    class Origin {
        private MetadataOrigin origin(CacheMode mode, DistributionFile file) {
            return ((MetadataAnswer.Found) run(mode, file)).origin();
        }

        /** The second run has nothing but what is kept. */
        private void is(MetadataOrigin.Source source, boolean verified, DistributionFile file) {
            assertThat(origin(CacheMode.NORMAL, file)).isEqualTo(new MetadataOrigin(source, verified));
            assertThat(origin(CacheMode.OFFLINE, file)).isEqualTo(new MetadataOrigin(source, verified));
        }

        @Test
        void isTheAnnouncedFileVerifiedByItsOwnHash() {
            server.give(ANNOUNCED, whole(text("good")));
            is(MetadataOrigin.Source.ANNOUNCED, true, announced(sha256(text("good"))));
            is(MetadataOrigin.Source.ANNOUNCED, false, announced(FileHashes.none()));
            is(
                    MetadataOrigin.Source.ANNOUNCED,
                    false,
                    file(sha256(wheel(text("good"), 0)), Optional.of(FileHashes.none())));
        }

        @Test
        void isTheWheelVerifiedWhereItWasReadWhole() {
            byte[] wheel = wheel(text("good"), 200_000);
            server.give(WHEEL, whole(wheel));
            is(MetadataOrigin.Source.WHEEL, true, unannounced(sha256(wheel)));
            is(MetadataOrigin.Source.WHEEL, false, unannounced(FileHashes.none()));
        }

        @Test
        void isAPartOfTheWheelAndNotVerifiedThoughThePageHasItsHash() {
            byte[] wheel = wheel(text("good"), 200_000);
            server.give(WHEEL, inParts(wheel));
            is(MetadataOrigin.Source.PART_OF_WHEEL, false, unannounced(sha256(wheel)));
        }
    }

    /** What whole files hash to, where a request names hashes that the page does not list. */
    @Nested
    class Contents {
        private final byte[] wheel = wheel(text("good"), 200_000);

        private ContentAnswer read(CacheMode mode, DistributionFile file) {
            IndexEntry entry = IndexEntry.builder(IndexId.parse("main"), server.url("/simple/"))
                    .retries(0)
                    .build();
            try (HttpIndexes indexes =
                    HttpIndexes.builder().clock(clock).cache(store).mode(mode).build()) {
                return indexes.create(entry, IndexPolicy.builder().index(entry).build())
                        .orElseThrow()
                        .content(file, List.of("sha256", "blake2b"))
                        .toCompletableFuture()
                        .orTimeout(60, TimeUnit.SECONDS)
                        .join();
            }
        }

        private void is(byte[] bytes, String dependency, ContentAnswer answer) {
            assertThat(answer).isInstanceOf(ContentAnswer.Read.class);
            ContentAnswer.Read read = (ContentAnswer.Read) answer;
            assertThat(read.hashes()).isEqualTo(sha256(bytes));
            assertThat(dependency(read.metadata())).isEqualTo(dependency);
        }

        @Test
        void areFetchedWholeOnceAndKeptForADay() {
            server.give(WHEEL, inParts(wheel));
            DistributionFile file = unannounced(FileHashes.none());
            is(wheel, "good", read(CacheMode.NORMAL, file));
            byte[] other = wheel(text("new"), 200_000);
            server.give(WHEEL, inParts(other));
            is(wheel, "good", read(CacheMode.NORMAL, file));
            is(wheel, "good", read(CacheMode.OFFLINE, file));
            assertThat(server.asked()).containsExactly(WHEEL);
            clock.move(Duration.ofDays(1));
            is(other, "new", read(CacheMode.NORMAL, file));
            is(other, "new", read(CacheMode.OFFLINE, file));
        }

        @Test
        void areKeptForGoodWhereThePageHasAnotherStrongHash() throws NoSuchAlgorithmException {
            server.give(WHEEL, whole(wheel));
            String sha512 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-512").digest(wheel));
            DistributionFile file = unannounced(hash("sha512", sha512));
            is(wheel, "good", read(CacheMode.NORMAL, file));
            clock.move(Duration.ofDays(1000));
            is(wheel, "good", read(CacheMode.REFRESH, file));
            assertThat(server.asked()).containsExactly(WHEEL);
        }

        @Test
        void areUnavailableWhereTheyDifferFromWhatThePageListsOrAreNotThere() {
            server.give(WHEEL, whole(wheel));
            assertThat(read(CacheMode.NORMAL, unannounced(hash("md5", "00".repeat(16)))))
                    .isInstanceOf(ContentAnswer.Unavailable.class);
            for (int status : new int[] {403, 404, 500}) {
                server.give(WHEEL, status(status));
                assertThat(read(CacheMode.NORMAL, unannounced(FileHashes.none())))
                        .isInstanceOf(ContentAnswer.Unavailable.class);
            }
            assertThat(read(CacheMode.OFFLINE, unannounced(FileHashes.none())))
                    .isInstanceOf(ContentAnswer.Unavailable.class);
        }

        @Test
        void areNotReadWhereThePageSaysThatTheyAreTooLarge() {
            DistributionFile large = unannounced(FileHashes.none());
            DistributionFile file = large.toBuilder().size(1L << 40).build();
            assertThat(read(CacheMode.NORMAL, file)).isInstanceOf(ContentAnswer.Unreadable.class);
            assertThat(server.asked()).isEmpty();
        }

        @Test
        void areNotReadWhereTheyTurnOutToBeTooLarge() {
            long size = 3L << 30;
            server.give(WHEEL, exchange -> {
                exchange.sendResponseHeaders(200, size);
                exchange.getResponseBody().write(new byte[1 << 16]);
            });
            assertThat(read(CacheMode.NORMAL, unannounced(FileHashes.none())))
                    .isEqualTo(new ContentAnswer.Unreadable(
                            UnusableCause.TOO_LARGE,
                            "a body of 3221225472 bytes," + " more than the 2147483648 that are read"));
        }

        @Test
        void areNotMixedUpWithMetadata() {
            server.give(WHEEL, whole(wheel));
            DistributionFile file = unannounced(FileHashes.none());
            is(wheel, "good", read(CacheMode.NORMAL, file));
            assertThat(dependency(run(file))).isEqualTo("good");
            is(wheel, "good", read(CacheMode.OFFLINE, file));
            assertThat(dependency(run(CacheMode.OFFLINE, file))).isEqualTo("good");
        }
    }

    @Nested
    class HeldAgainstNone {
        private void changes(DistributionFile file, Runnable change) {
            assertThat(dependency(run(file))).isEqualTo("evil");
            change.run();
            assertThat(dependency(run(file))).as("soon").isEqualTo("evil");
            assertThat(dependency(run(CacheMode.OFFLINE, file))).as("offline").isEqualTo("evil");
            assertThat(dependency(run(CacheMode.REFRESH, file))).as("anew").isEqualTo("good");
            assertThat(dependency(run(CacheMode.OFFLINE, file))).as("kept").isEqualTo("good");
        }

        @Test
        void isReadAnewByWhoWantsAllAnew() {
            server.give(ANNOUNCED, whole(text("evil")));
            changes(announced(FileHashes.none()), () -> server.give(ANNOUNCED, whole(text("good"))));
        }

        @Test
        void isReadAnewThoughTheWheelHasAHashOfWhichAPartWasRead() {
            byte[] wheel = wheel(text("good"), 200_000);
            server.give(WHEEL, inParts(wheel(text("evil"), 200_000)));
            changes(unannounced(sha256(wheel)), () -> server.give(WHEEL, inParts(wheel)));
        }

        @Test
        void isNotKeptWhereThatIsSaidOfOnePart() {
            byte[] wheel = wheelOfManyMembers(text("evil"));
            server.give(WHEEL, exchange -> {
                if (exchange.getRequestHeaders().getFirst("Range").startsWith("bytes=-")) {
                    exchange.getResponseHeaders().set("Cache-Control", "no-store");
                }
                inParts(wheel).give(exchange);
            });
            DistributionFile file = unannounced(FileHashes.none());
            assertThat(dependency(run(file))).isEqualTo("evil");

            server.give(WHEEL, inParts(wheelOfManyMembers(text("good"))));

            assertThat(dependency(run(file))).isEqualTo("good");
        }

        @Test
        void isKeptThoughThatIsSaidOfWhatIsNotThere() {
            byte[] wheel = wheelOfManyMembers(text("evil"));
            server.give(ANNOUNCED, exchange -> {
                exchange.getResponseHeaders().set("Cache-Control", "no-store");
                status(404).give(exchange);
            });
            server.give(WHEEL, inParts(wheel));
            changes(announced(FileHashes.none()), () -> server.give(WHEEL, inParts(wheelOfManyMembers(text("good")))));
        }

        @Test
        void isReadAnewThoughTheWheelHasAHash() {
            server.give(ANNOUNCED, whole(text("evil")));
            changes(
                    file(sha256(wheel(text("good"), 0)), Optional.of(FileHashes.none())),
                    () -> server.give(ANNOUNCED, whole(text("good"))));
        }

        @ParameterizedTest
        @ValueSource(strings = {"blake2b", "md5"})
        void isReadAnewThoughThereIsAHashThatIsWeakOrUnknownToJava(String algorithm) throws NoSuchAlgorithmException {
            String md5 =
                    HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text("evil")));
            FileHashes hashes = hash(algorithm, algorithm.equals("md5") ? md5 : BLAKE2);
            server.give(ANNOUNCED, whole(text("evil")));
            DistributionFile file = announced(hashes);
            assertThat(dependency(run(file))).isEqualTo("evil");
            assertThat(dependency(run(CacheMode.REFRESH, file))).isEqualTo("evil");
            assertThat(server.asked()).hasSize(2);
        }

        @Test
        void isReadAnewAfterADay() {
            server.give(ANNOUNCED, whole(text("evil")));
            DistributionFile file = announced(FileHashes.none());
            assertThat(dependency(run(file))).isEqualTo("evil");
            server.give(ANNOUNCED, whole(text("good")));
            clock.move(Duration.ofHours(23));
            assertThat(dependency(run(file))).isEqualTo("evil");
            clock.move(Duration.ofHours(1));
            assertThat(dependency(run(file))).isEqualTo("good");
        }

        @Test
        void isThereOfflineHoweverOld() {
            server.give(WHEEL, inParts(wheel(text("good"), 200_000)));
            DistributionFile file = unannounced(FileHashes.none());
            assertThat(dependency(run(file))).isEqualTo("good");
            clock.move(Duration.ofDays(1000));
            assertThat(dependency(run(CacheMode.OFFLINE, file))).isEqualTo("good");
        }

        @Test
        void isNotKeptWhereItCannotBeUsed() {
            server.give(WHEEL, inParts(wheel(ERROR_PAGE.getBytes(UTF_8), 200_000)));
            DistributionFile file = unannounced(FileHashes.none());
            assertThat(run(file)).isInstanceOf(MetadataAnswer.Unusable.class);
            server.give(WHEEL, inParts(wheel(text("good"), 200_000)));
            assertThat(dependency(run(file))).isEqualTo("good");
        }
    }

    /** As within a wheel: it loses that file, and not the resolution. */
    @Nested
    class AnnouncedBeyondTheBound {
        private final byte[] large = Arrays.copyOf(text("good"), 17 << 20);

        private void isUnusable(FileServer.Giver giver) {
            server.give(ANNOUNCED, giver);
            server.give(WHEEL, whole(wheel(text("good"), 0)));
            for (FileHashes hashes : List.of(sha256(large), FileHashes.none())) {
                assertThat(unusable(run(announced(hashes)))).startsWith("METADATA_TOO_LARGE: ");
            }
            assertThat(server.asked()).containsExactly(ANNOUNCED, ANNOUNCED);
        }

        @Test
        void isUnusableWhereItsLengthSaysSo() {
            isUnusable(whole(large));
        }

        @Test
        void isUnusableWhereItDoesNotEnd() {
            isUnusable(exchange -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(large);
            });
        }

        @Test
        void isUnusableWhereItUnpacksToMore() throws IOException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(large);
            }
            isUnusable(exchange -> {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                whole(packed.toByteArray()).give(exchange);
            });
        }
    }

    @Nested
    class AnnouncedWithoutAHash {
        @ParameterizedTest
        @ValueSource(strings = {"", ERROR_PAGE, "Metadata-Version: 2.1\nVersion: 1.0\n"})
        void isNotThereWhereItIsNoMetadata(String text) {
            server.give(ANNOUNCED, whole(text.getBytes(UTF_8)));
            server.give(WHEEL, inParts(wheel(text("good"), 200_000)));
            assertThat(dependency(run(announced(FileHashes.none())))).isEqualTo("good");
            assertThat(server.asked()).containsExactly(ANNOUNCED, WHEEL + " bytes=-32768");
        }

        @Test
        void isNotThereWhereItMayHaveBrokenOff() throws IOException {
            byte[] wheel = wheel(text("good"), 1000);
            try (RawServer raw = RawServer.holding((socket, connection) -> {
                boolean announced = RawServer.head(socket).contains(".metadata ");
                String head = announced ? "HTTP/1.0 200 OK" : "HTTP/1.1 200 OK\r\nContent-Length: " + wheel.length;
                socket.getOutputStream().write((head + "\r\n\r\n").getBytes(UTF_8));
                socket.getOutputStream()
                        .write(announced ? "Metadata-Version: 2.1\nName: lib\nVersion: 1.0\n".getBytes(UTF_8) : wheel);
            })) {
                DistributionFile file = file(raw.url(WHEEL), FileHashes.none(), Optional.of(FileHashes.none()));
                assertThat(dependency(run(file))).isEqualTo("good");
            }
        }

        @Test
        void isUnavailableWhereTheWheelIsNone() {
            server.give(ANNOUNCED, whole(ERROR_PAGE.getBytes(UTF_8)));
            server.give(WHEEL, whole(ERROR_PAGE.getBytes(UTF_8)));
            assertThat(fault(run(announced(FileHashes.none())))).startsWith("an archive that cannot be read: ");
            server.give(WHEEL, status(404));
            assertThat(fault(run(announced(FileHashes.none())))).isEqualTo("status 404");
        }

        @Test
        void isUnavailableWhereTheHashOfTheWheelIsUnknownToJava() {
            server.give(ANNOUNCED, whole(ERROR_PAGE.getBytes(UTF_8)));
            server.give(WHEEL, whole(ERROR_PAGE.getBytes(UTF_8)));
            FileHashes blake2 = hash("blake2b", BLAKE2);
            assertThat(fault(run(file(blake2, Optional.of(blake2))))).startsWith("an archive that cannot be read: ");
        }
    }

    @Nested
    class Parts {
        private final byte[] wheel = wheel(text("good"), 200_000);

        @Test
        void areReadFromTheEnd() {
            server.give(WHEEL, inParts(wheel));
            assertThat(dependency(run(unannounced(sha256(wheel))))).isEqualTo("good");
            assertThat(server.asked()).containsExactly(WHEEL + " bytes=-32768");
        }

        @Test
        void mayBeTheWholeFile() {
            server.give(WHEEL, asPart("bytes 0-" + (wheel.length - 1) + "/" + wheel.length, wheel));
            assertThat(dependency(run(unannounced(sha256(wheel))))).isEqualTo("good");
            assertThat(server.asked()).containsExactly(WHEEL + " bytes=-32768");
        }

        @Test
        void maySayThatTheyAreTheWholeFileThoughNoneWasAskedFor() {
            byte[] text = text("good");
            server.give(ANNOUNCED, asPart("bytes 0-" + (text.length - 1) + "/" + text.length, text));
            assertThat(dependency(run(announced(sha256(text))))).isEqualTo("good");
        }

        @Test
        void largerThanAskedForAreReadAsWhole() {
            byte[] most = Arrays.copyOfRange(wheel, 1, wheel.length);
            server.give(
                    WHEEL,
                    exchange -> (exchange.getRequestHeaders().containsKey("Range")
                                    ? asPart("bytes 1-" + (wheel.length - 1) + "/" + wheel.length, most)
                                    : whole(wheel))
                            .give(exchange));
            assertThat(dependency(run(unannounced(sha256(wheel))))).isEqualTo("good");
            assertThat(server.asked()).containsExactly(WHEEL + " bytes=-32768", WHEEL);
        }

        @Test
        void mayBeTheWholeFileHoweverLarge() {
            byte[] large = wheel(text("good"), 6 << 20);
            server.give(WHEEL, asPart("bytes 0-" + (large.length - 1) + "/" + large.length, large));
            assertThat(dependency(run(unannounced(FileHashes.none())))).isEqualTo("good");
        }

        @Test
        void areNotReadAtAllWhereTheyAreLargerThanAnyFile() {
            long size = 3L << 30;
            server.give(WHEEL, exchange -> {
                exchange.getResponseHeaders().set("Content-Range", "bytes 0-" + (size - 1) + "/" + size);
                exchange.sendResponseHeaders(206, size);
                exchange.getResponseBody().write(new byte[1 << 16]);
            });
            assertThat(unusable(run(unannounced(FileHashes.none()))))
                    .isEqualTo("TOO_LARGE: a body of 3221225472 bytes, more than the 2147483648 that are" + " read");
            DistributionFile promised = DistributionFile.builder(
                            ProjectName.parse("lib"), "lib-1.0-py3-none-any.whl", server.url(WHEEL))
                    .size(1000)
                    .build();
            assertThat(fault(run(promised)))
                    .as("the page promised another size")
                    .startsWith("a body of 3221225472 bytes");
        }

        /** {@return what answers the requests for a part, from the n-th on, with a status} */
        private FileServer.Giver refusing(int status, int first, byte[] wheel) {
            AtomicInteger parts = new AtomicInteger();
            return exchange -> {
                boolean refused = exchange.getRequestHeaders().containsKey("Range") && parts.incrementAndGet() >= first;
                (refused ? status(status) : inParts(wheel)).give(exchange);
            };
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 403, 404, 405, 406, 408, 410, 412, 416, 417, 421, 451, 501})
        void thatAreRefusedSayNothingOfTheWhole(int status) {
            server.give(WHEEL, refusing(status, 1, wheel));
            assertThat(dependency(run(unannounced(sha256(wheel))))).isEqualTo("good");
            assertThat(server.asked()).containsExactly(WHEEL + " bytes=-32768", WHEEL);
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 403, 404, 416, 501})
        void thatAreRefusedLaterSayNothingOfTheWholeEither(int status) {
            // Its directory is longer than what is asked for first, so that a second part has to be.
            byte[] wide = wheelOfManyMembers(text("good"));
            server.give(WHEEL, refusing(status, 2, wide));
            assertThat(dependency(run(unannounced(sha256(wide))))).isEqualTo("good");
            List<String> asked = server.asked();
            assertThat(asked).hasSize(3).startsWith(WHEEL + " bytes=-32768").endsWith(WHEEL);
        }

        @ParameterizedTest
        @ValueSource(ints = {401, 407, 429, 500, 503})
        void thatAreRefusedToWhoeverAsksAreNotAskedForAsAWhole(int status) {
            server.give(WHEEL, refusing(status, 1, wheel));
            assertThat(run(unannounced(sha256(wheel)))).isInstanceOf(MetadataAnswer.Unavailable.class);
            assertThat(server.asked()).containsExactly(WHEEL + " bytes=-32768");
        }

        @ParameterizedTest
        @ValueSource(ints = {403, 404})
        void areUnavailableWhereTheWholeIs(int status) {
            server.give(WHEEL, status(status));
            assertThat(fault(run(unannounced(FileHashes.none())))).isEqualTo("status " + status);
            assertThat(server.asked()).containsExactly(WHEEL + " bytes=-32768", WHEEL);
        }

        @Test
        void areNoFileWhereNoneWasAskedFor() {
            server.give(WHEEL, asPart("bytes 5-9/10", "12345".getBytes(UTF_8)));
            assertThat(fault(run(unannounced(FileHashes.none()))))
                    .isEqualTo("5 bytes with status 206, said to be 5-9 of 10, where the whole file was asked for");
            server.give(ANNOUNCED, asPart("odd", "12345".getBytes(UTF_8)));
            assertThat(fault(run(announced(FileHashes.none()))))
                    .isEqualTo("5 bytes with status 206, not said which, where the whole file was asked for");
        }
    }
}

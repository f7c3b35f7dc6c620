// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.distro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.api.policy.FeedSource;
import dev.headwater.core.report.FaultText;
import dev.headwater.distro.repository.ReadingRules;
import dev.headwater.distro.repository.debian.DebianSnapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is not signed, not new enough or not what was signed makes an archive unavailable, wherever it lies. */
class SignedArchiveTest {
    private static final TestKey KEY = TestKey.make();

    @TempDir
    private Path folder;

    private final TestArchive archive = new TestArchive();
    private final List<AutoCloseable> open = new ArrayList<>();

    /** Where an archive lies. */
    enum Place {
        NETWORK,
        MIRROR
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private ArchiveReader reader() {
        return new ArchiveReader(folder.resolve("home"));
    }

    private FeedSource source(Place place, byte[] keys) {
        return source(place, reader().keys(keys));
    }

    private FeedSource source(Place place, Optional<String> keys) {
        if (place == Place.NETWORK) {
            ArchiveServer server = new ArchiveServer(archive.files);
            open.add(server);
            return ArchiveReader.source(FeedSource.Kind.URL, server.url(), keys);
        }
        Path mirror = folder.resolve("mirror" + open.size());
        archive.writeTo(mirror);
        open.add(() -> {});
        return ArchiveReader.source(FeedSource.Kind.PATH, mirror.toString(), keys);
    }

    private void assertRefused(FeedSource source, IndexFault.Kind kind, String... words) {
        IndexFault fault = reader().fault(source);

        assertThat(fault.kind()).as(fault.toString()).isEqualTo(kind);
        assertThat(FaultText.received(fault)).contains(words);
        assertThat(fault.location()).contains(source.location());
    }

    @ParameterizedTest
    @EnumSource
    void isReadWhole(Place place) {
        archive.validUntil = "2026-07-01T00:00:00Z";
        archive.sign(KEY);
        FeedSource source = source(place, KEY.publicKey());

        DebianSnapshot snapshot = reader().read(source).get(0);

        assertThat(snapshot.trust()).isEqualTo(Trust.SIGNED);
        assertThat(snapshot.location()).isEqualTo(source.location());
        assertThat(List.of(snapshot.suite(), snapshot.codename(), snapshot.origin()))
                .containsExactly("stable", "one", "Test");
        assertThat(snapshot.date()).contains(archive.date);
        assertThat(snapshot.validUntil()).contains(Instant.parse("2026-07-01T00:00:00Z"));
        assertThat(snapshot.packages()).extracting("name").containsExactly("python3-lib");
        assertThat(snapshot.contents().folders()).containsOnlyKeys("python3-lib");
        assertThat(reader().readPackage(source)).isEqualTo(TestArchive.DEB);
    }

    @ParameterizedTest
    @EnumSource
    void isReadWithASignatureInAFileOfItsOwn(Place place) {
        archive.signDetached(KEY);

        assertThat(reader().read(source(place, KEY.publicKey()))).hasSize(1);

        archive.files.remove("dists/stable/Release.gpg");
        assertRefused(source(place, KEY.publicKey()), IndexFault.Kind.BROKEN_LINK, "is not there");
    }

    @ParameterizedTest
    @EnumSource
    void isAskedForByItsCodename(Place place) {
        archive.names = "Suite: oldstable\nCodename: stable\n";
        archive.sign(KEY);

        assertThat(reader().read(source(place, KEY.publicKey()))).hasSize(1);

        archive.names = "Suite: testing\nCodename: two\n";
        archive.sign(KEY);
        assertRefused(
                source(place, KEY.publicKey()),
                IndexFault.Kind.CONTRADICTION,
                "is of suite testing and codename two, not of stable");
    }

    @ParameterizedTest
    @EnumSource
    void isUnsignedOnlyWhereThatIsAllowed(Place place) {
        archive.sign(KEY);
        FeedSource source = source(place, Optional.empty());
        assertRefused(source, IndexFault.Kind.RULE, "nobody is named who must have signed it");

        ArchiveReader reader = reader();
        reader.rules = new ReadingRules("amd64", true, Optional.empty());

        assertThat(reader.read(source).get(0).trust()).isEqualTo(Trust.UNSIGNED);
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedIfOthersSignedIt(Place place) {
        archive.sign(TestKey.make());

        assertRefused(source(place, KEY.publicKey()), IndexFault.Kind.HASH, "which is not among those named");
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedIfNobodySignedIt(Place place) {
        archive.files.put("dists/stable/InRelease", archive.release().getBytes(UTF_8));

        assertRefused(source(place, KEY.publicKey()), IndexFault.Kind.HASH, "does not begin as a signed text does");
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedIfTextAndSignatureDisagree(Place place) {
        archive.sign(KEY);
        String release = new String(archive.file("dists/stable/InRelease"), UTF_8);
        archive.files.put(
                "dists/stable/InRelease",
                release.replace("Origin: Test", "Origin: Best").getBytes(UTF_8));

        assertRefused(source(place, KEY.publicKey()), IndexFault.Kind.HASH, "does not fit the text");
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedIfAKeyIsNoLongerGood(Place place) {
        archive.sign(KEY);

        assertRefused(source(place, KEY.revokedAt(archive.date).publicKey()), IndexFault.Kind.HASH, "which is revoked");
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedWithoutAFileOfKeysThatCanBeRead(Place place) {
        archive.sign(KEY);
        FeedSource keybox = source(place, "\0\0\0\0\1\1\0\2KBXf".getBytes(UTF_8));

        assertThat(FaultText.received(reader().fault(keybox))).contains("gpg --export");
        assertThat(FaultText.received(reader().fault(source(place, Optional.of(folder + "/none")))))
                .isEqualTo("there is no such file");
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedIfItHasExpired(Place place) {
        archive.validUntil = "2026-06-01T12:00:00Z";
        archive.sign(KEY);

        assertRefused(
                source(place, KEY.publicKey()),
                IndexFault.Kind.CONTENT,
                "was valid until 2026-06-01T12:00:00Z, and it is 2026-06-02T00:00:00Z now");
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedIfItComesFromTheFuture(Place place) {
        archive.sign(KEY);
        Instant made = archive.date;
        archive.date = Instant.parse("2026-06-03T00:00:00Z");
        byte[] release = KEY.clearSigned(archive.release(), made);
        archive.files.put("dists/stable/InRelease", release);

        assertRefused(
                source(place, KEY.publicKey()),
                IndexFault.Kind.CONTENT,
                "is dated 2026-06-03T00:00:00Z, and it is 2026-06-02T00:00:00Z now");
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedIfItIsOlderThanThePolicyWants(Place place) {
        archive.sign(KEY);
        ArchiveReader reader = reader();
        reader.rules = new ReadingRules("amd64", false, Optional.of(Instant.parse("2026-06-01T12:00:00Z")));

        assertThat(FaultText.received(reader.fault(source(place, KEY.publicKey()))))
                .isEqualTo("is dated 2026-06-01T00:00:00Z, and the policy takes none before 2026-06-01T12:00:00Z");
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedIfANewerOneWasSeen(Place place) throws Exception {
        archive.sign(KEY);
        FeedSource source = source(place, KEY.publicKey());
        assertThat(reader().read(source)).hasSize(1);
        archive.date = archive.date.minus(Duration.ofDays(3));
        archive.sign(KEY);
        archive.writeTo(place == Place.MIRROR ? Path.of(source.location()) : folder.resolve("unused"));
        reader().clearCache();
        String words = "is dated 2026-05-29T00:00:00Z, and one of 2026-06-01T00:00:00Z was seen before";

        assertRefused(source, IndexFault.Kind.CONTENT, words);

        ArchiveReader past = reader();
        past.now = Instant.parse("2026-05-30T00:00:00Z");
        assertThat(FaultText.received(past.fault(source)))
                .as("with the clock set back")
                .isEqualTo(words);
        assertRefused(source, IndexFault.Kind.CONTENT, words);
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedIfAListIsAnotherThanWasSigned(Place place) {
        archive.sign(KEY);
        byte[] other = TestArchive.xz(TestArchive.stanza("9.0-1").getBytes(UTF_8));
        archive.files.put("dists/stable/" + TestArchive.PACKAGES + ".xz", other);

        assertThat(reader().fault(source(place, KEY.publicKey())).kind()).isEqualTo(IndexFault.Kind.HASH);
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedIfOnlyWeakSumsAreSigned(Place place) {
        archive.section = "MD5Sum";
        archive.sign(KEY);

        assertRefused(
                source(place, KEY.publicKey()),
                IndexFault.Kind.CONTRADICTION,
                "is not listed by the release file with a sha256");
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedIfAListIsNotThere(Place place) {
        archive.sign(KEY);
        archive.remove(TestArchive.CONTENTS);
        assertRefused(source(place, KEY.publicKey()), IndexFault.Kind.BROKEN_LINK, "is listed by the release file");

        archive.unlist(TestArchive.PACKAGES);
        archive.sign(KEY);
        assertRefused(source(place, KEY.publicKey()), IndexFault.Kind.CONTRADICTION, "is not listed");
    }

    @ParameterizedTest
    @EnumSource
    void needNotHaveAnEmptyList(Place place) {
        archive.list(TestArchive.CONTENTS, "");
        archive.remove(TestArchive.CONTENTS);
        archive.sign(KEY);

        DebianSnapshot snapshot = reader().read(source(place, KEY.publicKey())).get(0);

        assertThat(snapshot.contents().named()).isEmpty();
        assertThat(snapshot.packages()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedIfAListGrowsWithoutEnd(Place place) {
        byte[] piece = TestArchive.xz(new byte[64 << 20]);
        byte[] bomb = TestKey.concat(java.util.Collections.nCopies(160, piece).toArray(byte[][]::new));
        assertThat(bomb.length).isLessThan(2 << 20);
        archive.unlist(TestArchive.CONTENTS);
        archive.listed.put(TestArchive.CONTENTS + ".xz", bomb);
        archive.files.put("dists/stable/" + TestArchive.CONTENTS + ".xz", bomb);
        archive.sign(KEY);

        assertRefused(source(place, KEY.publicKey()), IndexFault.Kind.CONTENT, "line 1");
    }

    @ParameterizedTest
    @EnumSource
    void isUnavailableForAPackageThatIsAnother(Place place) {
        archive.sign(KEY);
        archive.files.put(TestArchive.POOL, "another".getBytes(UTF_8));
        FeedSource other = source(place, KEY.publicKey());
        archive.files.remove(TestArchive.POOL);
        FeedSource none = source(Place.MIRROR, KEY.publicKey());

        assertThatThrownBy(() -> reader().readPackage(other)).hasMessageContaining(TestArchive.POOL);
        assertThatThrownBy(() -> reader().readPackage(none)).hasMessageContaining("has to be read, and is not there");
    }

    @ParameterizedTest
    @EnumSource
    void hasSuitesAndComponentsThatLeadNowhereElse(Place place) {
        FeedSource source = source(place, KEY.publicKey());
        FeedSource away = new FeedSource(
                source.kind(), source.location(), List.of("../../etc"), List.of("main"), source.signedBy());

        assertRefused(away, IndexFault.Kind.RULE, "is no name of a suite");
    }
}

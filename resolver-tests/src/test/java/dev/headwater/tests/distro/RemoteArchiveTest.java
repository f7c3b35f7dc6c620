// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.distro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.Credential;
import dev.headwater.api.index.CredentialProvider;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.Origin;
import dev.headwater.api.policy.FeedSource;
import dev.headwater.core.report.FaultText;
import dev.headwater.http.ProxySettings;
import dev.headwater.http.store.CacheMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive on the network is asked for no more than is needed, and believed only in one state. */
class RemoteArchiveTest {
    private static final TestKey KEY = TestKey.make();
    private static final String RELEASE = "dists/stable/InRelease";
    private static final String PACKAGES = "dists/stable/" + TestArchive.PACKAGES + ".xz";
    private static final String CONTENTS = "dists/stable/" + TestArchive.CONTENTS + ".xz";

    @TempDir
    private Path folder;

    private final TestArchive archive = new TestArchive();
    private final ArchiveServer server = new ArchiveServer(archive.files);
    private FeedSource source = ArchiveReader.source(FeedSource.Kind.URL, server.url(), Optional.empty());

    @BeforeEach
    void sign() {
        archive.sign(KEY);
        source = ArchiveReader.source(FeedSource.Kind.URL, server.url(), reader().keys(KEY.publicKey()));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private ArchiveReader reader() {
        return new ArchiveReader(folder);
    }

    private ArchiveReader offline() {
        ArchiveReader reader = reader();
        reader.mode = CacheMode.OFFLINE;
        return reader;
    }

    @Test
    void isReadOnceAndThenAskedWhetherItIsTheSame() {
        reader().read(source);
        // Lists are read at once, in no order.
        assertThat(server.asked())
                .startsWith("200 " + RELEASE)
                .containsExactlyInAnyOrder("200 " + RELEASE, "200 " + PACKAGES, "200 " + CONTENTS);

        assertThat(reader().read(source)).hasSize(1);
        assertThat(server.asked()).containsExactly("304 " + RELEASE);
    }

    @Test
    void isReadAnewWhereItChangedAndOnlyThere() {
        reader().read(source);
        server.asked();
        archive.list(TestArchive.PACKAGES, TestArchive.stanza("2.0-1"));
        archive.date = archive.date.plus(Duration.ofHours(1));
        archive.sign(KEY);

        assertThat(reader().read(source).get(0).packages())
                .extracting("version")
                .containsExactly("2.0-1");
        assertThat(server.asked()).containsExactly("200 " + RELEASE, "200 " + PACKAGES);
    }

    /** A proxy sees what everybody on the way would see. */
    @Test
    void isGivenNoLoginWhereEverybodyOnTheWayCouldReadIt() {
        Credential login = Credential.basic("me", "secret");
        String far = "http://mirror.example.org/debian/";
        ArchiveReader reader = reader();
        reader.logins = CredentialProvider.bound(Origin.parse(server.url()), login)
                .orElse(CredentialProvider.bound(Origin.parse(far), login));
        reader.proxies = ProxySettings.builder()
                .http(server.url().replace("/debian/", ""))
                .direct(List.of("127.0.0.1"))
                .build();

        assertThat(reader.read(source)).hasSize(1);
        assertThat(server.logins()).hasSize(3).containsOnly(login.authorization());

        FeedSource plain = ArchiveReader.source(FeedSource.Kind.URL, far, source.signedBy());
        assertThat(reader.read(plain)).hasSize(1);
        assertThat(server.logins()).hasSize(6).endsWith("null", "null", "null");
    }

    @Test
    void isReadFromWhatIsKeptOffline() {
        IndexFault nothing = offline().fault(source);
        assertThat(nothing.kind()).isEqualTo(IndexFault.Kind.OFFLINE);

        reader().readPackage(source);
        server.asked();

        assertThat(offline().readPackage(source)).isEqualTo(TestArchive.DEB);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void isStillRefusedOfflineOnceItHasExpired() {
        archive.validUntil = "2026-06-03T00:00:00Z";
        archive.sign(KEY);
        reader().read(source);
        ArchiveReader later = offline();
        later.now = later.now.plus(Duration.ofDays(2));

        assertThat(FaultText.received(later.fault(source))).startsWith("was valid until 2026-06-03T00:00:00Z");
    }

    @Test
    void isAskedForFilesByTheirDigestsWhereItHasThem() {
        archive.more = "Acquire-By-Hash: yes\n";
        archive.sign(KEY);
        String hash = TestArchive.sha256(archive.file(PACKAGES));
        String byHash = "dists/stable/main/binary-amd64/by-hash/SHA256/" + hash;
        archive.files.put(byHash, archive.file(PACKAGES));
        archive.files.remove(PACKAGES);

        assertThat(reader().read(source)).hasSize(1);
        assertThat(server.asked())
                .contains("200 " + RELEASE, "200 " + byHash, "200 " + CONTENTS)
                .noneMatch(request -> request.endsWith(PACKAGES));
    }

    @Test
    void isReadInAnotherFormWhereTheFirstIsNotThere() {
        archive.files.remove(PACKAGES);

        assertThat(reader().read(source)).hasSize(1);
        assertThat(server.asked()).contains("404 " + PACKAGES, "200 " + PACKAGES.replace(".xz", ".gz"));
    }

    @Test
    void isReadOnceMoreWhileItChanges() throws Exception {
        TestArchive next = new TestArchive();
        next.list(TestArchive.PACKAGES, TestArchive.stanza("2.0-1"));
        next.date = archive.date.plus(Duration.ofHours(1));
        next.sign(KEY);
        byte[] old = archive.file(RELEASE);
        archive.files.putAll(next.files);
        archive.files.put(RELEASE, old);
        server.after(PACKAGES, () -> archive.files.put(RELEASE, next.file(RELEASE)));

        assertThat(reader().read(source).get(0).packages())
                .extracting("version")
                .containsExactly("2.0-1");
        assertThat(server.asked())
                .startsWith("200 " + RELEASE)
                .containsExactlyInAnyOrder(
                        "200 " + RELEASE, "200 " + PACKAGES, "200 " + RELEASE, "200 " + PACKAGES, "200 " + CONTENTS);
    }

    @Test
    void isUnavailableWhereItStaysHalfChanged() {
        archive.files.put(PACKAGES, TestArchive.xz(new byte[] {'x'}));

        IndexFault fault = reader().fault(source);

        assertThat(fault.kind()).isEqualTo(IndexFault.Kind.HASH);
        assertThat(fault.location()).endsWith(PACKAGES);
        assertThat(server.asked())
                .filteredOn(request -> request.endsWith(RELEASE))
                .hasSize(2);
    }

    @Test
    void isUnavailableWhereItDoesNotAnswer() {
        server.close();

        assertThat(reader().fault(source).kind()).isEqualTo(IndexFault.Kind.CONNECTION);
    }

    @Test
    void isNotAnsweredForByWhatAnotherArchiveGaveOut() {
        reader().read(source);
        try (ArchiveServer other = new ArchiveServer(archive.files)) {
            FeedSource copy = ArchiveReader.source(FeedSource.Kind.URL, other.url(), source.signedBy());

            reader().read(copy);

            assertThat(other.asked()).containsExactlyInAnyOrder("200 " + RELEASE, "200 " + PACKAGES, "200 " + CONTENTS);
        }
    }

    @Test
    void isNotKeptForWhoNamesOtherKeys() {
        reader().read(source);
        ArchiveReader other = new ArchiveReader(folder);
        FeedSource others = ArchiveReader.source(
                FeedSource.Kind.URL, server.url(), other.keys(TestKey.make().publicKey()));

        assertThat(FaultText.received(other.fault(others))).contains("which is not among those named");
    }
}

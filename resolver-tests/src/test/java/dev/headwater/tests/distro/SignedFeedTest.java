// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.distro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.Credential;
import dev.headwater.api.index.CredentialProvider;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Offer;
import dev.headwater.api.index.Origin;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.api.policy.FeedSource;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.PolicyKeys;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.Resolvers;
import dev.headwater.core.report.ResolutionReport;
import dev.headwater.distro.DistroIndexes;
import dev.headwater.http.HttpIndexes;
import dev.headwater.http.store.CacheFolder;
import dev.headwater.http.store.CacheMode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A signed archive on the network, ahead of a public index, from its release file to the answer of a resolver. */
class SignedFeedTest {
    private static final TestKey KEY = TestKey.make();
    private static final Target PYTHON_311 = Target.cpython("3.11", List.of("manylinux_2_31_x86_64"));
    private static final InMemoryIndex PUBLIC = InMemoryIndex.parse("lib 9.0\n");
    private static final String RELEASE = "dists/stable/InRelease";
    private static final String PACKAGES = "dists/stable/" + TestArchive.PACKAGES + ".xz";
    private static final String PYTHON = """
            Package: python3
            Version: 3.11.2-1
            Architecture: amd64
            Filename: pool/main/p/python3_3.11.2-1_amd64.deb
            Size: 4
            SHA256: %s

            """.formatted("ab".repeat(32));

    @TempDir
    private Path folder;

    private final TestArchive archive = new TestArchive();
    private final ArchiveServer server = new ArchiveServer(archive.files);
    private CacheMode mode = CacheMode.NORMAL;
    private CredentialProvider credentials = CredentialProvider.none();

    @BeforeEach
    void publish() {
        TestArchive.write(folder.resolve("keys.pgp"), KEY.publicKey());
        archive.list(TestArchive.CONTENTS, """
                usr/bin/python3  python/python3
                usr/lib/python3/dist-packages/lib-1.0.egg-info/PKG-INFO  python/python3-lib
                """);
        publish("1.0-1");
    }

    private void publish(String version) {
        archive.list(TestArchive.PACKAGES, PYTHON + TestArchive.stanza(version));
        archive.sign(KEY);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private IndexPolicy policy() {
        FeedSource source = new FeedSource(
                FeedSource.Kind.URL,
                server.url(),
                List.of("stable"),
                List.of("main"),
                Optional.of(folder.resolve("keys.pgp").toString()));
        return IndexPolicy.builder()
                .index(IndexEntry.feed(IndexId.parse("debian"), IndexKind.DEBIAN, List.of(source))
                        .set(PolicyKeys.ARCHITECTURE, "amd64")
                        .retries(0)
                        .build())
                .index(IndexEntry.builder(IndexId.parse("public"), "https://index.example.org/simple/")
                        .build())
                .build();
    }

    private CacheFolder cache() {
        return CacheFolder.builder(folder.resolve("cache"), Clock.systemUTC()).open();
    }

    /** As a program does that starts anew each time. */
    private ResolutionOutcome resolve() {
        Clock clock = Clock.fixed(Instant.parse("2026-06-02T00:00:00Z"), ZoneOffset.UTC);
        try (HttpIndexes http = HttpIndexes.builder()
                .clock(clock)
                .cache(cache())
                .mode(mode)
                .credentials(credentials)
                .build()) {
            DistroIndexes feeds = DistroIndexes.builder()
                    .clock(clock)
                    .network(() -> http)
                    .cache(this::cache)
                    .state(folder.resolve("state"))
                    .build();
            try (Resolver resolver = Resolvers.builder()
                    .policy(policy())
                    .indexes(feeds.orElse(IndexFactory.of(Map.of(IndexId.parse("public"), PUBLIC))))
                    .clock(clock)
                    .build()) {
                return resolver.resolve(
                        ResolutionRequest.builder(PYTHON_311).require("lib").build());
            }
        }
    }

    private static ProvidedPackage provided(ResolutionOutcome outcome) {
        assertThat(outcome).as(ResolutionReport.of(outcome).text()).isInstanceOf(ResolutionOutcome.Resolved.class);
        return ((Offer.Provided)
                        ((ResolutionOutcome.Resolved) outcome).packages().get(0).offer())
                .by();
    }

    private static void assertUnavailable(ResolutionOutcome outcome, String words) {
        assertThat(outcome).isInstanceOf(ResolutionOutcome.IndexFailure.class);
        assertThat(ResolutionReport.of(outcome).text()).contains(words);
    }

    @Test
    void isReadByDigestsAndFromTheCacheOffline() {
        archive.more = "Acquire-By-Hash: yes\n";
        archive.sign(KEY);
        archive.listed.forEach((path, bytes) -> {
            String folderOf = path.substring(0, path.lastIndexOf('/') + 1);
            archive.files.put("dists/stable/" + folderOf + "by-hash/SHA256/" + TestArchive.sha256(bytes), bytes);
            archive.files.remove("dists/stable/" + path);
        });

        ProvidedPackage first = provided(resolve());

        assertThat(first).hasToString("python3-lib 1.0-1");
        assertThat(first.trust()).isEqualTo(Trust.SIGNED);
        assertThat(first.date()).contains(archive.date);
        assertThat(server.asked())
                .hasSize(3)
                .startsWith("200 " + RELEASE)
                .filteredOn(request -> request.contains("by-hash/SHA256/"))
                .hasSize(2);

        server.close();
        mode = CacheMode.OFFLINE;
        assertThat(provided(resolve())).isEqualTo(first);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void isReplacedByANewRelease() {
        assertThat(provided(resolve())).hasToString("python3-lib 1.0-1");
        archive.date = archive.date.plus(Duration.ofHours(1));
        publish("1.0-2");

        assertThat(provided(resolve())).hasToString("python3-lib 1.0-2");

        mode = CacheMode.OFFLINE;
        assertThat(provided(resolve()))
                .as("what was replaced is not come back to")
                .hasToString("python3-lib 1.0-2");
    }

    @Test
    void isUnavailableOnceItIsRolledBackAlsoWithoutACache() throws Exception {
        provided(resolve());
        archive.date = archive.date.minus(Duration.ofDays(1));
        publish("0.9-1");
        cache().clear();

        assertUnavailable(resolve(), "is dated 2026-05-31T00:00:00Z, and one of 2026-06-01T00:00:00Z was seen before");
    }

    @Test
    void isToldALoginForItsOriginAndNobodyElseIs() {
        String password = "Tr0ub4dor";
        Credential login = Credential.basic("alice", password);
        credentials = CredentialProvider.bound(Origin.parse(server.url()), login);
        try (ArchiveServer other = new ArchiveServer(Map.copyOf(archive.files))) {
            server.redirect(PACKAGES, other);

            assertThat(provided(resolve())).hasToString("python3-lib 1.0-1");

            assertThat(server.asked()).contains("302 " + PACKAGES);
            assertThat(server.logins()).isNotEmpty().containsOnly(login.authorization());
            assertThat(other.asked()).containsExactly("200 " + PACKAGES);
            assertThat(other.logins()).containsExactly("null");
        }
        try (ArchiveServer other = new ArchiveServer(archive.files)) {
            credentials = CredentialProvider.bound(Origin.parse(other.url()), login);
            provided(resolve());
            assertThat(server.logins()).as("one for another origin").endsWith("null");
        }
    }

    /** What is done to the archive, and what is said of it. */
    @SuppressWarnings("ImmutableEnumChecker") // each change is a function without state
    private enum Attack {
        UNSIGNED(
                "does not begin as a signed text does",
                archive -> archive.files.put(RELEASE, archive.release().getBytes(UTF_8))),
        SIGNED_BY_ANOTHER("which is not among those named", archive -> archive.sign(TestKey.make())),
        TEXT_AND_SIGNATURE_DISAGREE(
                "does not fit the text",
                archive -> archive.files.put(
                        RELEASE,
                        new String(archive.file(RELEASE), UTF_8)
                                .replace("Origin: Test", "Origin: Best")
                                .getBytes(UTF_8))),
        EXPIRED("was valid until 2026-06-01T12:00:00Z", archive -> {
            archive.validUntil = "2026-06-01T12:00:00Z";
            archive.sign(KEY);
        }),
        OF_THE_FUTURE("is dated 2026-06-03T00:00:00Z", archive -> {
            Instant made = archive.date;
            archive.date = Instant.parse("2026-06-03T00:00:00Z");
            archive.files.put(RELEASE, KEY.clearSigned(archive.release(), made));
        }),
        ANOTHER_LIST("were promised", archive -> archive.files.put(PACKAGES, TestArchive.xz(PYTHON.getBytes(UTF_8)))),
        CONTENTS_WITHOUT_PACKAGES("is not listed by the release file", archive -> {
            archive.unlist(TestArchive.PACKAGES);
            archive.sign(KEY);
        }),
        A_VERSION_OF_A_MEGABYTE(
                "line 9", archive -> relisted(archive, PYTHON + TestArchive.stanza("1".repeat(1 << 20)))),
        STANZAS_WITHOUT_END("line 1", archive -> relisted(archive, "Package: a\n".concat(" b\n".repeat(2 << 20)))),
        TEN_GIGABYTES("line 1", archive -> {
            byte[] piece = TestArchive.xz(new byte[64 << 20]);
            byte[] bomb = TestKey.concat(Collections.nCopies(160, piece).toArray(byte[][]::new));
            archive.unlist(TestArchive.CONTENTS);
            archive.listed.put(TestArchive.CONTENTS + ".xz", bomb);
            archive.files.put("dists/stable/" + TestArchive.CONTENTS + ".xz", bomb);
            archive.sign(KEY);
        });

        private final String words;
        private final Consumer<TestArchive> change;

        Attack(String words, Consumer<TestArchive> change) {
            this.words = words;
            this.change = change;
        }

        private static void relisted(TestArchive archive, String packages) {
            archive.list(TestArchive.PACKAGES, packages);
            archive.sign(KEY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isUnavailableAndNeverAbsentWhereItIsAttacked(Attack attack) {
        attack.change.accept(archive);

        assertUnavailable(resolve(), attack.words);
    }
}

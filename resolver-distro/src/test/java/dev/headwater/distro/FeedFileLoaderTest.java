// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.PolicyKeys;
import dev.headwater.distro.compile.Lists;
import dev.headwater.distro.feed.Feed;
import dev.headwater.distro.feed.FeedHead;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom a compiled feed is believed, and until when. */
class FeedFileLoaderTest {
    private static final Instant DATE = Instant.parse("2030-01-02T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2030-01-09T00:00:00Z");

    @TempDir
    Path folder;

    private KeyPair key;

    @BeforeEach
    void makeKey() throws GeneralSecurityException, IOException {
        key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Files.writeString(
                folder.resolve("feed.pem"), pem("PUBLIC KEY", key.getPublic().getEncoded()));
    }

    private static String pem(String label, byte[] encoded) {
        return "-----BEGIN " + label + "-----\n" + Base64.getEncoder().encodeToString(encoded) + "\n-----END " + label
                + "-----\n";
    }

    private static FeedCompilation compiled(Instant date) {
        Feed feed = Lists.compile(Lists.suite(
                List.of("python3-lib 1.0-1 | depends python3:any"),
                List.of(Lists.folder("lib-1.0.egg-info", "python3-lib"))));
        FeedHead head = feed.head();
        FeedHead.Source source = new FeedHead.Source(
                "https://mirror.example.org/debian", "stable", Optional.of(date), Optional.of(UNTIL), Trust.SIGNED);
        return new FeedCompilation(new Feed(
                new FeedHead(
                        List.of(source),
                        head.distributor(),
                        head.interpreters(),
                        head.architecture(),
                        head.unmapped(),
                        head.remarks()),
                feed.projects()));
    }

    private byte[] signed(Instant date) {
        return compiled(date).signedFile(pem("PRIVATE KEY", key.getPrivate().getEncoded()));
    }

    private IndexEntry.Builder entry() {
        return IndexEntry.builder(
                        IndexId.parse("debian"), folder.resolve("a.feed").toString())
                .kind(IndexKind.FEED);
    }

    private IndexEntry.Builder withKey() {
        return entry().set(PolicyKeys.SIGNED_BY, folder.resolve("feed.pem").toString());
    }

    private ProjectAnswer ask(byte[] file, IndexEntry.Builder entry, Instant now) throws IOException {
        FeedCompilation.write(file, folder.resolve("a.feed"));
        IndexEntry built = entry.build();
        try (PackageIndex index = DistroIndexes.builder()
                .clock(Clock.fixed(now, ZoneOffset.UTC))
                .state(folder.resolve("seen"))
                .build()
                .create(built, IndexPolicy.builder().index(built).build())
                .orElseThrow()) {
            return index.project(ProjectName.parse("lib")).toCompletableFuture().join();
        }
    }

    private static Trust trust(ProjectAnswer answer) {
        assertThat(answer).isInstanceOf(ProjectAnswer.Present.class);
        return Objects.requireNonNull(((ProjectAnswer.Present) answer).page().provided(0))
                .trust();
    }

    private static void isUnavailable(ProjectAnswer answer, String words) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        ProjectAnswer.Unavailable.class,
                        unavailable -> assertThat(
                                        String.valueOf(unavailable.fault().detail())
                                                + unavailable.fault().location())
                                .contains(words));
    }

    @Test
    void hasTheWordThatItCarriesWhereAKeyOfThePolicySignedIt() throws IOException {
        assertThat(trust(ask(signed(DATE), withKey(), DATE))).isEqualTo(Trust.SIGNED);
    }

    @Test
    void isUnsignedElse() throws IOException, GeneralSecurityException {
        byte[] plain = compiled(DATE).file();
        isUnavailable(ask(plain, withKey(), DATE), "it is not signed");
        assertThat(trust(ask(plain, entry().set(PolicyKeys.ALLOW_UNSIGNED, true), DATE)))
                .isEqualTo(Trust.UNSIGNED);

        byte[] byOther = compiled(DATE)
                .signedFile(pem(
                        "PRIVATE KEY",
                        KeyPairGenerator.getInstance("Ed25519")
                                .generateKeyPair()
                                .getPrivate()
                                .getEncoded()));
        isUnavailable(ask(byOther, withKey(), DATE), "by no key of signed-by");
    }

    @Test
    void isRefusedOnceItIsTooOld() throws IOException {
        isUnavailable(ask(signed(DATE), withKey(), UNTIL), "was valid until");
        isUnavailable(ask(signed(DATE), withKey().set(PolicyKeys.OLDEST, LocalDate.of(2030, 1, 3)), DATE), "before");
        assertThat(trust(ask(signed(DATE), withKey(), DATE))).isEqualTo(Trust.SIGNED);
        isUnavailable(ask(signed(DATE.minusSeconds(1)), withKey(), DATE), "was seen before");
        isUnavailable(ask(signed(DATE.plusSeconds(9999)), withKey(), DATE), "is dated");
    }

    @Test
    void isUnavailableWhereItIsDamagedOrNotThere() throws IOException {
        byte[] file = signed(DATE);
        file[file.length - 1] ^= 1;
        isUnavailable(ask(file, withKey().set(PolicyKeys.ALLOW_UNSIGNED, true), DATE), "was cut off or changed");
        isUnavailable(ask(new byte[0], withKey(), DATE), "is no compiled feed");
        assertThat(ask(new byte[0], withKey(), DATE))
                .isInstanceOfSatisfying(
                        ProjectAnswer.Unavailable.class,
                        unavailable -> assertThat(unavailable.fault().toString())
                                .contains("compile it again with 'headwater feed compile'"));
    }

    @Test
    void isBelievedByTheSameRulesWhereItIsAtHand() {
        assertThat(trust(askAtHand(signed(DATE), withKey()))).isEqualTo(Trust.SIGNED);
        isUnavailable(askAtHand(compiled(DATE).file(), withKey()), "it is not signed");
        isUnavailable(askAtHand(new byte[0], withKey()), "is no compiled feed");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> askAtHand(signed(DATE), withKey().kind(IndexKind.RECORDING)))
                .withMessage("index debian is no compiled feed");
    }

    private static ProjectAnswer askAtHand(byte[] file, IndexEntry.Builder entry) {
        DistroIndexes distro =
                DistroIndexes.builder().clock(Clock.fixed(DATE, ZoneOffset.UTC)).build();
        try (PackageIndex index = distro.open(entry.build(), file)) {
            return index.project(ProjectName.parse("lib")).toCompletableFuture().join();
        }
    }

    @Test
    void replacesNothingButRegularFiles() throws IOException {
        Path target = Files.createDirectory(folder.resolve("c.feed"));

        assertThatThrownBy(() -> FeedCompilation.write(new byte[] {1}, target))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("no regular file");
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void keepsWhatWasThereAndNothingBeside() throws IOException {
        Path target = folder.resolve("b.feed");
        FeedCompilation.write(new byte[] {1}, target);
        FeedCompilation.write(new byte[] {2}, target);

        assertThat(Files.readAllBytes(target)).containsExactly(2);
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("b.feed", "feed.pem");
        }
    }
}

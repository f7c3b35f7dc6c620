// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.envelope.SignedFile;
import dev.headwater.api.overlay.OverlayGuard;
import dev.headwater.api.overlay.SeenSerials;
import dev.headwater.api.overlay.SetHead;
import dev.headwater.api.policy.IndexPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sets of overlays that somebody signed: who is believed, until when, and after which. */
class SignedSetTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");

    private static final String OVERLAYS = """
            # ours
            [[overlay]]
            id = "fix"
            reason = "it hurts"
            index = "*"
            project = "lib"
            versions = "==1.0"
            yank = "it hurts"
            """;

    @TempDir
    private Path folder;

    private KeyPair ours;
    private KeyPair other;

    @BeforeEach
    void writePolicyAndKeys() throws GeneralSecurityException, IOException {
        ours = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Files.createDirectories(folder.resolve("keys"));
        Files.writeString(folder.resolve("keys/ours.pem"), publicPem(ours));
        policy("\"keys/ours.pem\"");
    }

    private static String pem(String label, Key key) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()) + "\n-----END " + label
                + "-----\n";
    }

    private static String publicPem(KeyPair key) {
        return pem("PUBLIC KEY", key.getPublic());
    }

    private static String privatePem(KeyPair key) {
        return pem("PRIVATE KEY", key.getPrivate());
    }

    private void policy(String trusted) throws IOException {
        Files.writeString(folder.resolve("headwater.toml"), """
                [[index]]
                id = "a"
                url = "https://a.example.org/"
                [overlays]
                files = ["hotfixes.toml"]
                trusted-keys = [%s]
                """.formatted(trusted));
    }

    private OverlayGuard guard(Instant now) {
        return new OverlayGuard(Clock.fixed(now, ZoneOffset.UTC), SeenSerials.in(folder.resolve("serials")));
    }

    private IndexPolicy load() {
        return load(NOW);
    }

    private IndexPolicy load(Instant now) {
        return PolicyFile.load(folder.resolve("headwater.toml"), guard(now));
    }

    private static byte[] signed(String text, KeyPair key) {
        return SetFile.parse(text.getBytes(StandardCharsets.UTF_8), Path.of("hotfixes.toml"))
                .sign(privatePem(key));
    }

    private static byte[] signed(long serial, KeyPair key) {
        return signed("serial = " + serial + "\nexpires = " + END + "\n" + OVERLAYS, key);
    }

    private void put(byte[] file) throws IOException {
        Files.write(folder.resolve("hotfixes.toml"), file);
    }

    private InvalidPolicyFileException refused() {
        return refused(this::load);
    }

    private static InvalidPolicyFileException refused(ThrowingCallable call) {
        return assertThatExceptionOfType(InvalidPolicyFileException.class)
                .isThrownBy(call)
                .actual();
    }

    private void assertRefused(int line, String key, String problem) {
        InvalidPolicyFileException fault = refused();

        assertThat(fault.problem()).startsWith(problem);
        assertThat(fault.file()).isEqualTo(folder.resolve("hotfixes.toml"));
        assertThat(fault.line()).isEqualTo(line);
        assertThat(fault.key()).isEqualTo(key);
    }

    @Nested
    class BelievedAre {
        @Test
        void thoseOfATrustedKey() throws IOException {
            put(signed(1, ours));

            assertThat(load().overlays()).isEqualTo(OverlayFile.parse(OVERLAYS, Path.of("x")));
        }

        @Test
        void thoseOfTheOldKeyAndOfTheNewWhileBothAreTrusted() throws IOException {
            Files.writeString(folder.resolve("keys/other.pem"), publicPem(other));
            policy("\"keys/ours.pem\", \"keys/other.pem\"");

            put(signed(1, ours));
            assertThat(load().overlays().asList()).hasSize(1);
            put(signed(2, other));
            assertThat(load().overlays().asList()).hasSize(1);
        }

        @Test
        void allWhereNoKeyIsNamed() throws IOException {
            policy("");
            put(OVERLAYS.getBytes(StandardCharsets.UTF_8));
            assertThat(PolicyFile.load(folder.resolve("headwater.toml"))
                            .overlays()
                            .asList())
                    .hasSize(1);

            put(signed("expires = 2020-01-01\n" + OVERLAYS, other));
            assertThat(load().overlays().asList()).hasSize(1);
            assertThat(folder.resolve("serials")).doesNotExist();
        }
    }

    @Nested
    class RefusedAre {
        @Test
        void thoseThatAreNotSigned() throws IOException {
            put(("serial = 1\nexpires = " + END + "\n" + OVERLAYS).getBytes(StandardCharsets.UTF_8));

            assertRefused(0, "", "it is not signed, and trusted-keys takes only what one of its keys signed; take it");
        }

        @Test
        void thoseOfAnotherKey() throws IOException {
            put(signed(1, other));

            assertRefused(0, "", "no key of trusted-keys signed it, or it was changed afterwards; take it anew");
        }

        @Test
        void thoseOfWhichAnyByteWasChanged() throws IOException {
            byte[] file = signed(1, ours);
            for (int at = 0; at < file.length; at++) {
                byte[] changed = file.clone();
                changed[at] ^= 1;
                put(changed);
                refused();
            }
        }

        @Test
        void thoseOfAnotherKeyBeforeTheyAreParsed() throws IOException {
            put(signed("serial = 1\nexpires = " + END + "\n" + OVERLAYS, other));
            byte[] file = Files.readAllBytes(folder.resolve("hotfixes.toml"));
            file[file.length - 2] = 0;
            put(file);

            assertRefused(0, "", "no key of trusted-keys signed it");
        }

        @Test
        void thoseThatExpired() throws IOException {
            put(signed(1, ours));

            assertThat(load(END.minusSeconds(1)).overlays().asList()).hasSize(1);
            InvalidPolicyFileException fault = refused(() -> load(END));
            assertThat(fault.problem())
                    .isEqualTo("this set expired on " + END + ", and it is " + END
                            + " now; take a newer one from who signs it, or check the clock of this machine");
            assertThat(fault.line()).isEqualTo(2);
            assertThat(fault.key()).isEqualTo("expires");
        }

        @Test
        void thoseThatDoNotSayWhichTheyAreOrUntilWhen() throws IOException {
            put(signed("expires = " + END + "\n" + OVERLAYS, ours));
            assertRefused(1, "serial", "this key is missing; a signed set says which one it is: serial = 1");

            put(signed("serial = 1\n" + OVERLAYS, ours));
            assertRefused(1, "expires", "this key is missing; a signed set says until when it holds: expires = ");
        }

        @Test
        void allWhereNeitherTimeNorMemoryIsHandedIn() throws IOException {
            put(signed(1, ours));

            InvalidPolicyFileException fault = refused(() -> PolicyFile.load(folder.resolve("headwater.toml")));
            assertThat(fault.key()).isEqualTo("overlays.trusted-keys");
            assertThat(fault.line()).isEqualTo(6);
            assertThat(fault.problem()).contains("read it with an OverlayGuard");
        }

        @Test
        void allWhereNoSerialsCanBeKept() throws IOException {
            put(signed(1, ours));
            Files.createFile(folder.resolve("serials"));

            assertRefused(0, "", "whether this set is older than one that was seen cannot be told");
        }

        @Test
        void theInvalidOnesOfWhichNoSerialIsKept() throws Exception {
            String text = "serial = 9\nexpires = " + END + "\n" + OVERLAYS + OVERLAYS;
            put(SignedFile.sign(text.getBytes(StandardCharsets.UTF_8), ours.getPrivate()));
            assertThat(refused().key()).isEqualTo("overlay[1].id");

            put(signed(1, ours));
            assertThat(load().overlays().asList()).hasSize(1);
        }
    }

    @Nested
    class RolledBack {
        @Test
        void isASetBelowTheHighestSerialThatWasSeen() throws IOException {
            put(signed(5, ours));
            load();
            load();
            put(signed(7, ours));
            load();

            put(signed(6, ours));
            assertRefused(
                    1,
                    "serial",
                    "this is serial 6, and serial 7 of this set was seen before; take the newest one from who signs it");
        }

        @Test
        void isASetOfTheOldKeyAfterOneOfTheNew() throws IOException {
            Files.writeString(folder.resolve("keys/ours.pem"), publicPem(ours) + publicPem(other));
            put(signed(5, ours));
            load();
            put(signed(6, other));
            load();

            put(signed(5, ours));
            assertThat(refused().problem()).startsWith("this is serial 5, and serial 6 ");
        }

        @Test
        void isNoSetForWhatAKeySignedThatIsNoLongerTrusted() throws IOException {
            put(signed(Long.MAX_VALUE, ours));
            load();

            Files.writeString(folder.resolve("keys/ours.pem"), publicPem(other));
            put(signed(6, other));
            assertThat(load().overlays().asList()).hasSize(1);
        }

        @Test
        void isASetWithANameInWhateverPlace() throws IOException {
            put(signed("set = \"web\"\nserial = 5\nexpires = " + END + "\n" + OVERLAYS, ours));
            load();

            Files.delete(folder.resolve("hotfixes.toml"));
            Path policy = folder.resolve("headwater.toml");
            Files.writeString(policy, Files.readString(policy).replace("hotfixes.toml", "new.toml"));
            Files.write(
                    folder.resolve("new.toml"),
                    signed("set = \"web\"\nserial = 4\nexpires = " + END + "\n" + OVERLAYS, ours));
            assertThat(refused().problem()).startsWith("this is serial 4, and serial 5 ");

            Files.write(
                    folder.resolve("new.toml"),
                    signed("set = \"db\"\nserial = 4\nexpires = " + END + "\n" + OVERLAYS, ours));
            assertThat(load().overlays().asList()).hasSize(1);
        }

        /** Neither a new name nor none at all lets an old set into the place of a newer one. */
        @Test
        void isASetInThePlaceOfANewerOneWhateverItsName() throws IOException {
            put(signed("set = \"web\"\nserial = 5\nexpires = " + END + "\n" + OVERLAYS, ours));
            load();

            put(signed(4, ours));
            assertThat(refused().problem()).startsWith("this is serial 4, and serial 5 ");
            put(signed("set = \"db\"\nserial = 4\nexpires = " + END + "\n" + OVERLAYS, ours));
            assertThat(refused().problem()).startsWith("this is serial 4, and serial 5 ");
        }

        @Test
        void isASetWithASerialThatAnotherOneHad() throws IOException {
            byte[] first = signed(5, ours);
            byte[] second = signed("serial = 5\nexpires = " + END + "\n" + OVERLAYS + "# other\n", ours);
            put(first);
            load();

            put(second);
            assertRefused(
                    1,
                    "serial",
                    "serial 5 of this set was seen before with other content; whoever signs it has to sign anew with a"
                            + " higher serial");

            put(first);
            assertThat(load().overlays().asList()).hasSize(1);
            put(signed("serial = 6\nexpires = " + END + "\n" + OVERLAYS + "# other\n", ours));
            assertThat(load().overlays().asList()).hasSize(1);
        }

        /** Nor is a link to its folder a way around a set without a name. */
        @Test
        void isASetInThePlaceToWhichALinkLeads() throws IOException {
            Path real = Files.createDirectories(folder.resolve("real"));
            Files.createSymbolicLink(folder.resolve("link"), real);
            Path policy = folder.resolve("headwater.toml");
            String text = Files.readString(policy);
            Files.writeString(policy, text.replace("hotfixes.toml", "real/hotfixes.toml"));
            Files.write(real.resolve("hotfixes.toml"), signed(5, ours));
            load();

            Files.writeString(policy, text.replace("hotfixes.toml", "link/hotfixes.toml"));
            Files.write(real.resolve("hotfixes.toml"), signed(4, ours));
            assertThat(refused().problem()).startsWith("this is serial 4, and serial 5 ");
        }

        @Test
        void isNoSetThatAnotherKeySignedAnew() throws IOException {
            Files.writeString(folder.resolve("keys/ours.pem"), publicPem(ours) + publicPem(other));
            put(signed(5, ours));
            load();

            put(signed(5, other));
            assertThat(load().overlays().asList()).hasSize(1);
        }

        /** Who kept the serial may not have kept what was signed with it. */
        @Test
        void isNoSetOfASerialThatWasKeptWithoutItsContent() throws IOException {
            put(signed(5, ours));
            load();
            forgetContents();

            put(signed(4, ours));
            assertThat(refused().problem()).startsWith("this is serial 4, and serial 5 ");
            put(signed("serial = 5\nexpires = " + END + "\n" + OVERLAYS + "# other\n", ours));
            assertThat(load().overlays().asList()).hasSize(1);
            put(signed(5, ours));
            assertThat(refused().problem()).startsWith("serial 5 of this set was seen before with other content");
        }

        private void forgetContents() throws IOException {
            List<Path> files;
            try (Stream<Path> all = Files.walk(folder.resolve("serials"))) {
                files = all.filter(Files::isRegularFile).toList();
            }
            assertThat(files).isNotEmpty();
            for (Path file : files) {
                Files.move(
                        file, file.resolveSibling(file.getFileName().toString().substring(0, 19)));
            }
        }

        @Test
        void isNothingThatWasRefused() throws IOException {
            put(signed(9, other));
            refused();
            put(signed("serial = 9\nexpires = 2020-01-01\n" + OVERLAYS, ours));
            refused();

            put(signed(1, ours));
            assertThat(load().overlays().asList()).hasSize(1);
        }
    }

    @Nested
    class RefusedKeysAre {
        private void assertKeyRefused(String file, String problem) throws IOException {
            Files.writeString(folder.resolve("keys/ours.pem"), file);
            InvalidPolicyFileException fault = refused();

            assertThat(fault.problem()).isEqualTo(folder.resolve("keys/ours.pem") + ": the file " + problem);
            assertThat(fault.file()).isEqualTo(folder.resolve("headwater.toml"));
            assertThat(fault.line()).isEqualTo(6);
            assertThat(fault.key()).isEqualTo("overlays.trusted-keys[0]");
        }

        @ParameterizedTest
        @CsvSource({"X25519", "Ed448", "EC", "RSA"})
        void thoseOfAnotherKind(String algorithm) throws Exception {
            KeyPair key = KeyPairGenerator.getInstance(algorithm).generateKeyPair();

            assertKeyRefused(publicPem(key), "has a public key that is none of Ed25519");
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> signed(OVERLAYS, key))
                    .withMessage("has a private key that is none of Ed25519");
        }

        @Test
        void privateOnesWhichAreNotRepeated() throws IOException {
            assertKeyRefused(
                    privatePem(ours),
                    "has no public key; a section 'BEGIN PUBLIC KEY' was expected;"
                            + " of a private key 'openssl pkey -pubout' writes the public one");
        }

        @Test
        void certificatesAndWhatIsNoKeyAtAll() throws IOException {
            assertKeyRefused(
                    pem("CERTIFICATE", ours.getPublic()),
                    "has no public key; a section 'BEGIN PUBLIC KEY' was expected;"
                            + " of a certificate 'openssl x509 -noout -pubkey' writes it");
            assertKeyRefused("ssh-ed25519 AAAA", "has no public key; a section 'BEGIN PUBLIC KEY' was expected");
        }

        @Test
        void thoseThatAreNotThere() throws IOException {
            policy("\n  \"keys/ours.pem\",\n  \"none.pem\"\n");
            InvalidPolicyFileException fault = refused();

            assertThat(fault.problem()).isEqualTo(folder.resolve("none.pem") + ": there is no such file");
            assertThat(fault.line()).isEqualTo(8);
            assertThat(fault.key()).isEqualTo("overlays.trusted-keys[1]");
        }

        @Test
        void moreThanAnySetCouldBeTriedWith() throws IOException {
            Files.writeString(folder.resolve("keys/ours.pem"), publicPem(ours).repeat(101));

            assertThat(refused().problem()).startsWith("there are more than 100 keys");
        }
    }

    @Nested
    class Signing {
        private final SetHead head = SetHead.NONE.withSerial(7).withExpires(END);

        private SetFile parse(String text) {
            return SetFile.parse(text.getBytes(StandardCharsets.UTF_8), Path.of("hotfixes.toml"));
        }

        private String text(byte[] signed) {
            return new String(signed, 72, signed.length - 72, StandardCharsets.UTF_8);
        }

        @Test
        void writesWhatIsSaidOfTheSetAboveIt() {
            SetFile set = parse(OVERLAYS).with(head.withName("web"));

            assertThat(set.head()).isEqualTo(head.withName("web"));
            assertThat(text(set.sign(privatePem(ours))))
                    .isEqualTo("set = \"web\"\nserial = 7\nexpires = 2027-01-01T00:00:00Z\n" + OVERLAYS);
        }

        @Test
        void writesItInItsLineWhereItStandsAlready() {
            SetFile set = parse("# first\r\nexpires = 2026-01-01 # soon\r\n\n'serial' = 6\n" + OVERLAYS);

            assertThat(text(set.with(head).sign(privatePem(ours))))
                    .isEqualTo("# first\r\nexpires = 2027-01-01T00:00:00Z\n\nserial = 7\n" + OVERLAYS);
        }

        @Test
        void changesNothingThatIsSaidAlready() {
            String text = "serial = 6\nexpires = 2026-01-01T00:00:00Z\n" + OVERLAYS;
            SetFile set = parse(text);

            assertThat(text(set.with(set.head()).sign(privatePem(ours)))).isEqualTo(text);
        }

        @Test
        void takesThePlaceOfAnotherSignature() {
            byte[] once = parse(OVERLAYS).with(head).sign(privatePem(other));
            SetFile read = SetFile.parse(once, Path.of("hotfixes.toml"));
            assertThat(read.hasSignature()).isTrue();

            byte[] again = read.sign(privatePem(ours));
            assertThat(again).isEqualTo(parse(OVERLAYS).with(head).sign(privatePem(ours)));
        }

        @Test
        void refusesWhatTakesSeveralLines() {
            SetFile set = parse("set = \"\"\"\nweb\"\"\"\n" + OVERLAYS);

            assertThatExceptionOfType(InvalidOverlayFileException.class)
                    .isThrownBy(() -> set.with(head.withName("db")));
        }

        @ParameterizedTest
        @CsvSource({
            "serial = -1, serial",
            "serial = 1.5, serial",
            "serial = '1', serial",
            "expires = 1, expires",
            "set = '', set",
            "set = 'a b', set",
            "sets = 'a', sets"
        })
        void refusesWhatCannotBeMeant(String line, String key) {
            assertThatExceptionOfType(InvalidOverlayFileException.class)
                    .isThrownBy(() -> parse("# x\n" + line + "\n" + OVERLAYS))
                    .satisfies(fault -> assertThat(fault.key()).isEqualTo(key))
                    .satisfies(fault -> assertThat(fault.line()).isEqualTo(2));
        }

        @Test
        void leavesTheDigestAsItIs() {
            SetFile set = parse(OVERLAYS).with(head);

            assertThat(set.overlays().digest())
                    .isEqualTo(OverlayFile.parse(OVERLAYS, Path.of("x")).digest());
            assertThat(set.signer(List.of())).isEmpty();
        }
    }
}

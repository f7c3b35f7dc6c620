// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.distro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.distro.openpgp.InvalidKeyringException;
import dev.headwater.distro.openpgp.Keyring;
import dev.headwater.distro.openpgp.SignedText;
import dev.headwater.distro.openpgp.UntrustedTextException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts are believed for a valid signature of a key that was named, and for nothing else. */
class SignedTextTest {
    private static final String TEXT = "Suite: one\n- dashed\nspaced  \n\nlast\n";
    private static final Instant MADE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-06-02T00:00:00Z");
    private static final TestKey KEY = TestKey.make();

    private static void verify(byte[] inRelease, byte[] keys) {
        Keyring.parse(keys).verify(SignedText.parse(inRelease), NOW);
    }

    private static void assertRefused(byte[] inRelease, byte[] keys, String why) {
        assertThatThrownBy(() -> verify(inRelease, keys))
                .isInstanceOf(UntrustedTextException.class)
                .hasMessageContaining(why);
    }

    private static byte[] changed(byte[] file, String from, String to) {
        String text = new String(file, UTF_8);
        assertThat(text).contains(from);
        return text.replace(from, to).getBytes(UTF_8);
    }

    @Nested
    class Good {
        @Test
        void isTheSignatureOfAKeyThatIsNamed() {
            verify(KEY.clearSigned(TEXT, MADE), KEY.publicKey());
            verify(KEY.clearSigned(TEXT, MADE), KEY.armoredPublicKey());
        }

        @Test
        void isOneOfSeveralByOneOfSeveralKeys() {
            TestKey other = TestKey.make();
            byte[] both = TestKey.clearSigned(
                    TEXT,
                    List.of(
                            other.clearSignature(TEXT, TestKey.SHA256, MADE),
                            KEY.clearSignature(TEXT, TestKey.SHA256, MADE)));

            verify(both, KEY.publicKey());
            verify(both, other.publicKey());
            verify(both, TestKey.concat(TestKey.make().publicKey(), KEY.publicKey()));
            verify(both, TestKey.concat(TestKey.make().armoredPublicKey(), KEY.armoredPublicKey()));
        }

        @Test
        void isThatOfASubKeyThatVouchesForItsKey() {
            TestKey key = TestKey.makeWithSubKey();

            verify(key.clearSigned(TEXT, MADE), key.publicKey());
        }

        @Test
        void isAFileOfItsOwnArmoredOrNotAndSeveral() {
            byte[] text = TEXT.getBytes(UTF_8);
            byte[] one = KEY.detached(text, MADE);
            TestKey other = TestKey.make();
            byte[] two = other.detached(text, MADE);
            Keyring keys = Keyring.parse(KEY.publicKey());

            keys.verify(SignedText.of(text, one), NOW);
            keys.verify(SignedText.of(text, TestKey.concat(two, one)), NOW);
            keys.verify(SignedText.of(text, TestKey.armored(one)), NOW);
            keys.verify(SignedText.of(text, TestKey.concat(TestKey.armored(two), TestKey.armored(one))), NOW);
            assertThat(SignedText.of(text, one).text()).isEqualTo(text);
        }

        @Test
        void doesNotDependOnLineEndsOrSpacesBehindALine() {
            byte[] signed = KEY.clearSigned(TEXT, MADE);

            verify(changed(signed, "\n", "\r\n"), KEY.publicKey());
            verify(changed(signed, "Suite: one\n", "Suite: one \t \n"), KEY.publicKey());
            assertThat(new String(
                            SignedText.parse(changed(signed, "\n", "\r\n")).text(), UTF_8))
                    .isEqualTo("Suite: one\n- dashed\nspaced\n\nlast\n");
        }
    }

    @Nested
    class Refused {
        @Test
        void isATextThatTheSignatureDoesNotFit() {
            byte[] signed = KEY.clearSigned(TEXT, MADE);

            assertRefused(changed(signed, "Suite: one", "Suite: two"), KEY.publicKey(), "does not fit the text");
            assertRefused(changed(signed, "\n\nlast", "\nlast"), KEY.publicKey(), "does not fit the text");
        }

        @Test
        void isAKeyThatIsNotNamed() {
            byte[] signed = TestKey.make().clearSigned(TEXT, MADE);

            assertRefused(signed, KEY.publicKey(), "which is not among those named");
        }

        @ParameterizedTest
        @ValueSource(ints = {TestKey.SHA1, TestKey.MD5})
        void isAWeakHash(int hash) {
            byte[] signed = TestKey.clearSigned(TEXT, List.of(KEY.clearSignature(TEXT, hash, MADE)));

            assertRefused(signed, KEY.publicKey(), "made with a hash that is too weak");
        }

        @Test
        void isAKeyThatVouchesForItselfByAWeakHash() {
            TestKey key = TestKey.make(TestKey.SHA1, Duration.ZERO);

            assertRefused(key.clearSigned(TEXT, MADE), key.publicKey(), "which may not sign");
        }

        @Test
        void isAKeyThatExpired() {
            TestKey key = TestKey.make(TestKey.SHA256, Duration.ofDays(151).plusHours(12));

            assertRefused(key.clearSigned(TEXT, MADE), key.publicKey(), "which expired at 2026-06-01T12:00:00Z");
            Keyring.parse(key.publicKey())
                    .verify(SignedText.parse(key.clearSigned(TEXT, MADE)), MADE.plus(Duration.ofHours(1)));
        }

        @Test
        void isAKeyThatWasRevokedBeforeOrAfterItSigned() {
            TestKey before = KEY.revokedAt(MADE.minusSeconds(9));
            TestKey after = KEY.revokedAt(MADE.plusSeconds(9));

            assertRefused(KEY.clearSigned(TEXT, MADE), before.publicKey(), "which is revoked");
            assertRefused(KEY.clearSigned(TEXT, MADE), after.publicKey(), "which is revoked");
        }

        @Test
        void isAKeyThatMayNotSign() {
            TestKey key = TestKey.makeWithoutSigning();

            assertRefused(key.clearSigned(TEXT, MADE), key.publicKey(), "which may not sign");
        }

        @Test
        void isASubKeyThatDoesNotVouchForItsKey() {
            TestKey key = TestKey.makeWithStolenSubKey();

            assertRefused(key.clearSigned(TEXT, MADE), key.publicKey(), "which may not sign");
        }

        @Test
        void isASignatureOfTheFutureOrOneThatExpired() {
            byte[] future = KEY.clearSigned(TEXT, NOW.plus(Duration.ofHours(1)));
            byte[] text = TestKey.canonical(TEXT);
            byte[] old = KEY.signature(text, TestKey.TEXT, TestKey.SHA256, MADE, Duration.ofHours(2));

            assertRefused(future, KEY.publicKey(), "made at 2026-06-02T01:00:00Z, in the future");
            assertRefused(TestKey.clearSigned(TEXT, List.of(old)), KEY.publicKey(), "valid until 2026-06-01T02:00:00Z");
        }

        @Test
        void isASignatureOfAnotherKind() {
            byte[] binary = KEY.signature(TestKey.canonical(TEXT), TestKey.BINARY, TestKey.SHA256, MADE, Duration.ZERO);

            assertRefused(TestKey.clearSigned(TEXT, List.of(binary)), KEY.publicKey(), "none of such a text");
        }
    }

    @Nested
    class WhatNobodySigned {
        @ParameterizedTest
        @ValueSource(strings = {"Suite: evil\n", "\n", "\ufeff"})
        void mayNotStandBeforeTheText(String more) {
            byte[] signed = TestKey.concat(more.getBytes(UTF_8), KEY.clearSigned(TEXT, MADE));

            assertRefused(signed, KEY.publicKey(), "does not begin as a signed text does");
        }

        @Test
        void mayNotStandBehindIt() {
            byte[] signed = TestKey.concat(KEY.clearSigned(TEXT, MADE), "Suite: evil\n".getBytes(UTF_8));

            assertRefused(signed, KEY.publicKey(), "something follows the signature");
            verify(TestKey.concat(KEY.clearSigned(TEXT, MADE), "\r\n \n".getBytes(UTF_8)), KEY.publicKey());
        }

        @Test
        void mayNotStandInAHeader() {
            byte[] signed = changed(KEY.clearSigned(TEXT, MADE), "Hash: SHA256\n", "Hash: SHA256\nSuite: evil\n");

            assertRefused(signed, KEY.publicKey(), "a header stands before the text");
        }

        @Test
        void mayNotFollowInASecondText() {
            byte[] signed = KEY.clearSigned(TEXT, MADE);

            assertRefused(TestKey.concat(signed, signed), KEY.publicKey(), "something follows the signature");
        }

        @ParameterizedTest
        @ValueSource(strings = {"-evil", "-----BEGIN PGP SIGNED MESSAGE-----", "-"})
        void mayNotBeginWithADashUnlessItIsMarked(String line) {
            byte[] signed = changed(KEY.clearSigned(TEXT, MADE), "\nlast\n", "\n" + line + "\nlast\n");

            assertRefused(signed, KEY.publicKey(), "a line begins with a dash");
        }

        @Test
        void isAllThereIsWithoutASignature() {
            byte[] text = TestKey.clearSigned(TEXT, List.of());
            String whole = new String(KEY.clearSigned(TEXT, MADE), UTF_8);
            String cut = whole.substring(0, whole.indexOf("-----END PGP SIG"));
            String bare = whole.substring(0, whole.indexOf("-----BEGIN PGP SIGNATURE"));

            assertThatThrownBy(() -> verify(text, KEY.publicKey())).isInstanceOf(UntrustedTextException.class);
            assertRefused(cut.getBytes(UTF_8), KEY.publicKey(), "its signature has no end");
            assertRefused(bare.getBytes(UTF_8), KEY.publicKey(), "the text has no signature");
            assertRefused(TEXT.getBytes(UTF_8), KEY.publicKey(), "does not begin as a signed text does");
            assertThatThrownBy(() -> Keyring.parse(KEY.publicKey())
                            .verify(SignedText.of(TEXT.getBytes(UTF_8), new byte[0]), NOW))
                    .hasMessage("it has no signature");
        }
    }

    @Nested
    class FilesOfKeys {
        @Test
        void areNoKeyboxes() {
            byte[] keybox = "\0\0\0 \1\1\0\2KBXf\0\0\0\0".getBytes(UTF_8);

            assertThatThrownBy(() -> Keyring.parse(keybox))
                    .isInstanceOf(InvalidKeyringException.class)
                    .hasMessageContaining("gpg --export");
        }

        @Test
        void haveAKeyThatCanBeRead() {
            byte[] key = KEY.publicKey();
            byte[] cut = java.util.Arrays.copyOf(key, key.length - 5);

            for (byte[] bytes : List.of(new byte[0], cut, "no key".getBytes(UTF_8), KEY.detached(key, MADE))) {
                assertThatThrownBy(() -> Keyring.parse(bytes)).isInstanceOf(InvalidKeyringException.class);
            }
        }
    }
}

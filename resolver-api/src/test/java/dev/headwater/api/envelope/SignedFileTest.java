// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignedFileTest {
    private static final byte[] CONTENT = "what is said".getBytes(StandardCharsets.UTF_8);

    private static KeyPair key() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    private static String pem(String label, byte[] encoded) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END " + label
                + "-----\n";
    }

    @Test
    void isSignedByTheKeyThatSigned() throws GeneralSecurityException {
        KeyPair key = key();
        KeyPair other = key();
        byte[] file = SignedFile.sign(CONTENT, key.getPrivate());

        assertThat(SignedFile.of(file).content()).isEqualTo(CONTENT);
        assertThat(SignedFile.of(file).isSignedBy(List.of(other.getPublic(), key.getPublic())))
                .isTrue();
        assertThat(SignedFile.of(file).isSignedBy(List.of(other.getPublic()))).isFalse();
        assertThat(SignedFile.of(file).isSignedBy(List.of())).isFalse();
        assertThat(SignedFile.sign(CONTENT, key.getPrivate())).isEqualTo(file);
    }

    @Test
    void isSignedByNobodyOnceABitIsAnotherOne() throws GeneralSecurityException {
        KeyPair key = key();
        byte[] file = SignedFile.sign(CONTENT, key.getPrivate());
        for (int at = 0; at < file.length; at++) {
            byte[] changed = file.clone();
            changed[at] ^= 1;
            assertThat(SignedFile.of(changed).isSignedBy(List.of(key.getPublic())))
                    .isFalse();
        }
    }

    @Test
    void isItsContentWhereNothingIsSigned() throws GeneralSecurityException {
        assertThat(SignedFile.of(CONTENT).hasSignature()).isFalse();
        assertThat(SignedFile.of(CONTENT).content()).isEqualTo(CONTENT);
        assertThat(SignedFile.of(CONTENT).isSignedBy(List.of(key().getPublic())))
                .isFalse();
    }

    @Test
    void hasKeysInPem() throws GeneralSecurityException {
        KeyPair key = key();
        KeyPair other = key();
        String both = pem("PUBLIC KEY", other.getPublic().getEncoded())
                + pem("PUBLIC KEY", key.getPublic().getEncoded());
        byte[] file = SignedFile.sign(
                CONTENT,
                SigningKeys.privateKey(pem("PRIVATE KEY", key.getPrivate().getEncoded())));

        assertThat(SignedFile.of(file).isSignedBy(SigningKeys.publicKeys(both))).isTrue();
    }

    @Test
    void saysWhatIsWrongWithKeysAndDoesNotRepeatThem() {
        assertThatThrownBy(() -> SigningKeys.publicKeys("secret"))
                .hasMessage("has no public key; a section 'BEGIN PUBLIC KEY' was expected");
        assertThatThrownBy(() -> SigningKeys.privateKey("-----BEGIN PRIVATE KEY-----\nsecret"))
                .isInstanceOf(InvalidKeyFileException.class)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> SigningKeys.privateKey(pem("PRIVATE KEY", CONTENT)))
                .hasMessage("has a private key that is none of Ed25519");
    }
}

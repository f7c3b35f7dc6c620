// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz.distro;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.distro.openpgp.InvalidKeyringException;
import dev.headwater.distro.openpgp.Keyring;
import dev.headwater.distro.openpgp.SignedText;
import dev.headwater.distro.openpgp.UntrustedTextException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * What is to be a signed text, a signature or a key may be anything: it is refused in words, and nothing is believed.
 */
class SignedTextFuzzTest {
    private static final byte[] TEXT = "Suite: stable\n".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.parse("2026-06-02T00:00:00Z");

    @FuzzTest(maxDuration = "1m")
    void clearSigned(byte[] bytes) {
        try {
            byte[] text = SignedText.parse(bytes).text();
            assertThat(text.length).isLessThan(bytes.length);
            assertThat(text.length == 0 || text[text.length - 1] == '\n').isTrue();
        } catch (UntrustedTextException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    /** The first byte says where the keys end and the signature begins. */
    @FuzzTest(maxDuration = "1m")
    void keysAndSignature(byte[] bytes) {
        int cut = bytes.length == 0 ? 0 : (bytes[0] & 0xff) * bytes.length / 256;
        try {
            Keyring keys = Keyring.parse(Arrays.copyOf(bytes, cut));
            keys.verify(SignedText.of(TEXT, Arrays.copyOfRange(bytes, cut, bytes.length)), NOW);
        } catch (InvalidKeyringException | UntrustedTextException e) {
            assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(20_000);
        }
    }
}

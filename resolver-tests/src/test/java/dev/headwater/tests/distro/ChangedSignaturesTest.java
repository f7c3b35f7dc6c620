// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.distro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.distro.openpgp.InvalidKeyringException;
import dev.headwater.distro.openpgp.Keyring;
import dev.headwater.distro.openpgp.SignedText;
import dev.headwater.distro.openpgp.UntrustedTextException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whatever is changed in a signed text, in its signature or in the keys: what is believed is what was signed. */
class ChangedSignaturesTest {
    private static final int ROUNDS = Integer.getInteger("headwater.rounds", 600);
    private static final String TEXT = "Suite: one\n\n- dashed\nlast\n";
    private static final Instant MADE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-06-02T00:00:00Z");
    private static final TestKey KEY = TestKey.makeWithSubKey();

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    /** Changes some bytes, takes some out, or puts some in. */
    private byte[] changed(byte[] bytes) {
        byte[] other = bytes.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(other.length);
            int length = random.nextInt(4);
            byte[] some = new byte[random.nextInt(4)];
            random.nextBytes(some);
            byte[] rest = Arrays.copyOfRange(other, Math.min(other.length, at + length), other.length);
            other = TestKey.concat(Arrays.copyOf(other, at), some, rest);
        }
        return other;
    }

    /** {@return whether it was believed} */
    private boolean believes(byte[] keys, byte[] text, byte[] signature) {
        try {
            SignedText signed = signature.length == 0 ? SignedText.parse(text) : SignedText.of(text, signature);
            Keyring.parse(keys).verify(signed, NOW);
            assertThat(new String(signed.text(), UTF_8)).as("seed %d", seed).isEqualTo(TEXT);
            return true;
        } catch (InvalidKeyringException | UntrustedTextException e) {
            return false;
        }
    }

    @Test
    void textInTheCleartextForm() {
        byte[] signed = KEY.clearSigned(TEXT, MADE);
        AtomicInteger refused = new AtomicInteger();
        for (int round = 0; round < ROUNDS; round++) {
            refused.addAndGet(believes(KEY.publicKey(), changed(signed), new byte[0]) ? 0 : 1);
        }
        assertThat(refused).as("seed %d", seed).hasValueGreaterThan(ROUNDS / 2);
    }

    @Test
    void signatureInAFileOfItsOwn() {
        byte[] signature = KEY.detached(TEXT.getBytes(UTF_8), MADE);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] other = changed(signature);
            believes(KEY.publicKey(), TEXT.getBytes(UTF_8), other.length == 0 ? signature : other);
        }
        assertThat(believes(KEY.publicKey(), TEXT.getBytes(UTF_8), signature)).isTrue();
    }

    @Test
    void keys() {
        byte[] stranger = TestKey.makeWithSubKey().clearSigned(TEXT, MADE);
        byte[] signed = KEY.clearSigned(TEXT, MADE);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] keys = changed(KEY.publicKey());
            assertThat(believes(keys, stranger, new byte[0]))
                    .as("seed %d", seed)
                    .isFalse();
            believes(keys, signed, new byte[0]);
        }
    }
}

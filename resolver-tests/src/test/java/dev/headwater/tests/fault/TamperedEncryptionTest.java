// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.http.HttpIndexes;
import dev.headwater.http.TlsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Below TLS any byte may be another one, of statuses and of pages as well: then nothing comes of it. */
@Timeout(600)
class TamperedEncryptionTest {
    private static final int SEEDS = Integer.getInteger("headwater.tampered", 12);

    @Test
    void givesTheRightPinsOrNone(@TempDir Path folder) throws IOException {
        HeldCertificate authority =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        HeldCertificate server = new HeldCertificate.Builder()
                .signedBy(authority)
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        HandshakeCertificates certificates = new HandshakeCertificates.Builder()
                .heldCertificate(server, authority.certificate())
                .build();
        Path pem = Files.writeString(folder.resolve("authority.pem"), authority.certificatePem());
        AtomicInteger failures = new AtomicInteger();
        AtomicInteger flips = new AtomicInteger();
        for (long seed = 0; seed < SEEDS; seed++) {
            JumpingClock clock = new JumpingClock();
            Supplies supplies = Supplies.of(seed);
            Verdict verdict = new Verdict(supplies, Loopback.inMemory(supplies, clock));
            try (FaultyServer behind = new FaultyServer(
                            new Replies(supplies, seed % 2 == 0),
                            FaultPlan.sound(seed),
                            certificates.sslContext().getServerSocketFactory());
                    TamperingRelay relay = new TamperingRelay(behind.port(), seed)) {
                HttpIndexes.Builder client = HttpIndexes.builder()
                        .tls(TlsSettings.builder().authorities(pem).build());
                ResolutionOutcome outcome = new Loopback(
                                "https://127.0.0.1:" + relay.port() + "/", Duration.ofSeconds(30), 0)
                        .resolve(supplies, client, clock);
                assertThat(verdict.on(outcome))
                        .as("seed %d%n%s", seed, supplies)
                        .isEmpty();
                failures.addAndGet(outcome instanceof ResolutionOutcome.IndexFailure ? 1 : 0);
                flips.addAndGet(relay.flips());
            }
        }
        assertThat(flips).as("bytes changed").hasPositiveValue();
        assertThat(failures).as("that an index failed").hasPositiveValue();
    }
}

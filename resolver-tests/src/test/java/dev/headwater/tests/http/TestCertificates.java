// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** An authority of a test's own, and what it signs. */
final class TestCertificates {
    static final char[] PASSWORD = "changeit".toCharArray();

    private final HeldCertificate authority = authority("Test authority");

    private static HeldCertificate authority(String name) {
        return new HeldCertificate.Builder()
                .certificateAuthority(0)
                .commonName(name)
                .build();
    }

    HeldCertificate authority() {
        return authority;
    }

    /** {@return a certificate for some hosts, valid now} */
    HeldCertificate of(String... hosts) {
        Instant now = Instant.now();
        return of(now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1)), hosts);
    }

    HeldCertificate of(Instant from, Instant to, String... hosts) {
        HeldCertificate.Builder builder = new HeldCertificate.Builder()
                .signedBy(authority)
                .commonName("test")
                .validityInterval(from.toEpochMilli(), to.toEpochMilli());
        for (String host : hosts) {
            builder.addSubjectAlternativeName(host);
        }
        return builder.build();
    }

    /** {@return what a server shows; it trusts this authority's clients} */
    HandshakeCertificates server(HeldCertificate certificate) {
        return new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .addTrustedCertificate(authority.certificate())
                .build();
    }

    Path authorityFile(Path folder) throws IOException {
        return Files.writeString(folder.resolve("ca.pem"), "# Ours\n" + authority.certificatePem());
    }

    static Path keyStore(Path folder, HeldCertificate certificate) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "key", certificate.keyPair().getPrivate(), PASSWORD, new Certificate[] {certificate.certificate()});
        Path file = folder.resolve("store.p12");
        try (OutputStream output = Files.newOutputStream(file)) {
            store.store(output, PASSWORD);
        }
        return file;
    }
}

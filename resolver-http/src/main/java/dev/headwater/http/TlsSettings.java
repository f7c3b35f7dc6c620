// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http;

import dev.headwater.http.tls.Tls;
import java.nio.file.Path;

/**
 * Whom indexes over HTTP trust, besides those that Java trusts, and the certificate that they show.
 *
 * <pre>{@code
 * TlsSettings.builder()
 *         .authorities(Path.of("corporate-ca.pem"))
 *         .clientCertificate(Path.of("client.pem"))
 *         .build();
 * }</pre>
 *
 * <p>The certificate is shown to the indexes' own origins only, and there only to a server that asks for one; never to
 * the other hosts that files come from, nor behind a redirect that leads away. Files are read once, when they are
 * named: what is wrong with one is an {@link IllegalArgumentException} that names it.
 *
 * @since 0.1.0
 */
public final class TlsSettings {
    private final Tls tls;

    private TlsSettings(Tls tls) {
        this.tls = tls;
    }

    /** Begins with trust in whom Java trusts, and no certificate. */
    public static Builder builder() {
        return new Builder();
    }

    Tls tls() {
        return tls;
    }

    /** {@return how many authorities are added, and whether there is a certificate} */
    @Override
    public String toString() {
        return tls.toString();
    }

    /** Collects the files. */
    public static final class Builder {
        private final Tls.Builder tls = Tls.builder();

        private Builder() {}

        /** Trusts the authorities of a file, too: one certificate in PEM or several. May be called for more files. */
        public Builder authorities(Path pem) {
            tls.authorities(pem);
            return this;
        }

        /** Shows the certificate of a file in PEM that holds its key, too. */
        public Builder clientCertificate(Path certificateAndKey) {
            return clientCertificate(certificateAndKey, certificateAndKey);
        }

        /**
         * Shows a certificate.
         *
         * @param certificates the certificate in PEM, behind it those that lead to its authority
         * @param key its key in PEM: PKCS#8, not encrypted
         */
        public Builder clientCertificate(Path certificates, Path key) {
            tls.clientCertificate(certificates, key);
            return this;
        }

        /** Shows the certificate of a PKCS#12 file. */
        public Builder clientKeyStore(Path pkcs12, char[] password) {
            tls.clientKeyStore(pkcs12, password);
            return this;
        }

        /** {@return the settings} */
        public TlsSettings build() {
            return new TlsSettings(tls.build());
        }
    }
}

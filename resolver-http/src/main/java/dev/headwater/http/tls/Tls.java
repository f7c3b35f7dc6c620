// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Whom a fetcher trusts, besides those that Java trusts, and the certificate that it shows to the indexes' own origins.
 */
public final class Tls {
    private static final Tls STANDARD = builder().build();

    private final List<X509Certificate> authorities;
    private final @Nullable ClientKey client;

    private Tls(Builder builder) {
        authorities = List.copyOf(builder.authorities);
        client = builder.client;
    }

    /** {@return trusts whom Java trusts, and shows no certificate} */
    public static Tls standard() {
        return STANDARD;
    }

    /** Begins with the standard. */
    public static Builder builder() {
        return new Builder();
    }

    /** Makes a client trust whom it is to trust. */
    public void installTrust(OkHttpClient.Builder builder) {
        if (!authorities.isEmpty()) {
            install(builder, new KeyManager[0]);
        }
    }

    /** Makes a client show the certificate, too. */
    public void installAll(OkHttpClient.Builder builder) {
        if (client != null) {
            install(builder, client.managers());
        }
    }

    private void install(OkHttpClient.Builder builder, KeyManager[] keys) {
        try {
            X509TrustManager trust = trustManager();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {trust}, null);
            builder.sslSocketFactory(context.getSocketFactory(), trust);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot use the certificates", e);
        }
    }

    /** One store of all, so that chains are looked for in all at once. */
    private X509TrustManager trustManager() throws GeneralSecurityException {
        X509TrustManager standard = trustManager(null);
        if (authorities.isEmpty()) {
            return standard;
        }
        KeyStore all = ClientKey.emptyStore();
        int number = 0;
        for (X509Certificate authority : standard.getAcceptedIssuers()) {
            all.setCertificateEntry("java-" + number++, authority);
        }
        for (X509Certificate authority : authorities) {
            all.setCertificateEntry("given-" + number++, authority);
        }
        return trustManager(all);
    }

    private static X509TrustManager trustManager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new IllegalStateException("this Java checks no certificates");
    }

    /** {@return how many authorities are added, and whether there is a certificate} */
    @Override
    public String toString() {
        return authorities.size() + " authorities" + (client == null ? "" : ", a client certificate");
    }

    /** Reads files, each at once: what is wrong with one is an {@link IllegalArgumentException} that names it. */
    public static final class Builder {
        private final List<X509Certificate> authorities = new ArrayList<>();
        private @Nullable ClientKey client;

        private Builder() {}

        /** Trusts the authorities of a file, too: one certificate in PEM or several. */
        public Builder authorities(Path pem) {
            authorities.addAll(PemFile.read(pem).certificates());
            return this;
        }

        /**
         * Shows a certificate.
         *
         * @param certificates the certificate in PEM, those that lead to its authority behind it
         * @param key its key in PEM: PKCS#8, not encrypted; may be in the same file
         */
        public Builder clientCertificate(Path certificates, Path key) {
            client = ClientKey.of(PemFile.read(certificates), PemFile.read(key));
            return this;
        }

        /** Shows the certificate of a PKCS#12 file. */
        public Builder clientKeyStore(Path pkcs12, char[] password) {
            client = ClientKey.of(pkcs12, password);
            return this;
        }

        /** {@return the settings} */
        public Tls build() {
            return new Tls(this);
        }
    }
}

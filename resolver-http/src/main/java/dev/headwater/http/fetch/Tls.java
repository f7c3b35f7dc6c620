// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
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
    private static final Tls DEFAULT = new Tls(List.of(), null, new char[0]);

    private final List<X509Certificate> authorities;
    private final @Nullable KeyStore client;
    private final char[] password;

    private Tls(List<X509Certificate> authorities, @Nullable KeyStore client, char[] password) {
        this.authorities = authorities;
        this.client = client;
        this.password = password;
    }

    /** {@return trusts whom Java trusts, and shows no certificate} */
    public static Tls standard() {
        return DEFAULT;
    }

    /**
     * {@return trusts more, and shows a certificate if there is one}
     *
     * @param client holds the certificate and its key
     * @param password the key's
     */
    public static Tls of(List<X509Certificate> authorities, Optional<KeyStore> client, char[] password) {
        return new Tls(List.copyOf(authorities), client.orElse(null), password.clone());
    }

    /** Makes a client trust whom it is to trust. */
    void installTrust(OkHttpClient.Builder builder) {
        if (!authorities.isEmpty()) {
            install(builder, new KeyManager[0]);
        }
    }

    /** Makes a client show the certificate, too. */
    void installAll(OkHttpClient.Builder builder) {
        if (client != null) {
            try {
                KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                keys.init(client, password);
                install(builder, keys.getKeyManagers());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the client's certificate cannot be used", e);
            }
        }
    }

    private void install(OkHttpClient.Builder builder, KeyManager[] keys) {
        try {
            X509TrustManager trust = trustManager();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {trust}, null);
            builder.sslSocketFactory(context.getSocketFactory(), trust);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the authorities' certificates cannot be used", e);
        }
    }

    /** One store of all, so that chains are looked for in all at once. */
    private X509TrustManager trustManager() throws GeneralSecurityException {
        X509TrustManager standard = first(null);
        if (authorities.isEmpty()) {
            return standard;
        }
        KeyStore all = Pkcs12.empty();
        int number = 0;
        for (X509Certificate authority : standard.getAcceptedIssuers()) {
            all.setCertificateEntry("java-" + number++, authority);
        }
        for (X509Certificate authority : authorities) {
            all.setCertificateEntry("given-" + number++, authority);
        }
        return first(all);
    }

    private static X509TrustManager first(@Nullable KeyStore store) throws GeneralSecurityException {
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
}

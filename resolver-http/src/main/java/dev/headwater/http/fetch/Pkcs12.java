// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** Stores of keys and certificates in memory. */
public final class Pkcs12 {
    private Pkcs12() {}

    /** {@return a store without entries} */
    public static KeyStore empty() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, null);
        } catch (IOException e) {
            throw new IllegalStateException("nothing was read", e);
        }
        return store;
    }

    /** {@return a store with one key and the chain of its certificate, the key's own first} */
    public static KeyStore of(PrivateKey key, List<X509Certificate> chain, char[] password)
            throws GeneralSecurityException {
        KeyStore store = empty();
        store.setKeyEntry("client", key, password, chain.toArray(X509Certificate[]::new));
        return store;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** A certificate that the client shows, with its key. */
final class ClientKey {
    private static final char[] NONE = new char[0];

    private final KeyStore store;
    private final char[] password;

    private ClientKey(KeyStore store, char[] password) {
        this.store = store;
        this.password = password;
    }

    static ClientKey of(PemFile certificates, PemFile key) {
        List<X509Certificate> chain = certificates.certificates();
        PrivateKey secret = key.privateKey();
        try {
            if (!belongTogether(chain.get(0), secret)) {
                throw key.invalid("its key is not that of the first certificate of " + certificates.path());
            }
            KeyStore store = emptyStore();
            store.setKeyEntry("client", secret, NONE, chain.toArray(X509Certificate[]::new));
            return new ClientKey(store, NONE);
        } catch (GeneralSecurityException e) {
            throw key.invalid("this Java cannot use its key");
        }
    }

    static ClientKey of(Path pkcs12, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(PemFile.bytes(pkcs12)), password);
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    return new ClientKey(store, password.clone());
                }
            }
            throw new IllegalArgumentException(pkcs12 + " holds no key");
        } catch (IOException e) {
            boolean isPassword = e.getCause() instanceof UnrecoverableKeyException;
            throw new IllegalArgumentException(
                    pkcs12 + (isPassword ? ": the password does not open it" : " cannot be read as PKCS#12"), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(pkcs12 + " cannot be read as PKCS#12", e);
        }
    }

    private static boolean belongTogether(X509Certificate certificate, PrivateKey key) throws GeneralSecurityException {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        try {
            byte[] text = {1, 2, 3};
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(text);
            return signature.verify(signed);
        } catch (java.security.InvalidKeyException | SignatureException e) {
            return false;
        }
    }

    static KeyStore emptyStore() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, null);
        } catch (IOException e) {
            throw new IllegalStateException("nothing was read", e);
        }
        return store;
    }

    KeyManager[] managers() {
        try {
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot use the client's certificate", e);
        }
    }
}

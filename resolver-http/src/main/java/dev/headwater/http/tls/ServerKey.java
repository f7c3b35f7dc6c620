// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;

/** The certificate that a server of ours shows, with its key. */
public final class ServerKey {
    private ServerKey() {}

    /**
     * {@return what a server speaks TLS with}
     *
     * @param certificates a PEM file, the server's own certificate first and then those that signed it
     * @param key a PEM file with its key in PKCS#8, not encrypted
     * @throws IllegalArgumentException if one of them cannot be read, or they do not belong together; the message says
     *     which and never what it holds
     */
    public static SSLContext context(Path certificates, Path key) {
        ClientKey read = ClientKey.of(PemFile.read(certificates), PemFile.read(key));
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(read.managers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this Java cannot speak TLS with " + certificates, e);
        }
    }
}

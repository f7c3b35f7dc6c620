// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import dev.headwater.api.text.Shown;
import dev.headwater.http.fetch.Outcome.Blame;
import dev.headwater.http.fetch.Outcome.Broken;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Says why there is no encrypted connection, and what to do about it. What a certificate is to blame for is not tried
 * again.
 */
final class TlsDiagnosis {
    private static final String NAMES = "subjectAltNames: [";
    private static final int LONGEST = 120;

    private TlsDiagnosis() {}

    static Broken of(SSLException failure, Phase phase, String host) {
        String text = String.valueOf(failure.getMessage());
        if (failure instanceof SSLPeerUnverifiedException) {
            return Broken.of(
                    Blame.ORIGIN,
                    "its certificate is not for " + host + names(text),
                    "ask a host that the certificate names, or tell who runs this one");
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException) {
                return Broken.of(
                        Blame.ORIGIN,
                        "its certificate has expired",
                        "tell who runs it; if it is new, set this machine's clock right");
            }
            if (cause instanceof CertificateNotYetValidException) {
                return Broken.of(
                        Blame.ORIGIN,
                        "its certificate is not valid yet",
                        "set this machine's clock right, or tell who runs it");
            }
            if (cause instanceof CertPathBuilderException) {
                return Broken.of(
                        Blame.ORIGIN,
                        "its certificate is signed by nobody that is trusted here",
                        "if it is an authority of your own, give its certificate to the client");
            }
        }
        if (failure.getCause() instanceof CertificateException) {
            return Broken.of(Blame.ORIGIN, "its certificate is not accepted", "tell who runs it");
        }
        return alert(text, phase);
    }

    /** What the other side said: the JDK tells it by text only. */
    private static Broken alert(String text, Phase phase) {
        if (text.contains("certificate_required")
                || text.contains("bad_certificate")
                || text.contains("unknown_ca")
                || text.contains("certificate_unknown")
                || text.contains("access_denied")) {
            return Broken.of(
                    Blame.ORIGIN,
                    "it does not accept our certificate, or wants one",
                    "give the client a certificate and its key that this server accepts");
        }
        if (text.startsWith("Unsupported or unrecognized SSL message")) {
            return Broken.of(Blame.ORIGIN, "it does not speak TLS there", "check scheme and port of the URL");
        }
        if (text.contains("protocol_version")
                || text.contains("handshake_failure")
                || text.contains("No appropriate protocol")) {
            return Broken.of(
                    Blame.ORIGIN,
                    "no version of TLS, or no cipher, is known to both sides",
                    "tell who runs it: TLS 1.2 or later is needed");
        }
        return Broken.of(
                Blame.MOMENT,
                phase == Phase.CONNECTING || phase == Phase.SECURING
                        ? "the connection broke before it was encrypted"
                        : "the encrypted connection broke");
    }

    private static String names(String text) {
        int from = text.indexOf(NAMES);
        int to = text.indexOf(']', Math.max(from, 0));
        if (from < 0 || to < 0) {
            return "";
        }
        String names = Shown.text(text.substring(from + NAMES.length(), to), LONGEST);
        return names.isEmpty() ? " (it names no host)" : " (it is for " + names + ")";
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import dev.headwater.api.index.IndexFault.Kind;
import dev.headwater.api.index.Remedy.Action;
import dev.headwater.api.text.Shown;
import dev.headwater.http.fetch.AttemptResult.Blame;
import dev.headwater.http.fetch.AttemptResult.Broken;
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
            return origin("its certificate is not for " + host + names(text), Action.CHECK_CERTIFICATE_HOST);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException) {
                return origin("its certificate has expired", Action.CHECK_CLOCK);
            }
            if (cause instanceof CertificateNotYetValidException) {
                return origin("its certificate is not valid yet", Action.CHECK_CLOCK);
            }
            if (cause instanceof CertPathBuilderException) {
                return origin("its certificate is signed by nobody that is trusted here", Action.TRUST_AUTHORITY);
            }
        }
        if (failure.getCause() instanceof CertificateException) {
            return origin("its certificate is not accepted", Action.TELL_OPERATOR);
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
            return origin("it does not accept our certificate, or wants one", Action.GIVE_CERTIFICATE);
        }
        if (text.startsWith("Unsupported or unrecognized SSL message")) {
            return origin("it does not speak TLS there", Action.CHECK_SCHEME);
        }
        if (text.contains("protocol_version")
                || text.contains("handshake_failure")
                || text.contains("No appropriate protocol")) {
            return origin("no version of TLS, or no cipher, is known to both sides", Action.UPDATE_TLS);
        }
        return Broken.of(
                Blame.MOMENT,
                Kind.TLS,
                phase == Phase.CONNECTING || phase == Phase.SECURING
                        ? "the connection broke before it was encrypted"
                        : "the encrypted connection broke");
    }

    private static Broken origin(String received, Action action) {
        return Broken.of(Blame.ORIGIN, Kind.TLS, received).with(action);
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

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import dev.headwater.api.index.FaultDetail;
import dev.headwater.api.index.FaultDetail.Tls.Problem;
import dev.headwater.api.index.IndexFault.Kind;
import dev.headwater.api.index.Remedy.Action;
import dev.headwater.api.text.Shown;
import dev.headwater.http.fetch.AttemptResult.Blame;
import dev.headwater.http.fetch.AttemptResult.Broken;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Tells why there is no encrypted connection, and what to do about it. What a certificate is to blame for is not tried
 * again.
 */
final class TlsDiagnosis {
    private static final String NAMES = "subjectAltNames: [";
    private static final int LONGEST = 120;

    private TlsDiagnosis() {}

    static Broken of(SSLException failure, Phase phase, String host) {
        String text = String.valueOf(failure.getMessage());
        if (failure instanceof SSLPeerUnverifiedException) {
            return origin(new FaultDetail.Tls(Problem.OTHER_HOST, host, names(text)), Action.CHECK_CERTIFICATE_HOST);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException) {
                return origin(tls(Problem.EXPIRED, host), Action.CHECK_CLOCK);
            }
            if (cause instanceof CertificateNotYetValidException) {
                return origin(tls(Problem.NOT_YET_VALID, host), Action.CHECK_CLOCK);
            }
            if (cause instanceof CertPathBuilderException) {
                return origin(tls(Problem.NOT_TRUSTED, host), Action.TRUST_AUTHORITY);
            }
        }
        if (failure.getCause() instanceof CertificateException) {
            return origin(tls(Problem.NOT_ACCEPTED, host), Action.TELL_OPERATOR);
        }
        return alert(text, phase, host);
    }

    /** What the other side said: the JDK tells it by text only. */
    private static Broken alert(String text, Phase phase, String host) {
        if (text.contains("certificate_required")
                || text.contains("bad_certificate")
                || text.contains("unknown_ca")
                || text.contains("certificate_unknown")
                || text.contains("access_denied")) {
            return origin(tls(Problem.CLIENT_CERTIFICATE, host), Action.GIVE_CERTIFICATE);
        }
        if (text.startsWith("Unsupported or unrecognized SSL message")) {
            return origin(tls(Problem.NO_TLS, host), Action.CHECK_SCHEME);
        }
        if (text.contains("protocol_version")
                || text.contains("handshake_failure")
                || text.contains("No appropriate protocol")) {
            return origin(tls(Problem.NOTHING_IN_COMMON, host), Action.UPDATE_TLS);
        }
        Problem broken = phase == Phase.CONNECTING || phase == Phase.SECURING ? Problem.BROKEN_BEFORE : Problem.BROKEN;
        return Broken.of(Blame.MOMENT, Kind.TLS, tls(broken, host));
    }

    private static FaultDetail tls(Problem problem, String host) {
        return new FaultDetail.Tls(problem, host, Optional.empty());
    }

    private static Broken origin(FaultDetail detail, Action action) {
        return Broken.of(Blame.ORIGIN, Kind.TLS, detail).with(action);
    }

    private static Optional<String> names(String text) {
        int from = text.indexOf(NAMES);
        int to = text.indexOf(']', Math.max(from, 0));
        if (from < 0 || to < 0) {
            return Optional.empty();
        }
        return Optional.of(Shown.text(text.substring(from + NAMES.length(), to), LONGEST));
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import dev.headwater.api.index.FaultDetail;
import dev.headwater.api.index.FaultDetail.Late.Awaited;
import dev.headwater.api.index.FaultDetail.Unconnected.Problem;
import dev.headwater.api.index.IndexFault.Kind;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.index.Remedy.Action;
import dev.headwater.api.text.Shown;
import dev.headwater.http.address.PrivateAddressException;
import dev.headwater.http.body.RefusedBodyException;
import dev.headwater.http.fetch.AttemptResult.Blame;
import dev.headwater.http.fetch.AttemptResult.Broken;
import dev.headwater.http.file.Descriptors;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;

/**
 * Tells why a try failed. What an exception says itself is not repeated: it may hold a part of an answer. The client's
 * own exceptions have no types for some of these; their first words are all there is to tell them by.
 */
final class Diagnosis {
    private static final String PROXY_REFUSED = "Unexpected response code for CONNECT: ";
    private static final String PROXY_UNKNOWN = "Received HTTP_PROXY_AUTH (407)";
    private static final int PROXY_STATUS = 407;
    private static final String PROXY_LOGIN = "Failed to authenticate with proxy";

    private Diagnosis() {}

    static Broken of(IOException failure, Phase phase, String host, Duration timeout) {
        if (failure instanceof RefusedBodyException
                || failure instanceof PrivateAddressException
                || failure instanceof UnusableTlsException) {
            return ruledOut(failure);
        }
        if (Descriptors.areUsedUp(failure)) {
            return Broken.of(Blame.RULE, Kind.MACHINE, Descriptors.USED_UP).with(Action.ALLOW_OPEN_FILES);
        }
        if (failure instanceof InterruptedIOException) {
            return Broken.of(Blame.MOMENT, Kind.TIMEOUT, new FaultDetail.Late(awaited(phase), timeout));
        }
        if (failure instanceof SSLException tls) {
            return TlsDiagnosis.of(tls, phase, host);
        }
        String text = String.valueOf(failure.getMessage());
        if (text.startsWith(PROXY_LOGIN)) {
            return Broken.of(Blame.ORIGIN, Kind.PROXY, "the proxy wants a login, or another one")
                    .with(Action.GIVE_PROXY_LOGIN);
        }
        if (text.startsWith(PROXY_UNKNOWN)) {
            return Broken.of(Blame.RULE, Kind.PROXY, "status 407, which only a proxy gives, and none is known here")
                    .withStatus(OptionalInt.of(PROXY_STATUS))
                    .with(Action.GIVE_PROXY_LOGIN);
        }
        if (text.startsWith(PROXY_REFUSED)) {
            String status = Shown.text(text.substring(PROXY_REFUSED.length()), 3);
            return Broken.of(Blame.MOMENT, Kind.PROXY, "the proxy answered with status " + status)
                    .with(Action.CHECK_PROXY);
        }
        return phase == Phase.CONNECTING || phase == Phase.SECURING
                ? unconnected(failure, host)
                : phase == Phase.READING ? brokenBody(failure, host) : brokenHead(failure, text, host);
    }

    private static Broken ruledOut(IOException failure) {
        String received = String.valueOf(failure.getMessage());
        if (failure instanceof UnusableTlsException) {
            return Broken.of(Blame.RULE, Kind.RULE, "not asked: " + received).with(Action.MEND_CERTIFICATES);
        }
        if (failure instanceof PrivateAddressException host) {
            return Broken.of(Blame.RULE, Kind.ADDRESS, host.detail()).with(host.remedy());
        }
        return failure instanceof RefusedBodyException body
                ? Broken.of(body.isOversized() ? Blame.SIZE : Blame.RULE, Kind.CONTENT, body.detail())
                : Broken.of(Blame.RULE, Kind.CONTENT, received);
    }

    /** {@return what is waited for at a phase} */
    static Awaited awaited(Phase phase) {
        return switch (phase) {
            case CONNECTING -> Awaited.CONNECTION;
            case SECURING -> Awaited.ENCRYPTION;
            case ASKING -> Awaited.ANSWER;
            case READING -> Awaited.END;
        };
    }

    private static Broken unconnected(IOException failure, String host) {
        if (failure instanceof UnknownHostException) {
            return moment(Problem.UNKNOWN_HOST, host).with(Remedy.of(Action.CHECK_HOST_NAME, host));
        }
        if (failure instanceof NoRouteToHostException) {
            return moment(Problem.NO_ROUTE, host).with(Action.CHECK_NETWORK);
        }
        if (failure instanceof ConnectException) {
            return moment(Problem.REFUSED, host).with(Action.CHECK_PORT);
        }
        return moment(Problem.BROKEN_BEFORE, host);
    }

    private static Broken moment(Problem problem, String host) {
        return Broken.of(Blame.MOMENT, Kind.CONNECTION, new FaultDetail.Unconnected(problem, host));
    }

    private static Broken content(String received) {
        return Broken.of(Blame.MOMENT, Kind.CONTENT, received);
    }

    private static Broken brokenHead(IOException failure, String text, String host) {
        if (failure instanceof ProtocolException || text.startsWith("header byte count limit")) {
            return content("an answer that is not HTTP, or has too many headers");
        }
        if (failure.getCause() instanceof EOFException end) {
            // The client says how much it had read: nothing.
            boolean isSilent = String.valueOf(end.getMessage()).endsWith("content=…");
            return isSilent
                    ? moment(Problem.CLOSED, host)
                    : content("the head of the answer ends early, or is longer than 256 KiB");
        }
        return moment(Problem.RESET, host);
    }

    private static Broken brokenBody(IOException failure, String host) {
        if (failure instanceof ZipException) {
            return content("a body that is not packed as it says");
        }
        boolean isShort = failure instanceof EOFException || failure instanceof ProtocolException;
        return isShort
                ? content("the body has another length than announced, or ends early")
                : moment(Problem.RESET, host);
    }
}

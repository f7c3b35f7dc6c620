// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import dev.headwater.api.text.Shown;
import dev.headwater.http.fetch.Outcome.Blame;
import dev.headwater.http.fetch.Outcome.Broken;
import dev.headwater.http.file.Descriptors;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;

/**
 * Says in plain words why a try failed. What an exception says itself is not repeated: it may hold a part of an answer.
 * The client's own exceptions have no types for some of these; their first words are all there is to tell them by.
 */
final class Diagnosis {
    private static final String PROXY_REFUSED = "Unexpected response code for CONNECT: ";
    private static final String PROXY_LOGIN = "Failed to authenticate with proxy";

    private Diagnosis() {}

    static Broken of(IOException failure, Phase phase, String host, Duration timeout) {
        if (failure instanceof RefusedBodyException
                || failure instanceof PrivateAddressException
                || failure instanceof UnusableTlsException) {
            return ruledOut(failure);
        }
        if (Descriptors.areUsedUp(failure)) {
            return Broken.of(Blame.RULE, Descriptors.USED_UP, Descriptors.REPAIR);
        }
        if (failure instanceof InterruptedIOException) {
            return Broken.of(Blame.MOMENT, lateness(phase, timeout));
        }
        if (failure instanceof SSLException tls) {
            return TlsDiagnosis.of(tls, phase, host);
        }
        String text = String.valueOf(failure.getMessage());
        if (text.startsWith(PROXY_LOGIN)) {
            return Broken.of(Blame.ORIGIN, "the proxy wants a login, or another one", "give the proxy's login");
        }
        if (text.startsWith(PROXY_REFUSED)) {
            return Broken.of(
                    Blame.MOMENT,
                    "the proxy answered with status " + Shown.text(text.substring(PROXY_REFUSED.length()), 3),
                    "ask who runs the proxy, or leave it out for this host");
        }
        return phase == Phase.CONNECTING || phase == Phase.SECURING
                ? unconnected(failure, host)
                : Broken.of(Blame.MOMENT, phase == Phase.READING ? brokenBody(failure) : brokenHead(failure, text));
    }

    private static Broken ruledOut(IOException failure) {
        String received = String.valueOf(failure.getMessage());
        if (failure instanceof OversizedBodyException) {
            return Broken.of(Blame.SIZE, received);
        }
        if (failure instanceof UnusableTlsException) {
            return Broken.of(Blame.RULE, "not asked: " + received, "mend the settings of certificates");
        }
        return failure instanceof PrivateAddressException host
                ? new Broken(received, host.repair(), Blame.RULE)
                : Broken.of(Blame.RULE, received);
    }

    /** {@return what did not come in time} */
    static String lateness(Phase phase, Duration timeout) {
        String within = " within " + shown(timeout);
        return switch (phase) {
            case CONNECTING -> "no connection" + within;
            case SECURING -> "no encrypted connection" + within;
            case ASKING -> "no answer" + within;
            case READING -> "the answer did not end" + within;
        };
    }

    /** {@return a duration as people write it} */
    static String shown(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 1 || (seconds < 10 && time.toMillisPart() > 0)) {
            return time.toMillis() + " ms";
        }
        if (seconds < 600) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        return minutes < 600 ? minutes + " min" : minutes / 60 + " h";
    }

    private static Broken unconnected(IOException failure, String host) {
        if (failure instanceof UnknownHostException) {
            return Broken.of(
                    Blame.MOMENT,
                    "no address is known for a host of that name",
                    "check the name, and that this machine can look up names");
        }
        if (failure instanceof NoRouteToHostException) {
            return Broken.of(Blame.MOMENT, "there is no way to " + host, "check this machine's network, and its proxy");
        }
        if (failure instanceof ConnectException) {
            return Broken.of(
                    Blame.MOMENT, "the connection was refused", "check host and port, and whether a proxy is needed");
        }
        return Broken.of(Blame.MOMENT, "the connection broke before it was made");
    }

    private static String brokenHead(IOException failure, String text) {
        if (failure instanceof ProtocolException || text.startsWith("header byte count limit")) {
            return "an answer that is not HTTP, or has too many headers";
        }
        if (failure.getCause() instanceof EOFException end) {
            // The client says how much it had read: nothing.
            boolean isSilent = String.valueOf(end.getMessage()).endsWith("content=…");
            return isSilent
                    ? "the connection was closed without an answer"
                    : "the head of the answer ends early, or is longer than 256 KiB";
        }
        return "the connection was reset";
    }

    private static String brokenBody(IOException failure) {
        if (failure instanceof ZipException) {
            return "a body that is not packed as it says";
        }
        boolean isShort = failure instanceof EOFException || failure instanceof ProtocolException;
        return isShort ? "the body has another length than announced, or ends early" : "the connection was reset";
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.index.FaultDetail;
import dev.headwater.api.index.IndexFault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Faults of indexes as clauses, without capital and full stop.
 *
 * @since 0.1.0
 */
public final class FaultText implements FaultDetail.Visitor<String> {
    private final OptionalInt status;

    private FaultText(OptionalInt status) {
        this.status = status;
    }

    /** {@return where it was asked, what came, and how often it was tried, in one clause} */
    public static String of(IndexFault fault) {
        return fault.location() + ": " + received(fault)
                + (fault.attempts() > 1 ? " (tried " + fault.attempts() + " times)" : "");
    }

    /** {@return what came instead of an answer: "status 403", "the archive ends early"} */
    public static String received(IndexFault fault) {
        return fault.detail().accept(new FaultText(fault.status()));
    }

    @Override
    public String status(FaultDetail.Status detail) {
        return "status " + detail.code()
                + detail.title().map(title -> " (" + title + ")").orElse("")
                + (detail.toLogin() ? " to a request with a login" : "");
    }

    @Override
    public String redirect(FaultDetail.Redirect detail) {
        Optional<String> target = detail.target();
        return switch (detail.refusal()) {
            case NO_TARGET ->
                (status.isPresent() ? "status " + status.getAsInt() : "a redirect") + " without a place to go";
            case NO_URL ->
                target.isPresent()
                        ? to(target) + ", which is no URL that can be read"
                        : "a redirect to what is no http or https URL";
            case USER_INFORMATION -> "a redirect to a URL with user information";
            case LEAVES_INDEX -> to(target) + ", which leaves the index";
            case OTHER_PAGE -> to(target) + ", which is another page";
            case OTHER_PROJECT -> to(target) + ", which is not the page of this project";
            case NOT_ENCRYPTED -> to(target) + ", which is not encrypted";
            case NOT_ENCRYPTED_NOR_HASHED ->
                to(target) + ", which is not encrypted, and no sha256 says what is to come";
            case NONE_FOLLOWED -> to(target) + ", none is followed here";
            case LOGIN_LOST -> "an answer to a request that could not carry the login";
        };
    }

    private static String to(Optional<String> target) {
        return "a redirect" + target.map(url -> " to " + url).orElse("");
    }

    @Override
    public String tooManyRedirects(FaultDetail.TooManyRedirects detail) {
        return "more than " + detail.most() + " redirects";
    }

    @Override
    public String redirected(FaultDetail.Redirected detail) {
        return detail.there().accept(this) + " (redirected to " + detail.url() + ")";
    }

    @Override
    public String tooLarge(FaultDetail.TooLarge detail) {
        return detail.announced().isPresent()
                ? "a body of " + detail.announced().getAsLong() + " bytes, more than the " + detail.most()
                        + " that are read"
                : "a body of more than " + detail.most() + " bytes";
    }

    @Override
    public String mediaType(FaultDetail.MediaType detail) {
        return detail.found().isEmpty()
                ? "a page without a Content-Type"
                : "the Content-Type '" + detail.found() + "', which is not that of a page";
    }

    @Override
    public String tls(FaultDetail.Tls detail) {
        return switch (detail.problem()) {
            case OTHER_HOST ->
                "its certificate is not for " + detail.host()
                        + detail.named()
                                .map(names -> names.isEmpty() ? " (it names no host)" : " (it is for " + names + ")")
                                .orElse("");
            case EXPIRED -> "its certificate has expired";
            case NOT_YET_VALID -> "its certificate is not valid yet";
            case NOT_TRUSTED -> "its certificate is signed by nobody that is trusted here";
            case NOT_ACCEPTED -> "its certificate is not accepted";
            case CLIENT_CERTIFICATE -> "it does not accept our certificate, or wants one";
            case NO_TLS -> "it does not speak TLS there";
            case NOTHING_IN_COMMON -> "no version of TLS, or no cipher, is known to both sides";
            case BROKEN_BEFORE -> "the connection broke before it was encrypted";
            case BROKEN -> "the encrypted connection broke";
        };
    }

    @Override
    public String late(FaultDetail.Late detail) {
        return switch (detail.awaited()) {
                    case THREAD -> "it was not asked: no thread was free";
                    case CONNECTION -> "no connection";
                    case ENCRYPTION -> "no encrypted connection";
                    case ANSWER -> "no answer";
                    case MORE -> "the answer stopped: nothing more came";
                    case END -> "the answer did not end";
                }
                + " within " + shown(detail.within());
    }

    @Override
    public String unconnected(FaultDetail.Unconnected detail) {
        return switch (detail.problem()) {
            case UNKNOWN_HOST -> "no address is known for a host of that name";
            case NO_ROUTE -> "there is no way to " + detail.host();
            case REFUSED -> "the connection was refused";
            case BROKEN_BEFORE -> "the connection broke before it was made";
            case CLOSED -> "the connection was closed without an answer";
            case RESET -> "the connection was reset";
        };
    }

    @Override
    public String address(FaultDetail.Address detail) {
        return "the host " + detail.host()
                + switch (detail.reach()) {
                    case PRIVATE -> " is at a private address";
                    case LINK_LOCAL -> " is at a link-local address";
                    case PERHAPS_LINK_LOCAL -> " may be at a link-local address";
                }
                + ", and the index is not";
    }

    @Override
    public String otherHashes(FaultDetail.OtherHashes detail) {
        return "other hashes for " + detail.filename() + " than at " + detail.elsewhere();
    }

    @Override
    public String knownProject(FaultDetail.KnownProject detail) {
        return detail.instead()
                .map(instead ->
                        "no answer about its known project '" + detail.known() + "' (" + instead.accept(this) + ")")
                .orElse("it says that even its known project '" + detail.known() + "' is absent");
    }

    @Override
    public String postponed(FaultDetail.Postponed detail) {
        return detail.before().accept(this) + ", and not to be asked for " + shown(detail.pause())
                + ", longer than the " + shown(detail.left()) + " that are left";
    }

    @Override
    public String suspended(FaultDetail.Suspended detail) {
        String sofar = detail.before()
                .map(before -> before.accept(this) + ", then not asked again: ")
                .orElse("not asked: ");
        return sofar
                + (detail.calls() == 0
                        ? "most calls to this origin failed, and it is being tried whether they still do"
                        : detail.failed() + " of the last " + detail.calls() + " calls to this origin failed");
    }

    @Override
    public String withMirrors(FaultDetail.WithMirrors detail) {
        StringBuilder text = new StringBuilder(detail.own().accept(this));
        for (IndexFault fault : detail.mirrors()) {
            text.append("; at its mirror ")
                    .append(fault.location())
                    .append(": ")
                    .append(received(fault));
        }
        return text.toString();
    }

    @Override
    public String quoted(FaultDetail.Quoted detail) {
        return detail.words();
    }

    /** {@return a duration as people write it} */
    private static String shown(Duration time) {
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
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Remedy;
import java.util.Optional;

/**
 * The words of remedies for whoever has nothing but a policy file: keys are named as they stand there, and logins,
 * proxies and certificates by what they are. The one place where remedies become sentences; a surface that has names of
 * its own for some of them says those itself, and hands on the others.
 *
 * @since 0.1.0
 */
public final class RemedyText implements RemedyWords {
    private static final int FORBIDDEN = 403;

    /** Makes the words. */
    public RemedyText() {}

    @Override
    public String of(Remedy remedy, IndexFault fault, Optional<IndexId> index) {
        String subject = remedy.subject();
        return switch (remedy.action()) {
            case GIVE_LOGIN -> login(subject, fault);
            case RENEW_LOGIN -> "the login that was sent is not accepted: renew it";
            case ASK_FOR_ACCESS -> "the login that was sent may not read this: ask for access";
            case CHANGE_LOGIN -> "ask who runs the index why, or take a login that is no word of a file's name";
            case NAME_KNOWN_PROJECT ->
                "give the index a known-project: only then does its also-absent count with a login";
            case CHECK_KNOWN_PROJECT -> "check the location and the login of " + the(index) + ", or its known-project";
            case GIVE_PROXY_LOGIN -> "give the proxy's login";
            case CHECK_PROXY -> "ask who runs the proxy, or leave it out for this host";
            case CHECK_LOCATION -> "check the URL of the index";
            case CHECK_LOCATION_AND_LOGIN -> "check the URL of the index, and whether it wants a login";
            case FOLLOW_MOVE -> "if the index has moved on its host, give its URL as it is now: " + subject;
            case NAME_ABSENT_REDIRECTS -> absentRedirects(subject, index);
            case ASK_ABOUT_REDIRECT ->
                "another page may list less, which would be taken for absent: ask who runs the index why it sends to "
                        + subject + "; it may be a form that asks for a login";
            case MEND_LINK ->
                index.isEmpty()
                        ? "check the URL in the request"
                        : "the page of the index was read, and its link to this file is broken: the file is gone, or the page"
                                + " names it relative to another place; ask who runs the index to mend the link";
            case MEND_LINK_TO_LOGIN ->
                "the page of the index was read, and its link to this file leads to " + subject
                        + ", where no login of the index is ever sent: ask who runs the index for a link that may be"
                        + " read";
            case SERVE_AS_HTML -> serve(subject, "text/html");
            case SERVE_AS_PAGE ->
                serve(subject, "text/html or application/vnd.pypi.simple.v1+json")
                        + "; or check that the URL of the index is that of a Simple index";
            case SEND_LENGTH -> "let the server say how long the page is";
            case MAKE_SIMPLE -> "make it an index of kind 'simple'";
            case DECLARE_MIRRORS_COMPLETE -> "if every mirror has all of the index, set mirrors-complete = true";
            case TRUST_NEITHER ->
                "one of the two gives out a changed file: ask who runs them, and trust neither until then";
            case DISTRUST_BYTES ->
                "the index, or something on the way to it, gives out other bytes than it lists: do not use them; try"
                        + " again, or ask who runs the index";
            default -> ofMachine(remedy, index);
        };
    }

    /** What is to be done on this machine, on the way to the server, or by who runs it. */
    private static String ofMachine(Remedy remedy, Optional<IndexId> index) {
        String subject = remedy.subject();
        return switch (remedy.action()) {
            case ENCRYPT -> "use https, or set allow-insecure = true for this index";
            case NAME_FILE_HOST -> "if that is meant, name the host " + subject + " in file-hosts";
            case WRITE_ADDRESS ->
                "write the address of " + subject + " as four numbers, and if that is meant, name it in file-hosts";
            case CHECK_HOST_NAME -> "check the name " + subject + ", and that this machine can look up names";
            case CHECK_NETWORK -> "check this machine's network, and its proxy";
            case CHECK_PORT -> "check host and port, and whether a proxy is needed";
            case RAISE_TIMEOUT -> "if it is only slow, raise timeout for this index";
            case TRY_LATER -> "try again later, or name a mirror";
            case ASK_LESS_OFTEN -> "ask less often, or later";
            case GO_ONLINE -> "ask once with the network";
            case CHECK_CERTIFICATE_HOST -> "ask a host that the certificate names, or tell who runs this one";
            case CHECK_CLOCK -> "set this machine's clock right, or tell who runs it";
            case TRUST_AUTHORITY -> "if it is an authority of your own, give its certificate to the client";
            case GIVE_CERTIFICATE -> "give the client a certificate and its key that this server accepts";
            case MEND_CERTIFICATES -> "mend the settings of certificates";
            case CHECK_SCHEME -> "check scheme and port of the URL";
            case UPDATE_TLS -> "tell who runs it: TLS 1.2 or later is needed";
            case TELL_OPERATOR -> "tell who runs it";
            case USE_NEWER_RELEASE -> "use a newer release, which knows it";
            case ENABLE_INDEX -> "enable " + the(index) + ", or take the name out of its reservations";
            case RECORD_AGAIN -> "record the request again";
            case NAME_RECORDING -> "name a recording: a folder, or an archive, that has manifest.json and pages";
            case CHECK_PATH -> "check the path";
            case CHECK_PERMISSIONS -> "check its permissions";
            case COPY_AGAIN -> "copy it again, or make it again";
            case REPLACE_LINK -> "remove it, or put the file itself there";
            case ALLOW_OPEN_FILES -> "let it have more open files at once, with ulimit -n in most shells";
            default -> subject;
        };
    }

    private static String login(String origin, IndexFault fault) {
        return "give a login for " + origin + (fault.status().orElse(0) == FORBIDDEN ? ", or ask for access" : "");
    }

    private static String absentRedirects(String place, Optional<IndexId> index) {
        return the(index) + " sends what it has not got to another place; if that is how it says that it has no such"
                + " project, set absent-redirects = [\"" + place
                + "\"] for it, and the name is taken for absent; it is not asked there";
    }

    private static String serve(String type, String wanted) {
        return type.isEmpty()
                ? "let the server say the Content-Type of the page: " + wanted + " is needed"
                : "the server calls the page " + type + " where " + wanted + " is needed: let it say that";
    }

    private static String the(Optional<IndexId> index) {
        return index.map(id -> "'" + id + "'").orElse("the index");
    }
}

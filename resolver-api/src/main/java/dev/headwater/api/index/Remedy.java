// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import java.util.Locale;

/**
 * What a person can do about a failure, as a case: which key, variable or file that means, the surface says that the
 * person uses.
 *
 * @param action what to do
 * @param subject what it is to be done with, as each {@link Action} says; empty where it says nothing. Without secrets
 * @since 0.1.0
 */
public record Remedy(Action action, String subject) {
    /** Makes a remedy without a subject. */
    public static Remedy of(Action action) {
        return new Remedy(action, "");
    }

    /** Makes a remedy. */
    public static Remedy of(Action action, String subject) {
        return new Remedy(action, subject);
    }

    /** {@return the action and its subject, in words that name no key, variable or file of any surface} */
    @Override
    public String toString() {
        String words = action.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return action == Action.OTHER ? subject : subject.isEmpty() ? words : words + ": " + subject;
    }

    /** What to do. Where nothing else is said, there is no subject. */
    public enum Action {
        /** Give a login. Subject: the origin that wants it. */
        GIVE_LOGIN,
        /** Renew the login that was sent and not accepted. Subject: the origin. */
        RENEW_LOGIN,
        /** Ask for the right to read, which the login that was sent has not got. Subject: the origin. */
        ASK_FOR_ACCESS,
        /** Take a login that is no part of the names of files. */
        CHANGE_LOGIN,
        /** Name a known project, which alone makes an ambiguous status believable where a login is sent. */
        NAME_KNOWN_PROJECT,
        /** Check location, login and known project of the index. Subject: the name of the known project. */
        CHECK_KNOWN_PROJECT,
        /** Give the login of the proxy. */
        GIVE_PROXY_LOGIN,
        /** Ask who runs the proxy, or leave it out for this host. */
        CHECK_PROXY,

        /** Check the URL of the index. */
        CHECK_LOCATION,
        /** Check the URL of the index, and whether it wants a login. */
        CHECK_LOCATION_AND_LOGIN,
        /** Give the URL of the index as it is now, on the same host. Subject: that URL. */
        FOLLOW_MOVE,
        /**
         * If the index sends away what it has not got, say that this means absence. Subject: the URL at another place
         * that it sends to. Nobody is to be told to ask there.
         */
        NAME_ABSENT_REDIRECTS,
        /** Ask who runs the index why its one page is elsewhere, on another host. Subject: the URL there. */
        ASK_ABOUT_REDIRECT,
        /** Ask who runs the index to mend a link on its page. Subject: the URL that the link leads to. */
        MEND_LINK,
        /**
         * Ask who runs the index for a link to where no login is wanted. Subject: the origin that the link leads to.
         */
        MEND_LINK_TO_LOGIN,
        /** Let the server call a flat page HTML. Subject: the Content-Type that it says; empty if it says none. */
        SERVE_AS_HTML,
        /** Let the server call a project page what it is. Subject: the Content-Type that it says; empty if none. */
        SERVE_AS_PAGE,
        /** Let the server say how long the page is. */
        SEND_LENGTH,
        /** Make the index one of the kind {@code simple}. */
        MAKE_SIMPLE,
        /** If every mirror has all of the index, say so. */
        DECLARE_MIRRORS_COMPLETE,
        /** Trust neither of two locations that list different hashes. */
        TRUST_NEITHER,
        /** Use none of the bytes, which are not those that are listed. */
        DISTRUST_BYTES,

        /** Use https, or let the index be asked without it. */
        ENCRYPT,
        /** If the host is meant, let files of the index come from there. Subject: the host. */
        NAME_FILE_HOST,
        /** Write an address of a host as four numbers, and name that. Subject: the host as written. */
        WRITE_ADDRESS,
        /** Check the name of the host, and that this machine can look up names. Subject: the host. */
        CHECK_HOST_NAME,
        /** Check the network of this machine, and its proxy. */
        CHECK_NETWORK,
        /** Check host and port, and whether a proxy is needed. */
        CHECK_PORT,
        /** Allow more time. */
        RAISE_TIMEOUT,
        /** Ask again later, or from a mirror. */
        TRY_LATER,
        /** Ask less often. */
        ASK_LESS_OFTEN,
        /** Ask once while the network may be used. */
        GO_ONLINE,

        /** Ask a host that the certificate is for. */
        CHECK_CERTIFICATE_HOST,
        /** Set the clock of this machine right, or tell who runs the host. */
        CHECK_CLOCK,
        /** If the authority is one's own, trust its certificate. */
        TRUST_AUTHORITY,
        /** Give a client certificate and its key. */
        GIVE_CERTIFICATE,
        /** Mend the settings of certificates. */
        MEND_CERTIFICATES,
        /** Check scheme and port of the URL, for no TLS is spoken there. */
        CHECK_SCHEME,
        /** Tell who runs the host that TLS 1.2 or later is needed. */
        UPDATE_TLS,
        /** Tell who runs the host. */
        TELL_OPERATOR,

        /** Use a newer release of this library. */
        USE_NEWER_RELEASE,
        /** Enable the index, or take the name from it. Subject: the id of the index. */
        ENABLE_INDEX,
        /** Record the request again. */
        RECORD_AGAIN,
        /** Name a recording. */
        NAME_RECORDING,
        /** Check the path. */
        CHECK_PATH,
        /** Check the permissions of the file. */
        CHECK_PERMISSIONS,
        /** Copy the file again, or make it again. */
        COPY_AGAIN,
        /** Remove what leads out of the folder, or put the file itself there. */
        REPLACE_LINK,
        /** Let this process have more open files. */
        ALLOW_OPEN_FILES,

        /** What the subject says, in the words of an index that a host brings or of an older recording. */
        OTHER
    }
}

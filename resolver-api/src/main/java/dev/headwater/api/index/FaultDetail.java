// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import dev.headwater.api.name.ProjectName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * What came instead of an answer, beside the kind of an {@link IndexFault}, its status and its place.
 *
 * <p>A case holds facts: the wording is that of a report. What no program has yet asked to tell apart is
 * {@link Quoted}. This file is long because all cases, and the visitor that handles each, stand in one place.
 *
 * @since 0.1.0
 */
public sealed interface FaultDetail {
    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /**
     * {@return the same with each text that a server may have had a say in as it may be shown}
     *
     * @param mask leaves secrets out of a text
     */
    default FaultDetail masked(UnaryOperator<String> mask) {
        return this;
    }

    /**
     * A status that answers nothing.
     *
     * @param code the status
     * @param title what the server says of it, made fit to be shown; its own words
     * @param toLogin whether the request had a login, so that lost rights look the same as an absence
     */
    record Status(int code, Optional<String> title, boolean toLogin) implements FaultDetail {
        /** Makes the detail of a status of which nothing else is known. */
        public Status(int code) {
            this(code, Optional.empty(), false);
        }

        @Override
        public FaultDetail masked(UnaryOperator<String> mask) {
            return new Status(code, title.map(mask), toLogin);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.status(this);
        }
    }

    /**
     * A redirect that may not be followed.
     *
     * @param refusal why not
     * @param target where it leads, without secrets; empty where that is no URL, or of no matter
     */
    record Redirect(Refusal refusal, Optional<String> target) implements FaultDetail {
        /** Why a redirect may not be followed. */
        public enum Refusal {
            /** It names no place. */
            NO_TARGET,
            /** It leads to what is no http or https URL. */
            NO_URL,
            /** It leads to a URL with user information. */
            USER_INFORMATION,
            /** It leads out of the index. */
            LEAVES_INDEX,
            /** It leads to another page of the index. */
            OTHER_PAGE,
            /** It leads to a page of another project. */
            OTHER_PROJECT,
            /** It leads from an encrypted place to one that is not. */
            NOT_ENCRYPTED,
            /** The same, and no strong hash says what is to come. */
            NOT_ENCRYPTED_NOR_HASHED,
            /** None is followed for this question. */
            NONE_FOLLOWED,
            /**
             * It was followed to where no login is sent, and what is said there to nobody in particular says nothing.
             */
            LOGIN_LOST
        }

        @Override
        public FaultDetail masked(UnaryOperator<String> mask) {
            return new Redirect(refusal, target.map(mask));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.redirect(this);
        }
    }

    /**
     * More redirects than are followed.
     *
     * @param most how many are followed
     */
    record TooManyRedirects(int most) implements FaultDetail {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.tooManyRedirects(this);
        }
    }

    /**
     * What came at the place that redirects led to.
     *
     * @param url that place, without secrets
     * @param there what came there
     */
    record Redirected(String url, FaultDetail there) implements FaultDetail {
        @Override
        public FaultDetail masked(UnaryOperator<String> mask) {
            return new Redirected(mask.apply(url), there.masked(mask));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.redirected(this);
        }
    }

    /**
     * A body of which there is more than is read.
     *
     * @param most how many bytes are read
     * @param announced how many the server says there are; empty where it does not
     */
    record TooLarge(long most, OptionalLong announced) implements FaultDetail {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.tooLarge(this);
        }
    }

    /**
     * A page whose Content-Type is none that a page of an index has.
     *
     * @param found what it has, as the server says it, made fit to be shown; empty where it says nothing
     */
    record MediaType(String found) implements FaultDetail {
        @Override
        public FaultDetail masked(UnaryOperator<String> mask) {
            return new MediaType(mask.apply(found));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.mediaType(this);
        }
    }

    /**
     * No encrypted connection.
     *
     * @param problem why not
     * @param host the host that was asked
     * @param named the hosts that its certificate names, as it names them, made fit to be shown; may be empty
     */
    record Tls(Tls.Problem problem, String host, Optional<String> named) implements FaultDetail {
        /** Why there is no encrypted connection. */
        public enum Problem {
            /** Its certificate is for other hosts. */
            OTHER_HOST,
            /** Its certificate has expired. */
            EXPIRED,
            /** Its certificate is not valid yet. */
            NOT_YET_VALID,
            /** Its certificate is signed by nobody that is trusted here. */
            NOT_TRUSTED,
            /** Its certificate is not accepted for another reason. */
            NOT_ACCEPTED,
            /** It does not accept the certificate of the client, or wants one. */
            CLIENT_CERTIFICATE,
            /** It does not speak TLS there. */
            NO_TLS,
            /** No version of TLS, or no cipher, is known to both sides. */
            NOTHING_IN_COMMON,
            /** The connection broke before it was encrypted. */
            BROKEN_BEFORE,
            /** The encrypted connection broke. */
            BROKEN
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.tls(this);
        }
    }

    /**
     * What did not come in time.
     *
     * @param awaited what was waited for
     * @param within how long
     */
    record Late(Awaited awaited, Duration within) implements FaultDetail {
        /** What is waited for. */
        public enum Awaited {
            /** A thread to ask by. */
            THREAD,
            /** A connection. */
            CONNECTION,
            /** An encrypted connection. */
            ENCRYPTION,
            /** The begin of an answer. */
            ANSWER,
            /** The next part of an answer. */
            MORE,
            /** The end of an answer. */
            END
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.late(this);
        }
    }

    /**
     * No connection.
     *
     * @param problem why not
     * @param host the host that was asked
     */
    record Unconnected(Unconnected.Problem problem, String host) implements FaultDetail {
        /** Why there is no connection. */
        public enum Problem {
            /** No address is known for a host of that name. */
            UNKNOWN_HOST,
            /** There is no way to it. */
            NO_ROUTE,
            /** It was refused. */
            REFUSED,
            /** It broke before it was made. */
            BROKEN_BEFORE,
            /** It was closed without an answer. */
            CLOSED,
            /** It was reset. */
            RESET
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unconnected(this);
        }
    }

    /**
     * A host at an address that the index may send nobody to.
     *
     * @param host the host
     * @param reach what address it is
     */
    record Address(String host, Reach reach) implements FaultDetail {
        /** What address a host is at. */
        public enum Reach {
            /** A private one. */
            PRIVATE,
            /** A link-local one. */
            LINK_LOCAL,
            /** It is written so that some read a link-local one. */
            PERHAPS_LINK_LOCAL
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.address(this);
        }
    }

    /**
     * Another location of the index lists other hashes for a file.
     *
     * @param filename the file
     * @param elsewhere the other location
     */
    record OtherHashes(String filename, String elsewhere) implements FaultDetail {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.otherHashes(this);
        }
    }

    /**
     * An absence that may not be believed.
     *
     * @param known the project that the index is known to have
     * @param instead what came instead of an answer about that one; empty where it is said to be absent, too
     */
    record KnownProject(ProjectName known, Optional<FaultDetail> instead) implements FaultDetail {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.knownProject(this);
        }
    }

    /**
     * Something after which the server wants to be left alone for longer than there is time.
     *
     * @param before what came
     * @param pause how long it wants to be left alone
     * @param left how long there is time
     */
    record Postponed(FaultDetail before, Duration pause, Duration left) implements FaultDetail {
        @Override
        public FaultDetail masked(UnaryOperator<String> mask) {
            return new Postponed(before.masked(mask), pause, left);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.postponed(this);
        }
    }

    /**
     * An origin that failed so often that it is left alone for a while.
     *
     * @param before what came at the try before; empty where this was the first
     * @param failed how many of the last calls failed; 0 while it is being tried whether they still do
     * @param calls how many calls those are
     */
    record Suspended(Optional<FaultDetail> before, int failed, int calls) implements FaultDetail {
        @Override
        public FaultDetail masked(UnaryOperator<String> mask) {
            return new Suspended(before.map(detail -> detail.masked(mask)), failed, calls);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.suspended(this);
        }
    }

    /**
     * Neither the index nor a mirror of it answered.
     *
     * @param own what came at the location of the index
     * @param mirrors what came at its mirrors, in their order
     */
    record WithMirrors(FaultDetail own, List<IndexFault> mirrors) implements FaultDetail {
        /** Copies. */
        public WithMirrors {
            mirrors = List.copyOf(mirrors);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.withMirrors(this);
        }
    }

    /**
     * Any other, in the words of who met it: a reader of pages or archives, the machine, a recording, a host.
     *
     * @param words the words, as they read after the location: "the archive ends early"
     */
    record Quoted(String words) implements FaultDetail {
        @Override
        public FaultDetail masked(UnaryOperator<String> mask) {
            return new Quoted(mask.apply(words));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.quoted(this);
        }
    }

    /**
     * One method for each case, so that a new case breaks the build where it must be handled.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** {@return the result for {@link Status}} */
        R status(Status detail);

        /** {@return the result for {@link Redirect}} */
        R redirect(Redirect detail);

        /** {@return the result for {@link TooManyRedirects}} */
        R tooManyRedirects(TooManyRedirects detail);

        /** {@return the result for {@link Redirected}} */
        R redirected(Redirected detail);

        /** {@return the result for {@link TooLarge}} */
        R tooLarge(TooLarge detail);

        /** {@return the result for {@link MediaType}} */
        R mediaType(MediaType detail);

        /** {@return the result for {@link Tls}} */
        R tls(Tls detail);

        /** {@return the result for {@link Late}} */
        R late(Late detail);

        /** {@return the result for {@link Unconnected}} */
        R unconnected(Unconnected detail);

        /** {@return the result for {@link Address}} */
        R address(Address detail);

        /** {@return the result for {@link OtherHashes}} */
        R otherHashes(OtherHashes detail);

        /** {@return the result for {@link KnownProject}} */
        R knownProject(KnownProject detail);

        /** {@return the result for {@link Postponed}} */
        R postponed(Postponed detail);

        /** {@return the result for {@link Suspended}} */
        R suspended(Suspended detail);

        /** {@return the result for {@link WithMirrors}} */
        R withMirrors(WithMirrors detail);

        /** {@return the result for {@link Quoted}} */
        R quoted(Quoted detail);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import dev.headwater.api.Unpromised;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why an index could not answer: which kind of failure it is, what was asked where, what came, how often it was tried,
 * and what a person can do.
 *
 * <pre>{@code
 * IndexFault.ofStatus(401, "https://example.org/simple/lib/")
 *         .withRemedy(Remedy.of(Remedy.Action.GIVE_LOGIN, "https://example.org"));
 * }</pre>
 *
 * @param kind the kind of failure; a program decides by it, and by nothing that is quoted in the detail
 * @param status the HTTP status of what came instead of an answer, if one came
 * @param location the URL or path that was read, without user information or anything else that is secret
 * @param detail what came instead of an answer; a report makes a sentence of it
 * @param attempts how often it was tried, at least 1
 * @param remedy what a person can do about it, if there is something
 * @since 0.1.0
 */
public record IndexFault(
        Kind kind, OptionalInt status, String location, FaultDetail detail, int attempts, Optional<Remedy> remedy) {
    /** The kinds of failures. */
    public enum Kind {
        /** A server answered with a status that answers nothing: 401, 403, 429, 500. */
        STATUS(Reach.ANSWERED),
        /** A file is not where the page that lists it says: 404 or 410. The page itself was read. */
        BROKEN_LINK(Reach.ANSWERED),
        /** What came is no page, or no file, that can be read: an unknown Content-Type, broken JSON, an odd length. */
        CONTENT(Reach.ANSWERED),
        /** A page of another project came. */
        OTHER_PROJECT(Reach.ANSWERED),
        /** A file has other bytes, or another size, than the page or an announced hash promises. */
        HASH(Reach.ANSWERED),
        /** What was listed contradicts itself, or what another location of the same index lists. */
        CONTRADICTION(Reach.ANSWERED),
        /** A redirect that may not be followed. */
        REDIRECT(Reach.ANSWERED),
        /** An absence that may not be believed, for the known project of the index is not there either. */
        KNOWN_PROJECT(Reach.ANSWERED),
        /** A mirror has no such project, which says nothing of the index. */
        MIRROR(Reach.ANSWERED),
        /** A time-out. */
        TIMEOUT(Reach.SILENT),
        /** No connection, or one that broke: no address of the host, refused, reset. */
        CONNECTION(Reach.SILENT),
        /** No encrypted connection: a certificate that does not fit, no common version. */
        TLS(Reach.SILENT),
        /** The proxy on the way did not pass the request on. */
        PROXY(Reach.SILENT),
        /** The host is at an address that the index may not send anybody to. */
        ADDRESS(Reach.NOT_ASKED),
        /** A login is needed for every request, and none is known. */
        LOGIN(Reach.NOT_ASKED),
        /** A rule of the policy, or of the library, forbids the request: not encrypted, a URL with a login in it. */
        RULE(Reach.NOT_ASKED),
        /** The origin failed so often that it is left alone for a while. */
        SUSPENDED(Reach.NOT_ASKED),
        /** Nothing is kept, and offline nothing is asked. */
        OFFLINE(Reach.NOT_ASKED),
        /** The policy leads to an index that it disables. */
        DISABLED(Reach.NOT_ASKED),
        /** The index was closed. */
        CLOSED(Reach.NOT_ASKED),
        /** A recording that does not know the answer, since nobody asked when it was made. */
        NOT_RECORDED(Reach.SILENT),
        /** A file or folder of this machine that is missing, damaged or may not be read. */
        FILE(Reach.SILENT),
        /** This machine has run out of something: file descriptors. */
        MACHINE(Reach.NOT_ASKED),
        /** An index that a host brings threw an exception, or gave null. */
        HOST(Reach.SILENT),
        /** Any other, and every one of a recording that does not say its kind. */
        OTHER(Reach.SILENT);

        private final Reach reach;

        Kind(Reach reach) {
            this.reach = reach;
        }

        /** {@return how far a question came that ended so} */
        public Reach reach() {
            return reach;
        }
    }

    /** How far a question came. */
    public enum Reach {
        /** It was not put. */
        NOT_ASKED,
        /** It was put, and nothing came that could be looked at. */
        SILENT,
        /** Something came, which is no answer. */
        ANSWERED
    }

    /** Checks the number of attempts. */
    @Unpromised
    public IndexFault {
        if (attempts < 1) {
            throw new IllegalArgumentException("a fault is met at the first attempt or later, not at " + attempts);
        }
    }

    /** Makes a fault that was met at the first try, with neither a status nor a remedy. */
    public static IndexFault of(Kind kind, String location, FaultDetail detail) {
        return new IndexFault(kind, OptionalInt.empty(), location, detail, 1, Optional.empty());
    }

    /**
     * Makes such a fault in the words of who met it.
     *
     * @param words what came instead of an answer, as it reads after the location: "the archive ends early"
     */
    public static IndexFault of(Kind kind, String location, String words) {
        return of(kind, location, new FaultDetail.Quoted(words));
    }

    /** Makes the fault of a status that answers nothing, met at the first try. */
    public static IndexFault ofStatus(int code, String location) {
        return of(Kind.STATUS, location, new FaultDetail.Status(code)).withStatus(code);
    }

    /** {@return the same fault, of an answer with that HTTP status} */
    public IndexFault withStatus(int code) {
        return new IndexFault(kind, OptionalInt.of(code), location, detail, attempts, remedy);
    }

    /** {@return the same fault, with that remedy} */
    public IndexFault withRemedy(Remedy other) {
        return new IndexFault(kind, status, location, detail, attempts, Optional.of(other));
    }

    /** {@return the same fault, met after so many attempts} */
    public IndexFault after(int tries) {
        return new IndexFault(kind, status, location, detail, tries, remedy);
    }

    /** {@return the same fault, of which there is that to say} */
    public IndexFault withDetail(FaultDetail other) {
        return new IndexFault(kind, status, location, other, attempts, remedy);
    }
}

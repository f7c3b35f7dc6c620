// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.section;

import dev.headwater.api.text.Spelling;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How something is served, where it is not as anybody would serve it.
 *
 * @param kind in which way
 * @param detail what there is to say of that; may be empty
 */
public record Manner(Kind kind, String detail) {
    private static final String LENGTHLESS = "without length";
    private static final String ENDLESS = "without end";
    private static final String NEITHER = "without length and end";
    private static final List<String> HTML_PAGES = List.of("", "without name", LENGTHLESS, ENDLESS, NEITHER);

    /** A way to serve something otherwise. */
    public enum Kind {
        /** With this status and nothing else; a file with {@code CODE of parts} only where a part is asked for. */
        STATUS,
        /**
         * An index with the status 401 for who does not log in, perhaps {@code as USER}; subjects are given the login.
         */
        LOGIN,
        /** An index with the status 403 for who logs in. */
        ANONYMOUS,
        /** An index at another host than where this is not said of it. */
        MOVED(true),
        /** A page that says for how many seconds it holds. */
        MAX_AGE(true),
        /** A page that may not be stored. */
        NO_STORE(true),
        /** A page with a word that tells its state, and 304 for who knows that word. */
        ETAG(true),
        /** A page with the date of its last change, and 304 for who knows that date. */
        LAST_MODIFIED(true),
        /** A page with the status 200 and no body. */
        EMPTY,
        /** A page with this Content-Type. */
        TYPE,
        /** A page that says this version of the API. */
        VERSION,
        /** A page of which the second half is missing. */
        CUT,
        /**
         * A page in HTML for everybody, perhaps {@code without name}, or {@code titled NAME}; or {@code without
         * length}, {@code without end} or {@code without length and end}.
         */
        HTML,
        /** A page elsewhere: at this path of the server, or at the path of the server of this index. */
        REDIRECT,
        /** A page behind so many redirects, each below the index. */
        REDIRECTS,
        /** A file of which this is listed as its hash: {@code none}, {@code md5}, {@code sha1}, {@code odd}. */
        HASH(true),
        /** A file of which this is listed as its Requires-Python. */
        PYTHON,
        /** A file on the server of the index that is named, with its metadata file. */
        AT,
        /** A metadata file that no page announces. */
        UNANNOUNCED,
        /** A file, or a metadata file, with other bytes than were listed. */
        CHANGED,
        /** A metadata file that is longer than anybody has to read. */
        LONG,
        /** A file of which who asks for a part gets that of the file that is named. */
        PARTS_OF,
        /** A metadata file that is that of the file that is named, and announced without a hash. */
        TEXT_OF,
        /** A folder with a folder for each project. */
        BY_PROJECT,
        /** A folder, or a recording, that is not there. */
        MISSING,
        /** A recording that has all that its index has. */
        COMPLETE;

        private final boolean isBesides;

        Kind() {
            this(false);
        }

        Kind(boolean isBesides) {
            this.isBesides = isBesides;
        }
    }

    static Manner parse(String text) {
        int space = text.indexOf(' ');
        String word = space < 0 ? text : text.substring(0, space);
        Kind kind = Spelling.find(word, Kind.values())
                .orElseThrow(() -> InvalidScenarioException.ofLine(
                        text, "a way to serve something: " + String.join(", ", Spelling.all(Kind.values()))));
        Manner manner = new Manner(kind, space < 0 ? "" : text.substring(space + 1));
        manner.check(text);
        return manner;
    }

    private void check(String text) {
        switch (kind) {
            case STATUS, REDIRECTS -> number();
            case TYPE, VERSION, REDIRECT, PYTHON, AT, PARTS_OF, TEXT_OF ->
                require(!detail.isEmpty(), text, "one with a word behind it");
            case HTML ->
                require(
                        HTML_PAGES.contains(detail) || titled().isPresent(),
                        text,
                        "html, html titled NAME, or html without name, length, end, or length and end");
            case LOGIN -> require(detail.matches("(as [a-z]{1,30})?"), text, "login, or login as USER");
            case MAX_AGE -> require(detail.matches("[0-9]{1,9}"), text, "max-age SECONDS");
            case LAST_MODIFIED -> require(isDate(), text, "last-modified DATE, such as 2026-06-01");
            case HASH -> require(detail.matches("none|md5|sha1|odd"), text, "hash none, md5, sha1 or odd");
            default -> require(detail.isEmpty(), text, "one without a word behind it");
        }
    }

    private static void require(boolean isSo, String text, String expected) {
        if (!isSo) {
            throw InvalidScenarioException.ofLine(text, expected);
        }
    }

    private boolean isDate() {
        try {
            return LocalDate.parse(detail).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** {@return whether it may be said beside another manner: where something is, its hash, how long it holds} */
    boolean isBesides() {
        return kind.isBesides;
    }

    /** {@return whether it is of this kind} */
    public boolean is(Kind other) {
        return kind == other;
    }

    /** {@return the number that stands first in the detail} */
    public int number() {
        String digits = detail.split(" ", 2)[0];
        require(
                digits.matches("[0-9]{1,3}"),
                Spelling.of(kind) + " " + detail,
                "one with a number of at most three digits");
        return Integer.parseInt(digits);
    }

    /** {@return whether it is so only where a part of a file is asked for} */
    public boolean isOfParts() {
        return detail.endsWith(" of parts");
    }

    /** {@return whether nothing says how long a page in HTML is} */
    public boolean isLengthless() {
        return kind == Kind.HTML && (detail.equals(LENGTHLESS) || detail.equals(NEITHER));
    }

    /** {@return whether a page in HTML lacks the end of its text} */
    public boolean isEndless() {
        return kind == Kind.HTML && (detail.equals(ENDLESS) || detail.equals(NEITHER));
    }

    /** {@return the name that a page in HTML has as its title instead of its own} */
    public Optional<String> titled() {
        return kind == Kind.HTML && detail.startsWith("titled ")
                ? Optional.of(detail.substring("titled ".length()))
                : Optional.empty();
    }
}

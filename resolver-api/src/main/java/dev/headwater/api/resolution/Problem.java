// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.resolution;

import dev.headwater.api.explanation.Place;
import dev.headwater.api.requirement.Requirement;
import java.util.List;
import java.util.Optional;

/**
 * Something that is wrong with a request, so that it cannot be meant.
 *
 * @param kind what is wrong
 * @param places where it stands
 * @param requirement the requirement that is wrong, if it is one
 * @param details what else is to be said of it; what they are, the kind says
 */
public record Problem(Kind kind, List<Place> places, Optional<Requirement> requirement, List<String> details) {
    /** Copies. */
    public Problem {
        places = List.copyOf(places);
        details = List.copyOf(details);
    }

    /** What can be wrong with a request. */
    public enum Kind {
        /** An override names a URL. */
        OVERRIDE_NAMES_URL,
        /** A constraint names a URL. */
        CONSTRAINT_NAMES_URL,
        /** A constraint names extras. */
        CONSTRAINT_NAMES_EXTRAS,
        /** Hashes are required, and a requirement is not pinned or has none. */
        HASHES_REQUIRED,
        /**
         * The hashes of a requirement are none of those that the request names elsewhere; the detail is the project.
         */
        OTHER_HASHES,
        /** The request names two hashes of one algorithm for the file at a URL; the detail is the project. */
        URL_HASHES_DIFFER,
        /** The policy refuses URLs. */
        URLS_REFUSED,
        /** A URL is named, and nothing here reads one. */
        URLS_UNREAD,
        /** A URL is none of an archive; the detail says why. */
        UNUSABLE_URL,
        /** A project is required at two URLs; the detail is the project. */
        TWO_URLS,
        /** A marker asks for an extra, which means nothing in a request. */
        MARKER_ASKS_FOR_EXTRA,
        /** A marker cannot be evaluated; the detail is the marker. */
        MARKER_UNDEFINED,
        /** A marker depends on fields that nobody knows of the target; the details are the fields. */
        MARKER_UNKNOWN,
        /** Two projects of the request have one name; the detail is the name. */
        TWO_OWN_PROJECTS,
        /**
         * What a project of the request requires is made when it is built; the details are its name, where it is
         * described, and the extra that is asked for, if it is one.
         */
        UNKNOWN_DEPENDENCIES,
        /**
         * So many extras of a project of the request are asked for that they are not looked at; the details are its
         * name, how many extras, how many characters, and the most characters that are looked at.
         */
        TOO_MANY_EXTRAS,
        /** An argument or a file of the request cannot be read; the detail says why, as whole sentences. */
        UNREADABLE,
        /** A cut-off applies, and an index tells no upload time of a project; the details are project and index. */
        NO_UPLOAD_TIMES
    }
}

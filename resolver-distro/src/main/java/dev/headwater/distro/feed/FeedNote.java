// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.feed;

/**
 * Something that there is to say of a row.
 *
 * @param kind what it is about
 * @param text what it is about: the packaged version, the bound as written, the branches
 */
public record FeedNote(Kind kind, String text) {
    /** What a note is about. */
    public enum Kind {
        /** The packaged version is another: text is it. */
        PACKAGED_VERSION,
        /** A bound was left out, since the release itself does not meet it: text is the relation as written. */
        BOUND_NOT_MET,
        /** A bound was left out, since it does not convert: text is the relation as written. */
        BOUND_NOT_CONVERTED,
        /** Branches of a relation that were not taken: text is the relation as written. */
        OTHER_BRANCHES,
        /** Another package claims the project too, and the naming rule decided: text is the other package. */
        OTHER_CLAIMANT
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

/**
 * Something that there is to say of a package that provides a version of a project, though it may be used.
 *
 * @param kind what it is about
 * @param text what was found, as {@link Kind} says
 * @since 0.1.0
 */
public record ProvidedNote(Kind kind, String text) {
    /** What a note is about. */
    public enum Kind {
        /** The version of the package tells another version of the project. Text: that version. */
        PACKAGED_VERSION,
        /** Another package claims the project too; the distributor's rule of names decided. Text: that package. */
        OTHER_CLAIMANT,
        /** A bound was left out, since the release itself does not meet it. Text: what is required, as written. */
        BOUND_NOT_MET,
        /** A bound was left out, since it is no bound of a project's version. Text: the relation, as written. */
        BOUND_NOT_CONVERTED,
        /** Of a relation with alternatives another branch was taken. Text: the relation, as written. */
        OTHER_BRANCHES,
        /**
         * The package declares the project for no one Python; which it is for tells another relation of it. Text: what
         * it declares, without the version.
         */
        DECLARED_GENERALLY,
        /**
         * It does not go with all versions of another project, which it does not require. Text: the requirement that
         * must be met if that is there.
         */
        CONSTRAINS,
        /**
         * No package of the feed declares what it requires, so the package manager does not install it from there
         * alone. Text: what is required, as written.
         */
        REQUIRED_UNDECLARED
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

/**
 * Why a package that provides a version of a project cannot be used.
 *
 * @param kind what is wrong
 * @param detail what it is about, as {@link Kind} says
 * @since 0.1.0
 */
public record ProvidedFault(Kind kind, String detail) {
    /** What may be wrong. */
    public enum Kind {
        /** The version that it provides cannot be read. Detail: the text of it. */
        VERSION,
        /** Several packages claim the project, and nothing tells which of them is meant. Detail: the others. */
        CLAIMED,
        /** What it requires cannot be read. Detail: the relation or requirement, as written. */
        RELATIONS,
        /** It is for another Python than that of the distributor. Detail: which, {@code pypy3.9}. */
        PYTHON,
        /** A list of what packages contain names the package, and no list of packages does. Detail: its metadata. */
        MISSING,
        /**
         * A package declares something of the project, and no version of it: a declaration that cannot be read, an
         * extra alone, or one that an older package had. Detail: what is declared.
         */
        DECLARATION,
        /** It is installed, and Python finds another copy before it, which no package owns. Detail: that copy. */
        HIDDEN,
        /** It is installed, and its metadata is not there any more, or cannot be read. Detail: the metadata. */
        UNREADABLE
    }
}

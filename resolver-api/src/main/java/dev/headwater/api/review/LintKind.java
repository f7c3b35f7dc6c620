// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.review;

import dev.headwater.api.text.Spelling;

/**
 * What there is to say of an overlay. Codes stay; new kinds will come.
 *
 * @since 0.1.0
 */
public enum LintKind {
    /** An index gave no answer that is needed to judge it. */
    NOT_JUDGED(Level.NOT_JUDGED),
    /** It is for an index that the policy does not have. */
    UNKNOWN_INDEX(Level.ERROR),
    /** It needs a power that the policy does not grant. */
    NOT_GRANTED(Level.ERROR),
    /** A requirement that must be there is not. */
    UNMET(Level.ERROR),
    /** A requirement that it replaces or takes off is gone, and what it makes of it is published. */
    FIXED_UPSTREAM(Level.ERROR),
    /** Another overlay says the same field of a file, and neither names its files more exactly. */
    CONFLICT(Level.ERROR),
    /** It is for nothing that the owner lists. */
    MATCHES_NOTHING(Level.WARNING),
    /** It is for an index that does not supply the project. */
    NOT_OWNER(Level.WARNING),
    /** Others have the say over all that it is for. */
    OVERRULED(Level.WARNING),
    /** All that it says is published already. */
    SUPERSEDED(Level.WARNING),
    /** A part of what it says is published already. */
    ALREADY_PUBLISHED(Level.ADVICE),
    /** It changes what no expectation guards. */
    UNGUARDED(Level.ADVICE),
    /** It is for files whose metadata cannot be read, so that nobody can use them. */
    UNREADABLE(Level.ADVICE);

    private final Level level;

    LintKind(Level level) {
        this.level = level;
    }

    /** {@return how much it matters} */
    public Level level() {
        return level;
    }

    /** {@return the word that names it in reports} */
    public String code() {
        return Spelling.of(this);
    }

    /** How much something matters. */
    public enum Level {
        /** It is not known whether the overlay holds. */
        NOT_JUDGED,
        /** A policy with it is refused, or a resolution that uses such a file is invalid. */
        ERROR,
        /** It does nothing. */
        WARNING,
        /** It could be better. */
        ADVICE
    }
}

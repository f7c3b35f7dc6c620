// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

/**
 * A remedy for a fault of a policy. Which key, option or variable that means, only the surface knows that the policy
 * came from; {@link #toString()} says it without any.
 *
 * @param action what to do
 * @param subject what to do it with: a pattern, the id of an index; empty where there is nothing to name
 * @since 0.1.0
 */
public record PolicyRemedy(Action action, String subject) {
    /** The kinds of remedies. */
    public enum Action {
        /** Add an index. */
        ADD_INDEX,
        /** Leave out what was said. */
        LEAVE_OUT,
        /** Give a URL that begins with https, or choose a kind of index that is on this machine. */
        USE_URL_OR_LOCAL_KIND,
        /** Hand credentials over apart from the URL; the subject is the id of the index. */
        KEEP_CREDENTIALS_APART,
        /** Use https, or allow plain http for this index. */
        USE_HTTPS_OR_ALLOW_INSECURE,
        /** Use https, or name the keys that sign what is read. */
        USE_HTTPS_OR_SIGNED_BY,
        /** Read it over https. */
        USE_HTTPS,
        /** Name the keys that sign what is read, or allow that nobody does. */
        SIGNED_BY_OR_ALLOW_UNSIGNED,
        /** Leave the list out, or disable the index. */
        LEAVE_OUT_OR_DISABLE,
        /** Allow a pattern, the subject, for the index. */
        ALLOW_PATTERN,
        /** Let overlays make files require something more. */
        LET_OVERLAYS_ADD,
        /** Let overlays make yanked files usable. */
        LET_OVERLAYS_UNYANK
    }

    static PolicyRemedy of(Action action) {
        return new PolicyRemedy(action, "");
    }

    /** {@return what to do, in words that fit wherever the policy came from} */
    @Override
    public String toString() {
        return switch (action) {
            case ADD_INDEX -> "add at least one";
            case LEAVE_OUT -> "leave them out";
            case USE_URL_OR_LOCAL_KIND -> "give one, or choose a kind of index that is on this machine";
            case KEEP_CREDENTIALS_APART -> "remove them, and hand them over by a credential provider";
            case USE_HTTPS_OR_ALLOW_INSECURE -> "use https, or allow plain HTTP for this index";
            case USE_HTTPS_OR_SIGNED_BY -> "use https, or say whose signature it has";
            case USE_HTTPS -> "use https";
            case SIGNED_BY_OR_ALLOW_UNSIGNED -> "say whose signature it has, or allow what is not signed";
            case LEAVE_OUT_OR_DISABLE -> "leave it out, or disable the index";
            case ALLOW_PATTERN -> "allow '" + subject + "' there";
            case LET_OVERLAYS_ADD -> "let overlays add dependencies (may-add), or leave it out";
            case LET_OVERLAYS_UNYANK -> "let overlays make yanked files usable (may-unyank), or leave it out";
        };
    }
}

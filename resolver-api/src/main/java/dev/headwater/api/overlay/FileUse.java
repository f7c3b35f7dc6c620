// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.overlay;

/**
 * What an overlay makes of the use of a file.
 *
 * @param kind what it does
 * @param reason why, for people; the reason of the overlay where it is not given
 */
public record FileUse(Kind kind, String reason) {
    /** What an overlay may do to the use of a file. */
    public enum Kind {
        /** It is taken only by a request that names its version exactly. */
        YANK,
        /** It is taken as if its index had not yanked it. A policy must grant it. */
        UNYANK,
        /** It is never taken. */
        WITHDRAW
    }
}
